# Words of the portal, in English. What a brand says comes from the brand's file.

## The sheet

portal-name = Handshake
skip = Skip to the content
languages = Language
sign-out = Sign out
foot = About this page
foot-choices = Your privacy choices
foot-notices = Privacy notices
save = Save
until = until { $day }
to-home = Back to the start
to-subscribe = Subscribe again
to-sign-in = Sign in with an emailed link
to-nothing-came = No email?
back-to-me = Back to your privacy centre
link-at = { $what }, { $brand }

## Forms

faults-heading = There is a problem
faults-note = There is a problem
faults-title = Problem: { $title }
leave-empty = Leave this empty
name-label = Name
name-label-optional = Name (optional)
email-label = Email address
fault-name-empty = Enter your name.
fault-name-long = This name is too long. Use up to 200 characters.
fault-name-hidden = This name holds characters that cannot be seen. Type it again by hand.
fault-name-link = This looks like a web address or a link. Remove it.
fault-label-empty = Enter a name for it.
fault-label-long = This is too long. Use up to 60 characters.
fault-label-hidden = This holds characters that cannot be seen. Type it again by hand.
fault-label-link = This looks like a web address or a link. Remove it.
fault-code = This code does not work. Check it, or ask for a new email.
fault-answer-nothing = Choose or enter an answer.
fault-answer-number = Enter a number that the question asks for.
fault-answer-long = This is too long. Use up to 200 characters.
fault-loyalty-empty = Enter your number.
fault-loyalty-sign = Use only A to Z and 0 to 9.
fault-loyalty-short = This number is too short. Check it and enter all of it.
fault-loyalty-long = This number is too long. Check it and enter it again.
fault-email-empty = Enter your email address.
fault-email-space = An email address has no spaces or hidden characters. Type it again by hand.
fault-email-no-at = An email address has an @, as in ada@example.org.
fault-email-second-at = This address has more than one @. Leave one.
fault-email-no-local = Something is missing before the @. Type the whole address.
fault-email-long = This address is too long to be an email address. Check it for a typo.
fault-email-quoted = We cannot send to addresses with quotation marks. Use another address of yours.
fault-email-non-ascii = We cannot send to addresses with characters such as é or ł before the @ yet. Use another address of yours.
fault-email-dots = The part before the @ cannot begin or end with a dot, or have two in a row. Check it for a typo.
fault-email-character = There is a character before the @ that email addresses cannot have. Check it for a typo.
fault-email-literal = Use an address that ends in a name, as in example.org, not in numbers in brackets.
fault-email-domain = The part after the @ does not look right. It should read like example.org.
fault-email-same = This is already your address here.
fault-nothing-chosen = Choose at least one thing to subscribe to.
fault-note-long = A note can have 500 characters.
fault-note-hidden = The note holds a character that cannot be seen. Type it again.
fault-until = Choose a day between tomorrow and two years from now.
fault-form-old = This form was open for more than a day, or you signed in or out since you opened it. Nothing was changed, and what you typed is still here. Send it again.
fault-form-changed = This page has changed since you opened it, so nothing was saved. Check it and send it again.
fault-passkey = The passkey was not accepted, so nothing was changed. Try again.
fault-passkey-unknown = This passkey does not work here any more. Sign in with a link by email, then add a new passkey.
fault-password-empty = Enter your password.
fault-password = The email address or the password is not right. Try again, or sign in with a link by email.
fault-password-alone = The password is not right. Try again.
fault-password-short = Choose a password of at least 15 characters. A few words in a row are long, and easy to remember.
fault-password-short-8 = Choose a password of at least 8 characters.
fault-password-long = Choose a password of at most 256 characters.
fault-password-common = Many people use this password, so it is tried first. Choose another.
fault-password-pattern = This password repeats itself or follows the alphabet or the keyboard, so it is easy to guess. Choose another.
fault-password-expected = This password is your name, your email address or the name of this site, so it is easy to guess. Choose another.
fault-second-step = The code is not right, or it was used already. Wait for the next one and enter that.
fault-app-code = The code is not right. Check that your app shows the one for this key, and that the clock of your device is right.
fault-app-over = This key was shown for more than 30 minutes, or two-step verification was turned on meanwhile, so it is not used. Remove it from your app and start again.
fault-too-fast = That was very fast. What you typed is still here. Send it again.
fault-trap = Your browser filled in a hidden field that is there to catch machines. What you typed is still here. Press the button once more.
fault-cookies = This browser does not keep cookies, so it could not keep you signed in. Your link has not been used. Allow cookies for this site, or open the link in your usual browser, and press the button again.

## What went wrong

