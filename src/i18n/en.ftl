# Words of the portal, in English. What a brand says comes from the brand's file.

## The sheet

portal-name = Handshake
skip = Skip to the content
languages = Language
sign-out = Sign out
foot = About this page
foot-choices = Your privacy choices
foot-notices = Privacy notices
more = More
save = Save
until = until { $day }
to-home = Back to the start
to-join = Join again
to-manage = Get a link to your privacy page
to-nothing-came = Nothing came?
back-to-me = Back to your privacy page
link-at = { $what }, { $brand }

## Forms

faults-heading = Something needs mending
faults-note = This did not go through
faults-title = Mend and send again: { $title }
leave-empty = Leave this empty
name-label = Your name
name-hint = What we should call you.
email-label = Your email address
email-hint = We send a letter there, to make sure it is yours.
fault-name-empty = Tell us what to call you.
fault-name-long = This name is longer than we can keep. Use up to 200 characters.
fault-name-hidden = This name holds characters that cannot be seen. Type it again by hand.
fault-name-link = This reads like a web address. Leave out “/”, “@”, “www.”, and put a space after a dot.
fault-email-empty = Enter your email address.
fault-email-space = An email address has no spaces or hidden characters. Type it again by hand.
fault-email-no-at = An email address has an @, as in ada@example.org.
fault-email-second-at = This address has more than one @. Leave one.
fault-email-no-local = Something is missing before the @. Type the whole address.
fault-email-long = This address is longer than addresses can be. Check it for a slip.
fault-email-quoted = We cannot write to addresses with quotation marks. Use another one of yours.
fault-email-non-ascii = We cannot write to addresses with letters beyond a–z before the @ yet. Use another one of yours.
fault-email-dots = The part before the @ cannot begin or end with a dot, or have two in a row. Check it for a slip.
fault-email-character = There is a character before the @ that addresses cannot have. Check it for a slip.
fault-email-literal = Use an address that ends in a name, as in example.org, not in numbers in brackets.
fault-email-domain = The part after the @ does not look right. It should read like example.org.
fault-email-same = This is the address you have here already.
fault-note-long = A note can have 500 characters.
fault-note-hidden = The note holds a character that cannot be seen. Please type it anew.
fault-until = Choose a day between tomorrow and two years from now.
fault-form-old = We could not match this form to your session any more: it was open for more than a day, or you signed in or out since. Nothing was changed, and what you typed is still here. Send it once more.
fault-form-changed = What is offered here has changed since you opened the page, so nothing was changed. Look through it and send it once more.
fault-too-fast = That was quicker than we can follow. What you typed is still here. Send it once more.

## What went wrong