error-404-title = Page not found
error-404 = The address may be mistyped, or the page is gone.
error-404-next = Nothing was changed.
error-foreign-title = This form came from another site
error-foreign = Another site tried to send this form for you, so we did not take it.
error-foreign-next = If it was you, open the page here and send it again.
error-429-title = Try again later
error-429 = Too many requests came from your network in the last hour.
error-429-next = { $minutes ->
    [one] Nothing was changed. Try again in a minute.
   *[other] Nothing was changed. Try again in { $minutes } minutes.
}
error-failed-tokens-title = Try again later
error-failed-tokens = Several links or forms from your network in the last hour were not valid, so links are paused for a while.
error-failed-tokens-next = { $minutes ->
    [one] Nothing was changed. Try again in a minute.
   *[other] Nothing was changed. Try again in { $minutes } minutes.
}
error-changes-title = Try again later
error-changes = You made more changes in ten minutes than we accept.
error-changes-next = { $minutes ->
    [one] Nothing was changed. Try again in a minute.
   *[other] Nothing was changed. Try again in { $minutes } minutes.
}
error-guesses-title = Try again later
error-guesses = There were several wrong tries in a row, so we wait before we check another.
error-guesses-next = { $minutes ->
    [one] Try again in a minute. Signing in with a passkey or with a link by email works all the time.
   *[other] Try again in { $minutes } minutes. Signing in with a passkey or with a link by email works all the time.
}
error-guessed-out-title = This way to sign in is switched off
error-guessed-out = There were too many wrong tries in a row, so nothing that is typed here is checked any more.
error-guessed-out-next = Sign in with a passkey or with a link by email. You can set a new password on your page “Sign-in and security”.
error-guesses-code-title = Try again later
error-guesses-code = There were several wrong codes in a row, so we wait before we check another.
error-guesses-code-next = { $minutes ->
    [one] Try again in a minute, or sign in with a passkey.
   *[other] Try again in { $minutes } minutes, or sign in with a passkey.
}
error-guessed-out-code-title = Codes are switched off
error-guessed-out-code = There were too many wrong codes in a row, so no more are checked.
error-guessed-out-code-next = Sign in with a passkey, or on a device that you signed in on not long ago, and make new recovery codes there. If you have neither, write to us.
error-busy-title = Try again in a minute
error-busy = Many people are signing in at this moment, so your password was not checked.
error-busy-next = Try again in a minute, or sign in with a passkey or with a link by email.
error-500-title = Something went wrong on our side
error-500 = We could not finish what you asked for, and nothing of it was kept.
error-500-next = Try again in a moment. If it happens again, write to us.
error-reference = Quote { $reference } when you do, so that we can find what happened.
error-503-title = Not possible just now
error-503 = Our storage is full or does not answer, so what you sent may not have been saved.
error-503-next = Nothing that you were told was done is lost. Try again in a few minutes; going back in your browser usually still shows what you typed.
confirm-used-title = This is already confirmed
confirm-used = The link in the email works once.
confirm-used-next = To see or change what you are subscribed to, sign in.
confirm-expired-title = This link has expired
confirm-expired = A confirmation link works for 24 hours, or until somebody says that they did not ask for it. You are not subscribed, and what was typed is deleted after { $days } days.
confirm-expired-next = Subscribe again to get a new email.
confirm-unknown-title = This link does not work
confirm-unknown = It may have been cut off in the email, or it is more than { $kept } days old.
confirm-unknown-next = Open it from the email again, or subscribe again.
link-unknown-title = This link does not work
link-unknown = It may have been cut off in the email, or it has expired.
link-unknown-next = Open it from the email again, or ask for a new one.
sign-in-used-title = This link has been used
sign-in-used = A sign-in link works once.
sign-in-used-next = If you are no longer signed in, ask for a new one.
sign-in-expired-title = This link has expired
sign-in-expired = A sign-in link works for ten minutes.
sign-in-expired-next = Ask for a new one.
secure-used-title = This link has been used
secure-used = Your account is secured.
secure-used-next = Sign in to check it.
secure-expired-title = This link has expired
secure-expired = It works for seven days.
secure-expired-next = Sign in and check what you sign in with.
unsubscribe-unknown-title = This link no longer works
unsubscribe-unknown = It may have been cut off in the email, or the data it belonged to has been deleted.
unsubscribe-unknown-next = If you still get emails, sign in and unsubscribe there.
unsubscribe-gone-title = Your data here is deleted
unsubscribe-gone = This link belongs to data that was deleted, so we send nothing to that address any more.
unsubscribe-gone-next = If you still get emails, sign in and unsubscribe there.
undo-used-title = This is already undone
undo-used = The link in the email works once.
undo-used-next = To see or change what you are subscribed to, sign in.
undo-nothing-title = There is nothing to undo
undo-nothing = You are subscribed to these emails again, or the consent that they need was withdrawn since. A link in an email cannot give it again.
undo-nothing-next = To see or change what you are subscribed to, sign in.
undo-expired-title = This link has expired
undo-expired = It could be undone for one day.
undo-expired-next = To get these emails again, sign in and subscribe.
new-address-used-title = This is already done
new-address-used = The link in the email works once.
new-address-used-next = To see or change your details, sign in.
new-address-expired-title = This link has expired
new-address-expired = It worked for 24 hours, or until another address was asked for. Nothing was changed.
new-address-expired-next = To get your emails at this address, sign in and ask again.
new-address-taken-title = This address is already in use here
new-address-taken = Somebody already gets emails at this address. We never merge two people, so nothing was changed.
new-address-taken-next = If both addresses are yours, delete your data under one of them and keep the other.
old-address-used-title = There is nothing to change back
old-address-used = Your emails already come to this address, or the link has been used. It works once.
old-address-used-next = To see or change your details, sign in.
old-address-expired-title = This link has expired
old-address-expired = A change of address could be undone for seven days.
old-address-expired-next = If you did not make it, write to us at the address below.
old-address-taken-title = Somebody has subscribed with this address since
old-address-taken = So the person who had it before cannot have it back, and nothing was changed.
old-address-taken-next = If that was you, sign in. Otherwise write to us at the address below.
wish-unknown-title = This link is not complete
wish-unknown = It should name something for your wishlist, and we could not read what.
wish-unknown-next = Go back to the page you came from and try again.

## What was done