error-404-title = There is nothing here
error-404 = The address may be mistyped, or what was here has gone.
error-404-next = Nothing of yours was changed.
error-foreign-title = This came from somewhere else
error-foreign = Another site tried to send this form for you, so we did not take it.
error-foreign-next = If it was you, open the page here and send it again.
error-429-title = A little later, please
error-429 = A great many requests came from your network in the last hour.
error-429-next = { $minutes ->
    [one] Nothing was changed. Try again in a minute.
   *[other] Nothing was changed. Try again in { $minutes } minutes.
}
error-failed-tokens-title = A little later, please
error-failed-tokens = Several links or forms that came from your network in the last hour were not ours, so all of them wait for a while.
error-failed-tokens-next = { $minutes ->
    [one] Nothing was changed. Try again in a minute.
   *[other] Nothing was changed. Try again in { $minutes } minutes.
}
error-500-title = Something went wrong on our side
error-500 = We could not finish what you asked for, and nothing of it was kept.
error-500-next = Try again in a moment. If it stays like this, write to us.
error-reference = Quote { $reference } when you do: by it we find what happened.
error-503-title = Not possible just now
error-503 = The place where we keep things is full or does not answer, so what you sent may not have been kept.
error-503-next = Nothing that you were told was done is lost. Try again in a few minutes; going back in your browser usually still shows what you typed.
confirm-used-title = This is confirmed already
confirm-used = The link in the letter has done its work. It works once.
confirm-used-next = To see or change what you get, ask for a link to your privacy page.
confirm-expired-title = This link has run out
confirm-expired = A confirmation link works for 24 hours, or until somebody presses “not me”. Nothing took effect, and what was typed is deleted after { $days } days.
confirm-expired-next = Join again, and a new letter comes.
confirm-unknown-title = We do not know this link
confirm-unknown = It may have been cut in the letter, or it is more than { $kept } days old.
confirm-unknown-next = Open it from the letter once more, or join again.
link-unknown-title = We do not know this link
link-unknown = It may have been cut in the letter, or it has run out.
link-unknown-next = Open it from the letter once more, or ask for a new one.
sign-in-used-title = This link has been used
sign-in-used = A sign-in link works once.
sign-in-used-next = If you are no longer signed in, ask for a new one.
sign-in-expired-title = This link has run out
sign-in-expired = A sign-in link works for ten minutes.
sign-in-expired-next = Ask for a new one; it comes at once.
unsubscribe-unknown-title = This link no longer works
unsubscribe-unknown = It may have been cut in the letter, or its owner has left.
unsubscribe-unknown-next = If letters still come, ask for a link to your privacy page and stop them there.
undo-used-title = This is undone already
undo-used = The link in the letter has done its work. It works once.
undo-used-next = To see or change what you get, ask for a link to your privacy page.
undo-nothing-title = There is nothing to put back
undo-nothing = These letters are on again, or the agreement that they need was withdrawn since. A link in a letter cannot give it again.
undo-nothing-next = To see or change what you get, ask for a link to your privacy page.
undo-expired-title = This link has run out
undo-expired = What was stopped could be undone for a day.
undo-expired-next = To get those letters again, ask for a link to your privacy page.
new-address-used-title = This is done already
new-address-used = The link in the letter has done its work. It works once.
new-address-used-next = To see or change what you get, ask for a link to your privacy page.
new-address-expired-title = This link has run out
new-address-expired = It worked for 24 hours, or until another address was asked for. Nothing was changed.
new-address-expired-next = Whoever wants their letters here can ask again on their privacy page.
new-address-taken-title = This address is here already
new-address-taken = Somebody gets letters at this address already. Two people are never made into one, so nothing was changed.
new-address-taken-next = If both are you, leave with one of them and keep the other.
old-address-used-title = There is nothing to put back
old-address-used = Letters go to this address, or the link has done its work. It works once.
old-address-used-next = To see or change what you get, ask for a link to your privacy page.
old-address-expired-title = This link has run out
old-address-expired = A change of address could be put back for seven days.
old-address-expired-next = If you did not make it, please write to us: the address stands below.
old-address-taken-title = Somebody joined with this address since
old-address-taken = So the person who had it before cannot have it back, and nothing was changed.
old-address-taken-next = If that was you, ask for a link to your privacy page. Otherwise please write to us: the address stands below.
wish-unknown-title = This link is not whole
wish-unknown = It should name something to keep, and we could not read what.
wish-unknown-next = Go back to the page you came from and try once more.

## What was done

done-started = It is on. You get it from now on.
done-started-paused = It is on, and paused until { $day }. It comes from then on.
done-stopped = It has stopped. Nothing more of it is sent.
done-agreed = You have agreed. You can take it back here at any time.
done-withdrawn = You have taken your agreement back. It is no longer used.
done-everything-stopped = Everything has stopped, and your agreements are taken back.
done-frequency = We keep to that from now on.
done-paused = You get nothing until that day.
done-resumed = The pause is over.
done-details = Your details are saved.
done-accepted = It is on.
done-accepted-some = What needs no new agreement is on. The rest needs your agreement: start it under “What you get”.
done-accepted-none = Nothing has started yet: it needs your agreement. Start it under “What you get”.
done-unchanged = Nothing was changed.
done-not-signed-in = You are no longer signed in, so nothing was changed. Ask for a new link here.
done-dropped = It is dropped. Nothing was changed.
done-signed-out = You are signed out.
done-lifted = You can join again from this address.
done-confirmed = It is confirmed. Thank you.
done-undone = It is undone. Those letters are on again.
done-new-address = A letter is on its way to the new address. Nothing changes before somebody there says yes.
done-address-changed = Your letters go to the new address from now on. The old one was told.
done-address-put-back = It is put back: letters go to this address again. To look around, ask for a link here.
done-kept = It is on your list.
done-kept-already = It was on your list already.
done-list-full = Your list is full: 200 things are the most. Take something off it first.
done-noted = The note is saved.
done-removed = It is off your list.