done-started = You are subscribed.
done-started-paused = You are subscribed. Emails are paused until { $day }.
done-stopped = You are unsubscribed. We will not send you any more of these emails.
done-consented = You have given your consent. You can withdraw it here at any time.
done-withdrawn = You have withdrawn your consent, and the emails that need it have stopped.
done-everything-stopped = You are unsubscribed from everything, and your consents are withdrawn.
done-frequency = Your choice is saved.
done-paused = Emails are paused until that day.
done-resumed = The pause has ended.
done-details = Your details are saved.
done-accepted = You are subscribed.
done-accepted-some = You are subscribed to what needs no new consent. For the rest, subscribe under “Email preferences”.
done-accepted-none = You are not subscribed yet: this needs your consent. Subscribe under “Email preferences”.
done-unchanged = Nothing was changed.
done-not-signed-in = You are no longer signed in, so nothing was changed. Sign in again here.
done-dropped = Dismissed. Nothing was changed.
done-signed-out = You are signed out.
done-lifted = You can subscribe with this address again.
done-confirmed = Your subscription is confirmed. Thank you.
done-undone = Undone. You are subscribed to these emails again.
done-new-address = We have sent an email to the new address. Nothing changes until it is confirmed there.
done-address-changed = Your emails now go to the new address. We have told the old one.
done-address-put-back = The change is undone: emails come to this address again. Sign in here to look around.
done-kept = It is on your wishlist.
done-kept-already = It was already on your wishlist.
done-list-full = Your wishlist is full: it holds 200 things. Remove something first.
done-noted = Your note is saved.
done-removed = Removed from your wishlist.
done-registered = You have an account now.
done-answered = Your answer is saved.
done-answer-removed = Your answer is removed.
done-loyalty-claimed = We have your number and are checking it. We will email you.
done-loyalty-removed = Your number is removed.
done-put-off = We will not ask you this for now.
done-never-asked = We will not ask you this again.
done-terms-accepted = You have accepted the new terms.
done-passkey-added = Your passkey is added. Use it to sign in next time.
done-passkey-removed = The passkey is removed. It cannot be used to sign in any more.
done-passkey-renamed = The name is saved.
done-password-set = Your password is set. Everybody else was signed out.
done-password-changed = Your password is changed. Everybody else was signed out.
done-password-removed = Your password is removed.
done-account-linked = The account is linked. You can now sign in by it.
done-account-unlinked = The account is unlinked. What it had told us is deleted.
done-linked-already = That account is already linked to yours.
done-linked-elsewhere = That account is already linked to another account here. Sign in by it, or unlink it there first.
done-shared = Saved. You can stop sharing at any time.
done-sharing-ended = You no longer share that. What was shared is deleted.
done-provider-another = You signed in there with another account than the one that is linked, so nothing was saved.
done-provider-declined = You chose not to go on there, so nothing was changed. You can use another way.
done-provider-over = That took too long or was started in another browser, so nothing was done. Try again.
done-provider-unavailable = That service cannot be reached at the moment. Try again later, or use another way.
done-provider-wrong = We could not confirm who you are there, so nothing was done. Try again, or use another way.
done-app-added = Two-step verification is on. Everybody else was signed out.
done-app-removed = Two-step verification is off.
done-codes-made = You have ten new recovery codes. The ones before do not work any more.
done-recovery-stopped = It is stopped. Two-step verification stays on.
done-others-signed-out = Everybody else is signed out.
done-session-ended = That device is signed out.
done-secured = Everybody is signed out of your account, and what was added to it is removed. Sign in here to check it.

## The first pages

home-title = Your privacy, brand by brand
home-lede = Each brand here keeps your data separately. Choose the one you came about.
home-empty = No brand is set up here yet.
greet-title = You decide what we know
greet-subscribe = Subscribe
greet-already = Already subscribed?
greet-manage = See and change your data and preferences
greet-notices = Read our privacy notices
subscribe-title = Subscribe to { $brand }
subscribe-title-topic = Subscribe to { $topic }
subscribe-lede = Choose what you would like to get by email.
subscribe-button = Subscribe
subscribe-more = More from { $brand }
consent-changed = This wording has changed since you chose. Read it, and choose again if you agree.
purpose-facts = Who gets your data, and for how long
purpose-data = Which data
purpose-recipients = Who gets it
purpose-nobody = Nobody but us
purpose-retention = For how long
notice-full = Full privacy notice
notice-full-named = Full privacy notice: { $name }
sent-title = Check your email
sent-lede = If the address is right, an email from { $brand } is on its way.
sent-lede-to = If { $address } is right, an email from { $brand } is on its way.
sent-likely = Did you mean { $domain }? Then:
sent-step-open = Open the email. It can take a minute.
sent-step-press = Press the button in it and confirm.
sent-step-then = Only then are you subscribed.
sent-nothing = If you do not confirm, what you typed is deleted after { $days } days.
nothing-title = No email?
nothing-lede = These are the usual reasons, and what helps.
nothing-spam = It is in your spam folder. Look there and in your other folders.
nothing-typo = There was a typo in the address. Subscribe again and check it.
nothing-wait = We sent an email to this address a short while ago. We wait some minutes between two emails and send only a few a day, so that nobody can flood a mailbox.
nothing-muted = The owner of this address told us not to send such emails. Sign in with an emailed link: that email lets you allow them again.
nothing-refused = Your email provider rejected our email. Try another address.
nothing-subscribe = Subscribe again
nothing-write = Or write to us:
notices-title = Privacy notices
notices-lede = What we do with data, why, and for how long. Older versions stay readable.
notice-version = Version { $version }
notice-since = Version { $version }, in force since { $day }
notice-consent = The consent wording
notice-versions = All versions

## Confirming

confirm-title = Confirm your subscription
confirm-title-account = Confirm your account
confirm-account = Your account
confirm-title-wish = Confirm your wishlist
confirm-lede = Somebody, most likely you, asked { $brand } for this.
confirm-change = Change
confirm-button = Confirm
confirm-not-you = If it was not you, close this page. Nothing happens unless you confirm.
confirmed-title = Subscription confirmed
confirmed-done = Your choices are saved.
confirmed-next = To see or change them, sign in. The link you used works once.
not-me-title = I didn’t ask for this
not-me-lede = Somebody typed your address into a form. You are not subscribed, and what was typed is deleted after { $days } days.
not-me-what = We can stop emails like this to your address, from every brand here, for { $days ->
    [one] one day
   *[other] { $days } days
}.
not-me-button = Don’t send me such emails
not-me-done-title = No more such emails
done-muted = No email like this is sent to you for { $days ->
    [one] one day
   *[other] { $days } days
}.
not-me-done-next = If you want to subscribe one day, sign in with an emailed link. That email lets you allow it again.

## Signing in