## The first pages

home-title = Your privacy, brand by brand
home-lede = Each of these keeps its own promises to you. Choose the one you came about.
home-empty = No brand is set up here yet.
greet-title = You decide what we know
greet-join = Join
greet-already = Already with us?
greet-manage = See and change what we hold
greet-notices = Read how we use data
join-title = Join { $brand }
join-lede = A name and an address are enough. You confirm by letter, and can change or end everything later.
join-no-box = With no box ticked you still join: you get your privacy page, and no letters until you choose some.
join-button = Join
join-notice = How we use your name and address:
topics-legend = What would you like to get?
consents-legend = What do you agree to?
consents-hint = Nothing here is needed to join, but letters come only if you agree to them. You can take each one back with one press.
consent-changed = These words are new since you ticked the box. Read them, and tick it again if you agree.
purpose-data = Which data
purpose-recipients = Who gets it
purpose-nobody = Nobody but us
purpose-retention = For how long
notice-full = The whole notice
notice-full-named = The whole notice: { $name }
sent-title = Look in your mailbox
sent-lede = If the address is right, a letter from { $brand } is on its way.
sent-step-open = Open the letter. It can take a minute.
sent-step-press = Press the button in it, look through your choices and confirm them.
sent-step-then = Only then does anything take effect.
sent-nothing = You need not confirm. What is not confirmed is deleted by itself after { $days } days.
nothing-title = Nothing came?
nothing-lede = These are the usual reasons, and what helps.
nothing-spam = It went to the spam folder. Look there, and in your other folders.
nothing-typo = There was a slip in the address. Join once more and read it twice.
nothing-wait = A letter went to this address a short while ago. We leave some minutes between two letters and send only a few a day, so that nobody can flood a mailbox.
nothing-silenced = The address asked us for no such letters, with “not me”. Ask for a link to the privacy page, and the letter lets you allow them again.
nothing-refused = Your mail provider turned our letter away. Try another address.
nothing-join = Join once more
nothing-write = Or write to us:
notices-title = Privacy notices
notices-lede = What we do with data, why, and for how long. Older versions stay readable.
notice-version = Version { $version }
notice-since = Version { $version }, in force since { $day }
notice-consent = The sentence beside the box
notice-versions = All versions

## Confirming

confirm-title = Confirm what you want
confirm-lede = Somebody, most likely you, asked { $brand } for this. Change what you like, then confirm.
confirm-button = Confirm
confirm-waits = You chose these, but they come only if you agree to them above: { $topics }.
confirm-not-you = Was it not you? Then close this page. Without the button nothing happens.
confirmed-title = It is confirmed
confirmed-done = Your choices are kept, and take effect now.
confirmed-next = To see and change them, let us send you a link. The one you used has done its work.
not-me-title = It was not you
not-me-lede = Somebody typed your address into a form. Nothing of it takes effect, and what was typed is deleted after { $days } days.
not-me-what = We can stop letters of this kind to your address, from every brand here, for { $days ->
    [one] one day
   *[other] { $days } days
}.
not-me-button = Send me no such letters
not-me-done-title = No more such letters
done-silenced = Nobody can have a letter of this kind sent to you for { $days ->
    [one] one day
   *[other] { $days } days
}.
not-me-done-next = If you ever want to join yourself, ask for a link to the privacy page. The letter lets you allow it again.

## Signing in

manage-title = Get a link to your privacy page
manage-lede = We send it to your address. No password, and no old letter needed.
manage-button = Send me a link
manage-already = You are signed in: go to your privacy page
manage-new = Not with us yet?
manage-sent-title = Look in your mailbox
manage-sent-lede = If { $brand } knows this address, a link is on its way. It works for ten minutes.
manage-sent-step = Press the button in it, and you are in.
sign-in-title = Open your privacy page
sign-in-lede = One press, and you are signed in on this device.
sign-in-button = Sign in
lift-title = Allow letters again
lift-lede = You asked us not to write to this address when somebody joins with it. You can take that back here.
lift-button = Allow it again

## Letter links

unsubscribe-title = Letters from { $brand }
unsubscribe-lede = Here you can only get less. Nothing about you is shown.
unsubscribe-on = What is on
unsubscribe-state-on = It is on
unsubscribe-none = No letters from { $brand } come to you.
unsubscribe-stop-all = Stop all of these letters
unsubscribe-more = For everything else:
unsubscribe-undo = Was it not you? When something is stopped here, we send a letter that can undo it, at most one a day.
undo-title = Undo it
undo-lede = Somebody stopped these with a link from one of our letters. You can have them back.
undo-button = Send me these again

## Your privacy page

me-title = Your privacy page
me-lede = { $count ->
    [one] One brand here knows you. This is what it holds.
   *[other] { $count } brands here know you. They do not share what they hold.
}
me-silenced = You asked us for no letters when somebody joins with your address.
me-lift = Allow them again
me-bounced = Your mail provider turned our letters away, so we have stopped writing.
me-nothing = Nothing
me-gets = You get
me-paused = Paused
me-since = With us since
me-preferences = What you get
me-details = Name and language
me-agreed = What you agreed to
me-wishlist = Wishlist
me-data = A copy of everything
me-leave = Leave
me-signed-out-title = You are not signed in
me-signed-out-lede = Choose a brand you have joined, and ask it for a link. It comes by letter.
asked-for-what = Somebody, perhaps you, asked for this with your address. Nothing has changed yet.
asked-for-accept = I want this
asked-for-drop = Drop it
details-title = Name and language
details-lede = Changed here, changed at once, everywhere.
details-language = Language of our letters
details-address = To get letters at another address:
details-address-link = Change your address
data-title = A copy of everything
data-lede = All that we hold about you, in one file.
data-what = Each part says where it came from, since when we have it and how long it stays. The file is JSON, which other services can read.
data-button = Download the copy
prove-why = This needs a fresh proof that the mailbox is yours: we send a link to it, which leads back here.
prove-button = Send me the link
prove-sent-title = Look in your mailbox
prove-sent-lede = The link works for ten minutes.
prove-sent-step = Press the button in it, and you are back where you were.

## Preferences

preferences-title = What you get
preferences-lede = Sent to { $address }. Each change counts at once.
preferences-topics = Letters
preferences-consents = What you agree to
start = Start
stop = Stop
agree = I agree
withdraw = Take back
stop-named = Stop { $name }
state-on = You get this
state-paused = On, paused until { $day }
state-off = You do not get this
state-waits = Chosen; it comes once you agree below
state-agreed = You agreed
state-not-agreed = Not agreed
still-agreed = You still agree to “{ $purpose }”. You can take that back below.
saved-on = started
saved-on-paused = on, once the pause is over
saved-off = stopped
saved-undone = undone
saved-agreed = you agreed
saved-withdrawn = taken back
undo = Undo
saving = Saving
save-failed = That could not be saved. Check your connection and try once more.
save-stale = That could not be saved: this page is too old, or you are no longer signed in. Load it again and try once more.
frequency-legend = How often?
frequency-button = Keep to that
pause-heading = A pause
pause-label = Nothing until
pause-hint = You get nothing before that day, and everything as it is now from then on.
pause-button = Pause
pause-is = You get nothing until { $day }. What is on below comes from then on.
resume-button = End the pause
everything-heading = Everything at once
everything-what = Every letter stops, and every agreement is taken back. You stay with { $brand } and can start again here.
everything-button = Stop everything

## What was agreed

agreed-title = What you agreed to
agreed-lede = Each agreement: when you were asked, when you confirmed it, and in which words.
agreed-none = You have not agreed to anything yet. When you do, it stands here.
agreed-asked = Asked
agreed-given = Confirmed
agreed-words = Words
agreed-state = Now
agreed-stands = Stands
agreed-withdrawn = Taken back:
agreed-replaced = Replaced by newer words:
agreed-receipt = See it whole, and keep the receipt