sign-in-link-title = Sign in
sign-in-link-lede = We email you a link. You need no password.
sign-in-link-button = Email me a sign-in link
sign-in-passkey-button = Sign in with a passkey
sign-in-password-link = Sign in with a password
provider-continue = Continue with { $provider }
provider-continue-what = { $provider } asks you whether it may tell us this. If nothing happens, press the button.
unlinked-title = Link { $provider }
unlinked-lede = You signed in at { $provider }, and no account here is linked to it yet. You do this once.
unlinked-known = You are known here
unlinked-known-what = Show that your email address here is yours. Then you link { $provider } with one press.
unlinked-new = You are new here
unlinked-new-what = Create an account. We fill in what we know already.
link-account-title = Link { $provider }
link-account-lede = From then on you sign in here with { $provider }. Link it only if both are yours.
link-account-there = At { $provider }
link-account-here = Here
link-account-button = Link { $provider }
sign-in-password-title = Sign in with a password
sign-in-password-forgotten = If you have no password or forgot it, sign in with a link by email. You can then set a new one.
sign-in-password-other = Sign in another way
password-label = Password
password-show = Show password
password-hide = Hide password
second-step-title = Two-step verification
second-step-lede = Enter the code that your authenticator app shows now.
second-step-code = Code from your app
second-step-hint = Six digits. If you do not have your app, enter one of your recovery codes.
second-step-other = Sign in another way
recovery-title = You have neither your app nor a recovery code?
recovery-what = You can turn off two-step verification by email, after 24 hours. We tell your email address and every device that is signed in, so that nobody else does it.
recovery-button = Start, and wait 24 hours
recovery-what-long = Everybody was signed out of your account by an email in the last seven days. In case that was somebody else, turning off two-step verification by email takes seven days now. We tell your email address and every device that signs in meanwhile.
recovery-button-long = Start, and wait seven days
recovery-by-email = Sign in with a link by email first: you can start here then.
recovery-waits = You can turn off two-step verification from
recovery-waits-then = After that, sign in with a new link from an email to do it.
recovery-ready-title = The wait is over
recovery-ready-what = You can now turn off two-step verification. Your app and your recovery codes are removed.
recovery-finish-button = Turn it off and sign in
recovery-caution = Somebody who reads your email asked to turn off two-step verification. They can do so from
recovery-caution-stop = If it was not you, stop it.
recovery-stop-button = Stop it
passkey-get-failed = No passkey was used. Try again, or use a link by email.
passkey-create-failed = No passkey was made. Try again, or go on without one.
sign-in-link-already = You are signed in: go to your privacy centre
sign-in-link-new = Not subscribed yet?
sign-in-link-sent-title = Check your email
sign-in-link-sent-lede = If { $brand } knows this address, a sign-in link is on its way. It works for ten minutes.
sign-in-link-sent-lede-to = If { $brand } knows { $address }, a sign-in link is on its way. It works for ten minutes.
sign-in-sent-lede = If we know this address, a sign-in link is on its way. It works for ten minutes.
sign-in-link-sent-step = Press the button in it to sign in.
sign-in-code-label = Code from the email
sign-in-code-hint = If you read the email on another device, enter its six digits here.
sign-in-title = Sign in
sign-in-lede = Press the button to sign in on this device.
sign-in-button = Sign in
stay-label = Stay signed in on this device
stay-hint = For 30 days. Not on a device that others use too.
lift-title = Allow emails again
lift-lede = You told us not to email this address when somebody subscribes with it. You can allow it again here.
lift-button = Allow emails again

## Unsubscribe links

unsubscribe-title = Unsubscribe from { $brand }
unsubscribe-lede = You can unsubscribe here without signing in. Nothing about you is shown.
unsubscribe-on = You are subscribed to
unsubscribe-state-on = Subscribed
unsubscribe-none = You are not subscribed to any emails from { $brand }.
unsubscribe-all = Unsubscribe from all of these
unsubscribe-more = For everything else:
unsubscribe-undo = If it was not you: we send an email that can undo this, at most one a day.
undo-title = Subscribe again
undo-lede = Somebody unsubscribed you with a link from one of our emails. You can undo it.
undo-button = Subscribe again

## Your privacy centre

me-title = Your privacy centre
me-lede = { $count ->
    [one] One brand here has data about you.
   *[other] { $count } brands here have data about you. They do not share it with each other.
}
me-muted = You told us not to email you when somebody subscribes with your address.
me-lift = Allow emails again
me-bounced = Your email provider rejected our emails, so we stopped sending.
me-nothing = Nothing
me-gets = Subscribed to
me-consents-count = Consents
me-paused = Paused
me-consent-count = { $count ->
    [0] None given
    [one] One given
   *[other] { $count } given
}
me-since = With { $brand } since
me-preferences = Email preferences
me-details = Name and language
me-register = Create your account
me-register-what = Sign in with your face, fingerprint or screen lock next time. It takes one press.
me-terms = The terms of your account have changed.
me-terms-link = See what is new
me-security = Sign-in and security
me-profile = What you told us
me-delete-account = Delete your account
me-consents = Your consents
me-wishlist = Wishlist
me-data = Download your data
me-delete = Delete your data
me-signed-out-title = You are not signed in
me-signed-out-lede = Sign in to see and change what we have about you.
# Account: /me/{brand}/register, /me/security

register-title = Create your account
register-lede = Sign in with your face, fingerprint or screen lock. There is no password to remember.
register-passkey-button = Create your account with a passkey
register-without-button = Create it without a passkey
register-button = Create your account
register-without-what = Without a passkey you sign in with a link that we email you. You can add a passkey at any time.
register-stranger-lede = One email confirms your address. Then you sign in with your face, fingerprint or screen lock.
register-topics = Emails you would like as well
register-have = You have an account already?
register-to-form = Back to the form
register-sent-then = Only then do you have an account.
register-terms = Read the terms
register-age = You confirm that you are at least { $years } years old.
register-younger = I am younger
register-country = Where you live: { $country }
under-age-title = You cannot have an account yet
under-age-lede = To have an account with { $brand } you need to be at least { $years }, as the law where you live and { $brand } ask.
under-age-kept = We have kept nothing about you here.
under-age-guardian = A parent or guardian can write to us about it: { $address }.
not-now = Not now
question-never = Don’t ask again
question-purpose = For: { $purpose }. Kept { $kept }.
question-about = { $what }: { $question }
profile-title = What you told us
profile-lede = Each answer has its purpose. Change or remove it at any time.
profile-answered = Answered on
profile-not-asked = This is not asked any more.
profile-remove = Remove
me-loyalty-add = Add your { $name }
loyalty-number = Loyalty number
loyalty-yours = Your number
loyalty-claimed = Added on
loyalty-waits = We are checking it with { $brand }
loyalty-proved = Confirmed on { $day }
loyalty-another = Another number
loyalty-hint = { $signs } characters, A to Z and 0 to 9. Spaces and hyphens make no difference.
loyalty-add = Add number
loyalty-change = Change number
loyalty-remove-title = Remove your number
loyalty-remove-what = We delete it here and stop using it. Your membership at { $brand } stays as it is.
loyalty-remove = Remove number
terms-title = Our terms have changed
terms-lede = Your account at { $brand } goes on under the new terms once you accept them.
terms-changed = What has changed
terms-button = Accept the new terms
terms-refuse = If you do not accept
terms-refuse-what = You can take your data with you and delete your account. Until then your emails stay as you have chosen.
security-title = Sign-in and security
security-lede = This is how you sign in. Keep what is yours, and remove what is not.
security-passkeys = Passkeys
security-none = You have no passkey. With one you sign in with your face, fingerprint or screen lock.
security-add = Add a passkey
security-email = Email
security-email-what = You can always sign in with a link that we email to { $address }.
security-email-two-steps = You can sign in with a link that we email to { $address }, followed by a code of your app.
security-password = Password
security-no-password = You have no password, and you do not need one.
security-linked = Linked accounts
linked-since = Linked
unlink-title = Unlink
unlink-what = You then no longer sign in with { $provider }. What it told us is deleted, and links by email go on working.
unlink-button = Unlink { $provider }
social-data-title = What { $provider } tells us
social-data-lede = To sign you in, { $provider } tells us who you are there. Everything else is your choice, and you can stop it at any time.
social-data-until = kept until { $day } at the latest
social-data-since = Shared
social-data-kept = { $days ->
    [one] Kept for one day at the most
   *[other] Kept for { $days } days at the most
}
social-data-nothing = It has told us nothing about this.
social-data-share = Share
social-data-stop = Stop sharing
social-data-label = { $what }: { $purpose }
security-two-steps = Two-step verification
security-no-app = Whoever signs in by email or with a password then also needs a code from an app on your phone. A passkey is two steps in one.
sessions-title = Where you are signed in
sessions-here = This device
sessions-unknown = A browser that we do not know
sessions-since = Signed in
sessions-until = Stays signed in until
sessions-end-label = Sign out { $browser }
sessions-others-button = Sign out everywhere else
history-title = Security history
history-lede = What happened to how you sign in. If something was not you, sign out everywhere else and change what you sign in with.
history-account-made = Your account was created.
history-address-changed = Your email address was changed.
history-address-put-back = The change of your email address was undone.
history-credential-added = { $credential ->
    [passkey] A passkey was added.
    [password] A password was set.
    [authenticator-app] Two-step verification was turned on.
    [recovery-codes] New recovery codes were made.
   *[linked-account] An account was linked.
}
history-credential-removed = { $credential ->
    [passkey] A passkey was removed.
    [password] The password was removed.
    [authenticator-app] Two-step verification was turned off.
    [recovery-codes] The recovery codes were removed.
   *[linked-account] A linked account was unlinked.
}
history-credential-renamed = A passkey was renamed.
history-credential-changed = { $credential ->
   *[password] The password was changed.
}
history-recovery-code-used = { $unused ->
    [one] A recovery code was used. One is left.
   *[other] A recovery code was used. { $unused } are left.
}
history-recovery-started = Somebody who reads your email asked to turn off two-step verification.
history-recovery-stopped = Turning off two-step verification was stopped.
history-recovery-finished = Two-step verification was turned off by email, after the wait.
history-session-ended = A device was signed out.
history-other-sessions-ended = All other devices were signed out.
history-sign-in-copied = An old copy of a sign-in that stayed on one of your devices was used. We ended it and told you.
history-social-data-granted = A linked account may tell us more.
history-social-data-revoked = A linked account tells us less.
history-account-secured = Everybody was signed out by the link of a security email.
password-set-on = Set
password-set-title = Set a password
password-change-title = Change your password
password-lede = You can then sign in with it. You never have to have one: passkeys and links by email work without.
new-password-label = New password
new-password-hint = At least { $least } characters. A few words in a row are long, and easy to remember.
password-set-button = Set the password
password-change-button = Change the password
password-remove-title = Remove your password
password-remove-what = You then sign in with a passkey or with a link by email, and you are signed out on all other devices.
password-remove-button = Remove the password
app-since = Authenticator app, since
app-title = Turn on two-step verification
app-lede = You need an authenticator app, such as the one of your password manager.
app-step-scan = Scan this picture with your app.
app-step-type = Enter the code that the app shows.
app-qr = QR code with the key for your authenticator app
app-key-title = Scanning does not work
app-key-what = Enter this key in your app by hand, or open the app on this device.
app-open = Open in an app on this device
app-code = Code from your app
app-button = Turn on two-step verification
app-off-title = Turn off two-step verification
app-off-lede = Signing in by email or with a password then takes one step. Your recovery codes are deleted, and so is a password of fewer than 15 characters. You are signed out on all other devices.
app-off-button = Turn off two-step verification
codes-title = Recovery codes
codes-left = { $unused ->
    [0] You have no recovery codes left. Make new ones.
    [one] You have one recovery code left.
   *[other] You have { $unused } recovery codes left.
}
codes-new-what = With a recovery code you sign in when you do not have your app. New codes replace the ones before, and you are signed out on all other devices.
codes-new-button = Make new recovery codes
codes-save-title = Save your recovery codes
codes-lede-on = Two-step verification is on. If you lose your app, sign in with one of these codes.
codes-lede-new = If you lose your app, sign in with one of these codes. The ones before do not work any more.
codes-save-what = Each works once. They are shown only now: print them, or keep them in your password manager.
codes-file = Recovery codes for { $host }. Each works once.
codes-download = Download the codes
codes-saved = I have saved them
back-to-security = Back to sign-in and security
new-passkey-title = Add a passkey
new-passkey-lede = With a passkey you sign in with your face, fingerprint or screen lock. Your device or password manager keeps it.
new-passkey-button = Add a passkey
passkey-no-script = Passkeys need JavaScript. Turn it on for this page, or sign in by email.
passkey-no-host = Passkeys do not work at this address of the site.
passkey-unnamed = Passkey
passkey-made = Added
passkey-used = Last used
passkey-never-used = not used yet
passkey-elsewhere = It was made for { $host }, which was the address of this site before, and does not work here. Add a new one, then remove it.
passkey-label = Name
passkey-remove-title = Remove this passkey
passkey-remove-what = It cannot be used to sign in any more, and you are signed out on all other devices. Delete it from your device or password manager too.
passkey-remove-button = Remove this passkey
secure-title = It was not you?
secure-lede = Sign everybody out of your account, on all devices.
secure-what = What was added to sign in with since that change is removed as well. Two-step verification that was turned on since can be turned off 24 hours later, when you sign in by email.
secure-button = Secure my account
asked-for-what = Somebody, perhaps you, asked for this with your address. You are not subscribed to it yet.
asked-for-accept = Subscribe
asked-for-drop = Dismiss
details-title = Name and language
details-lede = Changes apply at once.
details-language = Language of our emails
details-address = To get emails at another address:
details-address-link = Change your address
data-title = Your data
data-lede = Everything { $brand } holds about you, in one file.
data-what = Each part says where it came from, since when we have it and how long it stays. The file is JSON, which other services can read.
data-button = Download your data
reauthenticate-why = To do this, confirm that it is you: we email you a link that leads back here.
reauthenticate-button = Email me a link
reauthenticate-title = Confirm that it is you
reauthenticate-why-passkey = To do this, confirm that it is you.
reauthenticate-passkey-button = Use your passkey
reauthenticate-confirm-button = Confirm
reauthenticate-email-button = Email me a link instead
reauthenticate-sent-title = Check your email
reauthenticate-sent-lede = The link works for ten minutes.
reauthenticate-sent-step = Press the button in it to go on here.