## A wishlist

wish-title = Keep this on your list
wish-lede = To keep it, join with your name and address. You get no letters unless you choose some.
wish-keep-lede = It goes on your list at { $brand }, where you can take it off again.
wish-button = Keep it
confirm-wish = What you wanted to keep goes on your list as well.
wishlist-title = Your wishlist
wishlist-lede = What you keep at { $brand }. Nobody sees the notes but you.
wishlist-empty = Nothing is on your list. Where { $brand } offers to keep something, it comes here.
wishlist-note = Your note
wishlist-save = Save the note
wishlist-save-named = Save the note: { $label }
wishlist-remove = Take it off
wishlist-remove-named = Take it off: { $label }

## Another address

new-address-title = Change your address
new-address-lede = Letters go to { $address } now.
new-address-button = Send a letter there
new-address-how = How it goes
new-address-step-letter = We send a letter to the new address.
new-address-step-then = When you press the button in it, your letters go there. Your name, choices and agreements come along.
new-address-step-old = The old address is told, and can put it back for seven days. Links in older letters stop working, and you are signed out elsewhere.
new-address-only = This changes your address at { $brand } alone.
prove-address-title = Use this address?
prove-address-lede = Somebody, most likely you, wants their letters from { $brand } at this address.
prove-address-what = From the moment you press the button they come here, and no longer to the address before.
prove-address-button = Use this address
prove-address-not-you = If it was not you, close this page. Nothing changes.
old-address-title = Put the address back?
old-address-lede = Letters of { $brand } that used to come to this address go to another one now.
old-address-what = When you press the button they come here again, whoever made the change is signed out, and what was switched on or agreed to since then is off.
old-address-button = Put it back

## A receipt

receipt-title = What you agreed to: { $purpose }
receipt-button = Download the signed receipt
receipt-what = It is a small file that names nobody and that we signed. Whoever you show it to can check it, also without us.
receipt-keys = The public keys
receipt-course = How it went
receipt-where = On the page
receipt-terms = What was stated then
receipt-ground = On what ground
receipt-consent = Your consent
receipt-data = Which data
receipt-recipients = Who gets it
receipt-nobody = Nobody else
receipt-sale = Personal information is sold or shared for this purpose
receipt-retention = How long
receipt-where-kept = Where it is kept
receipt-responsible = Who is responsible
receipt-contact = Questions about your privacy
receipt-officer = Data protection officer
receipt-notice = The full notice, as it was then
receipt-until-answered = until it is answered
receipt-until-withdrawn = until it is taken back
receipt-until-again = until consent is given again
receipt-asked-by = An unticked box on the page { $form }
receipt-given-box = The box was ticked and the form was sent while signed in
receipt-given-link = The box was ticked, and a link sent to the mailbox was used to confirm it
receipt-withdrawn-by = Taken back on a page or by a link in a letter
receipt-replaced-by = Replaced by an agreement to newer words

## Leaving

leave-title = Leave { $brand }
leave-lede = This cannot be undone. You can join again at any time, as somebody new.
leave-goes = What goes
leave-goes-details = Your name and your language; your address too, if no other brand here knows you
leave-goes-preferences = What you get, how often, and what you agreed to
leave-goes-more = Your wishlist with its notes, and any other address that was asked for or left behind
leave-goes-letters = Letters that wait to be sent
leave-goes-key = The key they were sealed with, so that no backup can be read either
leave-stays = What stays
leave-suppression = A mark against writing to you
leave-suppression-why = A keyed code made from your address, from which the address cannot be read, so that nobody writes to you by mistake. It stays until { $day }.
leave-counts = Counts of the letters that went to your address
leave-counts-why = How many went, and whether you asked for none, so that nobody can flood a mailbox. They are kept by such a code too, until { $day } at the latest.
leave-evidence = Proof of what you agreed to
leave-evidence-why = What was agreed to and when, without name or address, in case we have to prove it. It stays until { $day }.
leave-letter = One last letter tells you that it is done.
leave-button = Leave and delete my data
leave-stay = Stay
left-title = You have left
left-done = Your data at { $brand } is deleted.
left-next = One last letter says so. After that we do not write to you again.