## Preferences

preferences-title = Email preferences
preferences-lede = We email { $address }. Changes apply at once.
unsubscribe-button = Unsubscribe
consent-button = I consent
withdraw = Withdraw consent
unsubscribe-named = Unsubscribe from { $name }
state-on = Subscribed
state-paused = Subscribed, paused until { $day }
state-off = Not subscribed
state-consented = You consented on { $day }
state-not-consented = You have not consented
state-not-consented-topics = Subscribing to any of these gives this consent
saved-on = subscribed
saved-on-paused = subscribed, once the pause is over
saved-off = unsubscribed
saved-undone = undone
saved-consented = consent given
saved-withdrawn = consent withdrawn
undo = Undo
saving = Saving
save-failed = That could not be saved. Check your connection and try again.
save-stale = That could not be saved: this page is too old, or you are no longer signed in. Reload it and try again.
frequency-legend = How often?
frequency-button = Save
pause-heading = Pause emails
pause-label = Pause until
pause-hint = You get no emails before that day. From then on everything is as it is now.
pause-button = Pause
pause-is = Emails are paused until { $day }.
resume-button = End the pause
everything-heading = Unsubscribe from everything
everything-what = You get no more emails from { $brand }, and all your consents are withdrawn. Your data stays until you delete it.
everything-button = Unsubscribe from everything

## Your consents

consents-title = Your consents
consents-lede = Each consent: when you were asked, when you confirmed it, and the wording.
consents-none = You have not consented to anything yet. When you do, it is listed here.
consents-asked = Asked on
consents-given = Confirmed on
consents-accepted = Accepted
consents-wording = Wording
consents-state = Status
consents-stands = In force
consents-withdrawn = Withdrawn on
consents-replaced = Replaced by newer wording on
consents-receipt = Consent receipt

## A wishlist

wish-title = Add to your wishlist
wish-lede = We keep it on your wishlist at { $brand }. You get no emails unless you choose some.
wish-keep-lede = It goes on your wishlist at { $brand }, where you can remove it.
wish-button = Keep this for me
confirm-wish = What you wanted to keep goes on your wishlist.
wishlist-title = Your wishlist
wishlist-lede = What you keep at { $brand }. Only you can see your notes.
wishlist-empty = Your wishlist is empty. What you keep at { $brand } shows here.
wishlist-note = Your note
wishlist-save = Save note
wishlist-save-named = Save note: { $label }
wishlist-remove = Remove
wishlist-remove-named = Remove: { $label }

## Another address

new-address-title = Change your address
new-address-lede = Your emails go to { $address } now.
new-address-button = Send a confirmation email
new-address-how = How it works
new-address-step-email = We send an email to the new address.
new-address-step-then = When you confirm it there, your emails go there. Your name, preferences and consents stay with you.
new-address-step-old = We tell the old address, which can undo the change for seven days. Links in older emails stop working, and you are signed out on other devices.
new-address-only = This changes your address at { $brand } alone.
prove-address-title = Use this address?
prove-address-lede = Somebody, most likely you, wants to get emails from { $brand } at this address.
prove-address-what = When you confirm, they come here and no longer to the old address.
prove-address-button = Use this address
prove-address-not-you = If it was not you, close this page. Nothing changes.
old-address-title = Undo the change of address?
old-address-lede = Emails from { $brand } that used to come to this address go to another one now.
old-address-what = If you undo it, they come here again, whoever made the change is signed out, and subscriptions and consents given since then end.
old-address-button = Undo the change

## A receipt

receipt-title = Consent: { $purpose }
receipt-button = Download the signed consent receipt
receipt-what = A small signed file that names nobody. Anyone you show it to can check it, also without us.
receipt-keys = Public keys
receipt-course = History
receipt-act = How you consented
receipt-act-button = You pressed the button below the wording
receipt-act-tick = You ticked a box beside the wording
receipt-where = On the page
receipt-terms = What was stated then
receipt-ground = Legal basis
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
receipt-until-withdrawn = until it is withdrawn
receipt-until-again = until consent is given again
receipt-asked-by = The consent wording on the page { $form }
receipt-given-box = The box was ticked and the form was sent while signed in
receipt-given-link = The box was ticked, and a link sent to the mailbox was used to confirm it
receipt-given-button = The button below the wording was pressed while signed in
receipt-given-button-link = The button below the wording was pressed, and a link sent to the mailbox was used to confirm it
receipt-withdrawn-by = Withdrawn on a page or with a link in an email
receipt-replaced-by = Replaced by consent to newer wording

## Deleting your data