## Letters

email-spelled-out = If the button does nothing, copy this into your browser:
email-join-subject = Confirm that you want to hear from { $brand }
email-join-heading = Is this you?
email-join-what = Somebody, most likely you, gave this address to { $brand } on its web page.
email-join-next = If it was you, look through the choices and confirm them. Until then nothing takes effect.
email-join-button = See and confirm
email-join-until = The link works for 24 hours. If you do nothing, nothing happens, and what was typed is deleted after { $days } days.
email-join-not-me = If it was not you, somebody mistyped. You need not do anything.
email-join-not-me-button = It was not me: send no such letters
email-join-why = You get this letter because this address was entered on a form of { $brand }. It is the only one unless you confirm.
email-sign-in-subject = Your link to { $brand }
email-sign-in-heading = Here is your link
email-sign-in-what = It opens the page where you see and change what { $brand } holds about you.
email-sign-in-button = Open my privacy page
email-sign-in-until = The link works once, for ten minutes.
email-sign-in-not-me = If you did not ask for it, you need not do anything. Nobody gets in without this letter.
email-sign-in-why = You get this letter because this address was entered on a form of { $brand }.
email-lift-subject = Letters from { $brand }
email-lift-heading = You asked us not to write
email-lift-what = Some time ago this address asked for no letters when somebody joins with it. Now somebody, most likely you, asked for a link. If you want to join, allow it again.
email-lift-button = Allow it again
email-lift-until = The link works once, for ten minutes. If you do nothing, everything stays as it is.
email-undo-subject = These letters from { $brand } have stopped
email-undo-heading = It has stopped
email-undo-what = Somebody used a link in one of our letters to stop: { $topics }.
email-undo-next = If it was you, you need not do anything. If it was not, you can have { $count ->
    [one] it
   *[other] them
} back.
email-undo-button = Undo it
email-undo-until = The link works once, for 24 hours.
email-undo-why = You get this letter because something that { $brand } sends to you was changed with a link. We send at most one such letter a day.
email-goodbye-subject = You have left { $brand }
email-goodbye-heading = It is done
email-goodbye-gone = What { $brand } held about you is deleted: your name, your preferences and every letter that was waiting. The key it was sealed with is destroyed.
email-goodbye-suppression = So that we do not write to you by mistake, we keep a keyed code made from your address, from which it cannot be read, until { $until }.
email-goodbye-counts = By such a code we also keep how many letters went to your address, so that nobody can flood a mailbox, until { $counts } at the latest.
email-goodbye-evidence = What you agreed to, and when, stays until { $evidence } without name or address, in case we have to prove it.
email-goodbye-again = If you ever come back, you begin anew. This is our last letter.
email-goodbye-why = You get this letter because you left { $brand }. Nothing else will come.
email-new-address-subject = Do you want letters from { $brand } here?
email-new-address-heading = Is this your new address?
email-new-address-what = Somebody, most likely you, wants to get their letters from { $brand } at this address from now on.
email-new-address-next = If it was you, open the link and press the button. Until then nothing changes.
email-new-address-button = Look and confirm
email-new-address-until = The link works once, for 24 hours.
email-new-address-why = You get this letter because this address was entered on a form of { $brand }. It is the only one unless you confirm.
email-address-changed-subject = Your address at { $brand } was changed
email-address-changed-heading = Your address was changed
email-address-changed-what = Letters from { $brand } that came to this address go to another one now. Whoever owns that one has confirmed it.
email-address-changed-next = If it was you, you need not do anything. If it was not, put it back: whoever did it is signed out then.
email-address-changed-button = It was not me: put it back
email-address-changed-until = The link works until { $day }.
email-address-changed-why = You get this letter because this was your address at { $brand } until now. It is the last one unless you put it back.
email-address-put-back-subject = Your address at { $brand } was put back
email-address-put-back-heading = It was put back
email-address-put-back-what = The owner of the address before has taken the change back. Letters from { $brand } go there again, and no longer come here.
email-address-put-back-next = If you think this is wrong, please answer this letter.
email-address-put-back-why = You get this letter because this was your address at { $brand } until now. Nothing else will come.