delete-title = Delete your data at { $brand }
delete-lede = This cannot be undone. You can subscribe again at any time, as somebody new.
delete-goes = What is deleted
delete-goes-details = Your name and your language; your address too, if no other brand here knows you
delete-goes-preferences = Your email preferences and your consents
delete-goes-more = Your wishlist with its notes, and any other address that you asked for or used before
delete-goes-emails = Emails that wait to be sent
delete-goes-key = The key that encrypts them, so that no backup can be read either
delete-stays = What is kept
delete-suppression = A note not to email you
delete-suppression-why = A code made from your address, from which the address cannot be read, so that nobody emails you by mistake. Kept until { $day }.
delete-counts = How many emails went to your address
delete-counts-why = How many there were, and whether you asked for none, so that nobody can flood a mailbox. Kept under such a code, until { $day } at the latest.
delete-evidence = Evidence of your consents
delete-evidence-why = What you consented to and when, without name or address, in case we have to prove it. Kept until { $day }.
delete-email = One last email tells you that it is done.
delete-button = Delete my data
delete-cancel = Cancel
deleted-title = Your data is deleted
deleted-done = { $brand } has deleted your data.
deleted-next = One last email confirms it. After that we do not email you again.

## Emails

email-spelled-out = If the button does not work, copy this into your browser:
email-join-subject = Confirm your subscription to { $brand }
email-join-heading = Please confirm
email-join-what = Somebody, most likely you, entered this address on the website of { $brand }.
email-join-next = If it was you, confirm. Until then you get no emails.
email-join-button = Confirm
email-join-until = The link works for 24 hours. If you do nothing, you are not subscribed, and what was typed is deleted after { $days } days.
email-join-not-me = If it was not you, you need not do anything.
email-join-not-me-button = I didn’t ask for this
email-join-why = You get this email because this address was entered on a form of { $brand }. It is the only one unless you confirm.
email-sign-in-subject = Sign in to { $brand } ({ $time })
email-sign-in-heading = Sign in
email-sign-in-what = Press the button to sign in to your privacy centre at { $brand }.
email-sign-in-button = Sign in
email-sign-in-code = Or enter this code where you asked for it. Never give it to anybody, not even to us:
email-sign-in-until = The link works once, for ten minutes.
email-sign-in-not-me = If you did not ask for it, you need not do anything. Nobody can sign in without this email.
email-sign-in-why = You get this email because this address was entered on a form of { $brand }.
email-registered-subject = You have an account at { $brand }
email-registered-heading = You have an account
email-registered-what = { $passkey ->
    [with] You have had an account at { $brand } since { $day }, { $time }. Next time, sign in with your passkey: your face, fingerprint or screen lock. It also works with a link that we email you.
   *[without] You have had an account at { $brand } since { $day }, { $time }. You sign in with a link that we email you. You can add a passkey at any time.
}
email-passkey-added-subject = A passkey was added to your account ({ $brand })
email-passkey-added-heading = A passkey was added
email-passkey-added-what = { $passkey ->
    [none] On { $day } at { $time } a passkey was added to your account. Whoever has it can sign in with it.
   *[other] On { $day } at { $time } a passkey was added to your account: { $passkey }. Whoever has it can sign in with it.
}
email-passkey-removed-subject = A passkey was removed from your account ({ $brand })
email-passkey-removed-heading = A passkey was removed
email-passkey-removed-what = { $passkey ->
    [none] On { $day } at { $time } a passkey was removed from your account. It cannot be used to sign in any more.
   *[other] On { $day } at { $time } a passkey was removed from your account: { $passkey }. It cannot be used to sign in any more.
}
email-password-set-subject = A password was set for your account ({ $brand })
email-password-set-heading = A password was set
email-password-set-what = On { $day } at { $time } a password was set for your account. Whoever knows it can sign in with it.
email-password-changed-subject = The password of your account was changed ({ $brand })
email-password-changed-heading = Your password was changed
email-password-changed-what = On { $day } at { $time } the password of your account was changed. The one before does not work any more.
email-password-removed-subject = The password of your account was removed ({ $brand })
email-password-removed-heading = Your password was removed
email-password-removed-what = On { $day } at { $time } the password of your account was removed. It cannot be used to sign in any more.
email-account-linked-subject = { $provider } was linked to your account ({ $brand })
email-account-linked-heading = { $provider } was linked
email-account-linked-what = On { $day } at { $time } an account at { $provider } was linked to your account. It can be used to sign in from now on.
email-account-unlinked-subject = { $provider } was unlinked from your account ({ $brand })
email-account-unlinked-heading = { $provider } was unlinked
email-account-unlinked-what = On { $day } at { $time } the account at { $provider } was unlinked from your account. It cannot be used to sign in any more.
email-app-added-subject = Two-step verification is on ({ $brand })
email-app-added-heading = Two-step verification is on
email-app-added-what = On { $day } at { $time } an authenticator app was added to your account. Signing in by email or with a password now also takes a code from that app.
email-app-added-not-me = If it was you, you need not do anything. If it was not, press the button: everybody is signed out, and you can turn two-step verification off 24 hours later, when you sign in by email.
email-recovery-started-subject = Two-step verification is to be turned off ({ $brand })
email-recovery-started-heading = Two-step verification is to be turned off
email-recovery-started-what = On { $day } at { $time } somebody who reads this mailbox asked to turn off two-step verification for your account. It can be turned off from { $ready-day } at { $ready-time }, with a new sign-in link.
email-recovery-started-not-me = If it was you, wait until then. If it was not, press the button: it is stopped, and everybody is signed out.
email-recovery-stopped-subject = Two-step verification stays on ({ $brand })
email-recovery-stopped-heading = Two-step verification stays on
email-recovery-stopped-what = On { $day } at { $time } it was stopped that two-step verification is turned off for your account, by somebody who was signed in.
email-app-removed-subject = Two-step verification is off ({ $brand })
email-app-removed-heading = Two-step verification is off
email-app-removed-what = { $password ->
    [gone] On { $day } at { $time } two-step verification was turned off for your account. Its recovery codes and its password, which was too short to be used alone, are deleted.
   *[stays] On { $day } at { $time } two-step verification was turned off for your account. Its recovery codes are deleted.
}
email-codes-made-subject = New recovery codes for your account ({ $brand })
email-codes-made-heading = New recovery codes
email-codes-made-what = On { $day } at { $time } new recovery codes were made for your account. The ones before do not work any more.
email-code-used-subject = A recovery code was used ({ $brand })
email-code-used-heading = A recovery code was used
email-code-used-what = { $unused ->
    [0] On { $day } at { $time } somebody signed in to your account with your last recovery code. Make new ones.
    [1] On { $day } at { $time } somebody signed in to your account with a recovery code. One is left.
   *[other] On { $day } at { $time } somebody signed in to your account with a recovery code. { $unused } are left.
}
email-security-not-me = If it was you, you need not do anything. If it was not, press the button: everybody is signed out, and what was added is removed.
email-security-button = It wasn’t me: secure my account
email-security-until = The link works once, for seven days.
email-security-why = You get this email because it is about the security of your account at { $brand }. You cannot unsubscribe from it.
email-sign-in-copied-subject = Sign in again: we signed out one of your devices ({ $brand })
email-sign-in-copied-heading = We signed out one of your devices
email-sign-in-copied-what = { $browser ->
    [none] On { $day } at { $time } somebody used an old copy of what keeps you signed in on one of your devices. It may have been stolen, so we signed out that device and anybody else who used it.
   *[other] On { $day } at { $time } somebody used an old copy of what keeps you signed in on { $browser }. It may have been stolen, so we signed out that device and anybody else who used it.
}
email-sign-in-copied-do = { $account ->
    [none] You can sign in again as usual. Check that device: programs that you do not know, or a browser that you share, are the usual reasons.
   *[some] You can sign in again as usual. Look at what happened to your account, and check that device: programs that you do not know, or a browser that you share, are the usual reasons.
}
email-sign-in-copied-button = Sign in
email-sign-in-copied-why = You get this email because it is about where you are signed in at { $brand }. You cannot unsubscribe from it.
email-lift-subject = Emails from { $brand } ({ $time })
email-lift-heading = You asked us not to email you
email-lift-what = Some time ago the owner of this address told us not to send emails when somebody subscribes with it. Now somebody, most likely you, asked for a link. If you want to subscribe, allow emails again.
email-lift-button = Allow emails again
email-lift-until = The link works once, for ten minutes. If you do nothing, everything stays as it is.
email-undo-subject = You are unsubscribed from { $brand }
email-undo-heading = You are unsubscribed
email-undo-what = Somebody used a link in one of our emails to unsubscribe from: { $topics }.
email-undo-next = If it was you, you need not do anything. If it was not, subscribe to { $count ->
    [one] it
   *[other] them
} again.
email-undo-button = Subscribe again
email-undo-until = The link works once, for 24 hours.
email-undo-why = You get this email because a subscription at { $brand } was changed with a link. We send at most one such email a day.
email-loyalty-proved-subject = Your { $name } is confirmed ({ $brand })
email-loyalty-proved-heading = Your { $name } is confirmed
email-loyalty-proved-what = We have checked the number that you added to your account at { $brand }, and it is yours.
email-loyalty-proved-next = You need not do anything. You can change or remove it at any time.
email-loyalty-proved-button = See your number
email-loyalty-refused-subject = We could not find your { $name } ({ $brand })
email-loyalty-refused-heading = We could not find your { $name }
email-loyalty-refused-what = We gave { $brand } the number that you added, with your name and email address, and it found no such number under them. We have removed it from your account.
email-loyalty-refused-next = Check the number and enter it again. If it is right, { $brand } may know you by another name or address.
email-loyalty-refused-button = Enter the number again
email-loyalty-why = You get this email because you added a number to your account at { $brand }.
email-goodbye-subject = Your data at { $brand } is deleted
email-goodbye-heading = Your data is deleted
email-goodbye-gone = { $brand } has deleted your name, your preferences and every email that was waiting. The key that encrypted them is destroyed.
email-goodbye-suppression = So that we do not email you by mistake, we keep a code made from your address, from which it cannot be read, until { $until }.
email-goodbye-counts = Under such a code we also keep how many emails went to your address, so that nobody can flood a mailbox, until { $counts } at the latest.
email-goodbye-evidence = What you consented to, and when, is kept until { $evidence } without name or address, in case we have to prove it.
email-goodbye-again = This is our last email.
email-goodbye-why = You get this email because you deleted your data at { $brand }. You will get no others.
email-new-address-subject = Confirm your new address at { $brand }
email-new-address-heading = Is this your new address?
email-new-address-what = Somebody, most likely you, wants to get emails from { $brand } at this address from now on.
email-new-address-next = If it was you, confirm. Until then nothing changes.
email-new-address-button = Confirm
email-new-address-until = The link works once, for 24 hours.
email-new-address-why = You get this email because this address was entered on a form of { $brand }. It is the only one unless you confirm.
email-address-changed-subject = Your address at { $brand } was changed
email-address-changed-heading = Your address was changed
email-address-changed-what = Emails from { $brand } that came to this address go to another one now. The owner of that address has confirmed it.
email-address-changed-next = If it was you, you need not do anything. If it was not, undo the change: whoever made it is signed out then.
email-address-changed-button = It wasn’t me: undo the change
email-address-changed-until = The link works until { $day }.
email-address-changed-why = You get this email because this was your address at { $brand } until now. It is the last one unless you undo the change.
email-address-put-back-subject = The change of your address at { $brand } was undone
email-address-put-back-heading = The change was undone
email-address-put-back-what = The owner of the previous address has undone the change. Emails from { $brand } go there again, and no longer come here.
email-address-put-back-next = If you think this is wrong, reply to this email.
email-address-put-back-why = You get this email because this was your address at { $brand } until now. You will get no others.

# Countries, by ISO 3166

country-AT = Austria
country-AU = Australia
country-BE = Belgium
country-BG = Bulgaria
country-BR = Brazil
country-CA = Canada
country-CH = Switzerland
country-CY = Cyprus
country-CZ = Czechia
country-DE = Germany
country-DK = Denmark
country-EE = Estonia
country-ES = Spain
country-FI = Finland
country-FR = France
country-GB = United Kingdom
country-GR = Greece
country-HR = Croatia
country-HU = Hungary
country-IE = Ireland
country-IS = Iceland
country-IT = Italy
country-LI = Liechtenstein
country-LT = Lithuania
country-LU = Luxembourg
country-LV = Latvia
country-MT = Malta
country-NL = Netherlands
country-NO = Norway
country-NZ = New Zealand
country-PL = Poland
country-PT = Portugal
country-RO = Romania
country-SE = Sweden
country-SI = Slovenia
country-SK = Slovakia
country-US = United States
