# Words of the portal, in Polish. What a brand says comes from the brand's file.

## The sheet

portal-name = Handshake
skip = Przejdź do treści
languages = Język
sign-out = Wyloguj się
foot = O tej stronie
foot-choices = Twoje wybory prywatności
foot-notices = Informacje o prywatności
save = Zapisz
until = do { $day }
to-home = Wróć na stronę główną
to-subscribe = Zapisz się ponownie
to-sign-in = Zaloguj się linkiem z e-maila
to-nothing-came = E-mail nie dotarł?
back-to-me = Wróć do swojego centrum prywatności
link-at = { $what }, { $brand }

## Forms

faults-heading = Wystąpił problem
faults-note = Wystąpił problem
faults-title = Problem: { $title }
leave-empty = Zostaw to pole puste
name-label = Imię
name-label-optional = Imię (opcjonalnie)
email-label = Adres e-mail
fault-name-empty = Wpisz swoje imię.
fault-name-long = To imię jest za długie. Zmieść się w 200 znakach.
fault-name-hidden = W tym imieniu są znaki, których nie widać. Wpisz imię jeszcze raz, ręcznie.
fault-name-link = To wygląda jak adres strony lub link. Usuń go.
fault-email-empty = Wpisz swój adres e-mail.
fault-email-space = W adresie e-mail nie ma spacji ani ukrytych znaków. Wpisz go jeszcze raz, ręcznie.
fault-email-no-at = W adresie e-mail jest znak @, jak w ada@example.org.
fault-email-second-at = W tym adresie jest więcej niż jeden znak @. Zostaw jeden.
fault-email-no-local = Przed znakiem @ czegoś brakuje. Wpisz cały adres.
fault-email-long = Ten adres jest za długi jak na adres e-mail. Sprawdź, czy nie ma w nim literówki.
fault-email-quoted = Nie możemy pisać na adresy z cudzysłowem. Podaj inny swój adres.
fault-email-non-ascii = Na razie nie możemy pisać na adresy, które przed znakiem @ mają litery spoza a–z. Podaj inny swój adres.
fault-email-dots = Część przed znakiem @ nie może zaczynać się ani kończyć kropką ani mieć dwóch kropek z rzędu. Sprawdź, czy nie ma w niej literówki.
fault-email-character = Przed znakiem @ jest znak, którego w adresach e-mail być nie może. Sprawdź, czy nie ma tam literówki.
fault-email-literal = Podaj adres, który kończy się nazwą, jak example.org, a nie liczbami w nawiasie.
fault-email-domain = Część po znaku @ nie wygląda dobrze. Powinna być taka jak example.org.
fault-email-same = To już jest Twój adres u nas.
fault-nothing-chosen = Wybierz co najmniej jedną rzecz.
fault-note-long = Notatka może mieć 500 znaków.
fault-note-hidden = W notatce jest znak, którego nie widać. Wpisz ją od nowa.
fault-until = Wybierz dzień nie wcześniejszy niż jutro i nie późniejszy niż za dwa lata.
fault-form-old = Ten formularz był otwarty ponad dobę albo od tego czasu nastąpiło zalogowanie lub wylogowanie. Nic się nie zmieniło, a to, co było wpisane, nadal tu jest. Wyślij jeszcze raz.
fault-form-changed = Ta strona zmieniła się, odkąd jest otwarta, więc nic nie zostało zapisane. Sprawdź ją i wyślij jeszcze raz.
fault-too-fast = To było bardzo szybko. To, co było wpisane, nadal tu jest. Wyślij jeszcze raz.

## What went wrong

error-404-title = Nie ma takiej strony
error-404 = Może w adresie jest literówka, a może tej strony już nie ma.
error-404-next = Nic się nie zmieniło.
error-foreign-title = Ten formularz przyszedł z innej strony
error-foreign = Inna strona próbowała wysłać ten formularz za Ciebie, więc go nie przyjęliśmy.
error-foreign-next = Jeśli to Twoja prośba, otwórz formularz tutaj i wyślij go ponownie.
error-429-title = Spróbuj później
error-429 = W ciągu ostatniej godziny z Twojej sieci przyszło zbyt wiele żądań.
error-429-next = { $minutes ->
    [one] Nic się nie zmieniło. Spróbuj za minutę.
    [few] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
    [many] Nic się nie zmieniło. Spróbuj za { $minutes } minut.
   *[other] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
}
error-failed-tokens-title = Spróbuj później
error-failed-tokens = W ciągu ostatniej godziny z Twojej sieci przyszło kilka nieprawidłowych linków lub formularzy, więc linki są na chwilę wstrzymane.
error-failed-tokens-next = { $minutes ->
    [one] Nic się nie zmieniło. Spróbuj za minutę.
    [few] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
    [many] Nic się nie zmieniło. Spróbuj za { $minutes } minut.
   *[other] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
}
error-500-title = Coś poszło nie tak po naszej stronie
error-500 = Nie udało nam się dokończyć tego, o co prosisz, i nic z tego nie zostało zapisane.
error-500-next = Spróbuj za chwilę. Jeśli to się powtórzy, napisz do nas.
error-reference = Podaj wtedy numer { $reference }: po nim znajdziemy, co się stało.
error-503-title = W tej chwili to niemożliwe
error-503 = Nasza baza danych jest pełna albo nie odpowiada, więc to, co zostało wysłane, mogło się nie zapisać.
error-503-next = Nic, co już zostało potwierdzone, nie przepadło. Spróbuj za kilka minut; po cofnięciu się w przeglądarce zwykle nadal widać to, co zostało wpisane.
confirm-used-title = To jest już potwierdzone
confirm-used = Link z e-maila działa tylko raz.
confirm-used-next = Żeby zobaczyć lub zmienić swoje subskrypcje, zaloguj się.
confirm-expired-title = Ten link wygasł
confirm-expired = Link potwierdzający działa 24 godziny albo do chwili, gdy ktoś wskaże, że to nie jego prośba. Zapis nie nastąpił, a to, co było wpisane, usuwamy po { $days } dniach.
confirm-expired-next = Zapisz się ponownie, a przyjdzie nowy e-mail.
confirm-unknown-title = Ten link nie działa
confirm-unknown = Może w e-mailu został ucięty, a może ma więcej niż { $kept } dni.
confirm-unknown-next = Otwórz go z e-maila jeszcze raz albo zapisz się ponownie.
link-unknown-title = Ten link nie działa
link-unknown = Może w e-mailu został ucięty, a może wygasł.
link-unknown-next = Otwórz go z e-maila jeszcze raz albo poproś o nowy.
sign-in-used-title = Ten link został już użyty
sign-in-used = Link do logowania działa tylko raz.
sign-in-used-next = Jeśli sesja już wygasła, poproś o nowy link.
sign-in-expired-title = Ten link wygasł
sign-in-expired = Link do logowania działa dziesięć minut.
sign-in-expired-next = Poproś o nowy.
unsubscribe-unknown-title = Ten link już nie działa
unsubscribe-unknown = Może w e-mailu został ucięty, a może dane, do których należał, zostały usunięte.
unsubscribe-unknown-next = Jeśli wiadomości nadal przychodzą, zaloguj się i wypisz się tam.
unsubscribe-gone-title = Twoje dane są tu usunięte
unsubscribe-gone = Ten link należy do danych, które zostały usunięte, więc na ten adres niczego już nie wysyłamy.
unsubscribe-gone-next = Jeśli wiadomości nadal przychodzą, zaloguj się i wypisz się tam.
undo-used-title = Ta zmiana jest już cofnięta
undo-used = Link z e-maila działa tylko raz.
undo-used-next = Żeby zobaczyć lub zmienić swoje subskrypcje, zaloguj się.
undo-nothing-title = Nie ma czego cofać
undo-nothing = Te wiadomości znów są subskrybowane albo zgoda, której wymagają, została od tego czasu wycofana. Link z e-maila nie może jej dać na nowo.
undo-nothing-next = Żeby zobaczyć lub zmienić swoje subskrypcje, zaloguj się.
undo-expired-title = Ten link wygasł
undo-expired = Zmianę można było cofnąć przez jeden dzień.
undo-expired-next = Żeby znów dostawać te wiadomości, zaloguj się i zapisz się.
new-address-used-title = To już zrobione
new-address-used = Link z e-maila działa tylko raz.
new-address-used-next = Żeby zobaczyć lub zmienić swoje dane, zaloguj się.
new-address-expired-title = Ten link wygasł
new-address-expired = Działał przez 24 godziny albo do czasu, gdy podano inny adres. Nic się nie zmieniło.
new-address-expired-next = Żeby dostawać wiadomości na ten adres, zaloguj się i poproś ponownie.
new-address-taken-title = Ten adres jest już używany
new-address-taken = Ktoś już dostaje wiadomości na ten adres. Nigdy nie łączymy danych dwóch osób, więc nic się nie zmieniło.
new-address-taken-next = Jeśli oba adresy są Twoje, usuń swoje dane pod jednym z nich i zostań przy drugim.
old-address-used-title = Nie ma czego przywracać
old-address-used = Wiadomości już przychodzą na ten adres albo link został użyty. Działa tylko raz.
old-address-used-next = Żeby zobaczyć lub zmienić swoje dane, zaloguj się.
old-address-expired-title = Ten link wygasł
old-address-expired = Zmianę adresu można było cofnąć przez siedem dni.
old-address-expired-next = Jeśli to nie Ty, napisz do nas na adres poniżej.
old-address-taken-title = Ktoś od tego czasu zapisał się z tym adresem
old-address-taken = Dlatego osoba, która miała go wcześniej, nie może go odzyskać i nic się nie zmieniło.
old-address-taken-next = Jeśli to Ty, zaloguj się. W innym razie napisz do nas na adres poniżej.
wish-unknown-title = Ten link nie jest kompletny
wish-unknown = Powinien wskazywać coś na listę życzeń, ale nie da się tego odczytać.
wish-unknown-next = Wróć na poprzednią stronę i spróbuj jeszcze raz.

## What was done

done-started = Subskrypcja włączona.
done-started-paused = Subskrypcja włączona. Wiadomości są wstrzymane do { $day }.
done-stopped = Subskrypcja wyłączona. Nie wyślemy więcej takich wiadomości.
done-consented = Zgoda zapisana. Możesz ją tu wycofać w każdej chwili.
done-withdrawn = Zgoda wycofana. Wiadomości, które jej wymagają, nie będą wysyłane.
done-everything-stopped = Wszystkie subskrypcje są wyłączone, a zgody wycofane.
done-frequency = Wybór zapisany.
done-paused = Wiadomości są wstrzymane do tego dnia.
done-resumed = Przerwa zakończona.
done-details = Twoje dane są zapisane.
done-accepted = Subskrypcja włączona.
done-accepted-some = Włączone jest to, co nie wymaga nowej zgody. Na resztę możesz zapisać się w „Preferencjach e-mail”.
done-accepted-none = Subskrypcja nie jest jeszcze włączona: potrzebna jest Twoja zgoda. Zapisz się w „Preferencjach e-mail”.
done-unchanged = Nic się nie zmieniło.
done-not-signed-in = Sesja wygasła, więc nic się nie zmieniło. Zaloguj się tu ponownie.
done-dropped = Odrzucone. Nic się nie zmieniło.
done-signed-out = Wylogowano Cię.
done-lifted = Z tym adresem znów można się zapisać.
done-confirmed = Subskrypcja potwierdzona. Dziękujemy.
done-undone = Cofnięto. Te wiadomości są znów subskrybowane.
done-new-address = Wysłaliśmy e-mail na nowy adres. Nic się nie zmieni, dopóki nie zostanie tam potwierdzony.
done-address-changed = Wiadomości przychodzą teraz na nowy adres. Stary został o tym powiadomiony.
done-address-put-back = Zmiana cofnięta: wiadomości znów przychodzą na ten adres. Zaloguj się tu, żeby się rozejrzeć.
done-kept = Jest na Twojej liście życzeń.
done-kept-already = To było już na Twojej liście życzeń.
done-list-full = Lista życzeń jest pełna: mieści 200 rzeczy. Najpierw coś z niej usuń.
done-noted = Notatka zapisana.
done-removed = Usunięto z listy życzeń.

## The first pages

home-title = Twoja prywatność, marka po marce
home-lede = Każda z tych marek przechowuje Twoje dane osobno. Wybierz, o którą chodzi.
home-empty = Nie ma tu jeszcze żadnej marki.
greet-title = Ty decydujesz, co o Tobie wiemy
greet-subscribe = Zapisz się
greet-already = Masz już subskrypcję?
greet-manage = Zobacz i zmień swoje dane i preferencje
greet-notices = Przeczytaj informacje o prywatności
subscribe-title = Zapisz się na wiadomości { $brand }
subscribe-title-topic = Zapisz się: { $topic }
subscribe-lede = Wybierz, co chcesz dostawać e-mailem.
subscribe-button = Zapisz się
subscribe-more = Więcej od { $brand }
consent-changed = Ta treść zmieniła się od Twojego wyboru. Przeczytaj ją i wybierz ponownie, jeśli się zgadzasz.
purpose-facts = Kto dostaje Twoje dane i na jak długo
purpose-data = Jakie dane
purpose-recipients = Kto je dostaje
purpose-nobody = Nikt poza nami
purpose-retention = Jak długo
notice-full = Pełna informacja o prywatności
notice-full-named = Pełna informacja o prywatności: { $name }
sent-title = Sprawdź skrzynkę
sent-lede = Jeśli adres się zgadza, e-mail od { $brand } jest już w drodze.
sent-lede-to = Jeśli adres { $address } się zgadza, e-mail od { $brand } jest już w drodze.
sent-likely = Czy miało być { $domain }? Jeśli tak:
sent-step-open = Otwórz e-mail. To może potrwać minutę.
sent-step-press = Naciśnij w nim przycisk i potwierdź.
sent-step-then = Dopiero wtedy zapis jest ważny.
sent-nothing = Jeśli nie potwierdzisz, to, co było wpisane, zostanie usunięte po { $days } dniach.
nothing-title = E-mail nie dotarł?
nothing-lede = Oto najczęstsze powody i co na nie pomaga.
nothing-spam = Trafił do spamu. Zajrzyj tam i do innych folderów.
nothing-typo = W adresie była literówka. Zapisz się ponownie i sprawdź adres.
nothing-wait = Niedawno wysłaliśmy już e-mail na ten adres. Między dwoma robimy kilka minut przerwy i wysyłamy tylko kilka dziennie, żeby nikt nie mógł zasypać skrzynki.
nothing-silenced = Właściciel tego adresu nie chciał takich wiadomości. Zaloguj się linkiem z e-maila: ten e-mail pozwoli znów je dopuścić.
nothing-refused = Twój dostawca poczty odrzucił nasz e-mail. Spróbuj z innym adresem.
nothing-subscribe = Zapisz się ponownie
nothing-write = Albo napisz do nas:
notices-title = Informacje o prywatności
notices-lede = Co robimy z danymi, po co i jak długo. Starsze wersje nadal można przeczytać.
notice-version = Wersja { $version }
notice-since = Wersja { $version }, obowiązuje od { $day }
notice-consent = Treść zgody
notice-versions = Wszystkie wersje

## Confirming

confirm-title = Potwierdź subskrypcję
confirm-title-wish = Potwierdź listę życzeń
confirm-lede = Ktoś, najpewniej Ty, poprosił o to { $brand }.
confirm-change = Zmień
confirm-button = Potwierdź
confirm-not-you = Jeśli to nie Ty, zamknij tę stronę. Bez potwierdzenia nic się nie stanie.
confirmed-title = Subskrypcja potwierdzona
confirmed-done = Twoje wybory są zapisane.
confirmed-next = Żeby je zobaczyć lub zmienić, zaloguj się. Użyty link działa tylko raz.
not-me-title = To nie moja prośba
not-me-lede = Ktoś wpisał Twój adres w formularzu. Nic nie zostało włączone, a to, co było wpisane, usuwamy po { $days } dniach.
not-me-what = Możemy wstrzymać takie wiadomości na Twój adres, od każdej z tutejszych marek, na { $days ->
    [one] jeden dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
}.
not-me-button = Nie wysyłajcie mi takich wiadomości
not-me-done-title = Koniec takich wiadomości
done-silenced = Nikt nie wywoła takiej wiadomości na Twój adres przez { $days ->
    [one] jeden dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
}.
not-me-done-next = Jeśli kiedyś zechcesz się zapisać, zaloguj się linkiem z e-maila. Ten e-mail pozwoli znów to dopuścić.

## Signing in

sign-in-link-title = Zaloguj się
sign-in-link-lede = Wyślemy Ci link e-mailem. Hasło nie jest potrzebne.
sign-in-link-button = Wyślij mi link do logowania
sign-in-link-already = Sesja jest otwarta: przejdź do centrum prywatności
sign-in-link-new = Nie masz jeszcze subskrypcji?
sign-in-link-sent-title = Sprawdź skrzynkę
sign-in-link-sent-lede = Jeśli { $brand } zna ten adres, link do logowania jest już w drodze. Działa dziesięć minut.
sign-in-link-sent-step = Naciśnij w nim przycisk, żeby się zalogować.
sign-in-title = Zaloguj się
sign-in-lede = Naciśnij przycisk, żeby zalogować się na tym urządzeniu.
sign-in-button = Zaloguj się
lift-title = Zezwól znów na wiadomości
lift-lede = Z tego adresu przyszła prośba, żeby nie pisać, gdy ktoś go podaje przy zapisie. Tutaj możesz znów na to zezwolić.
lift-button = Zezwól znów

## Unsubscribe links

unsubscribe-title = Wypisz się z wiadomości { $brand }
unsubscribe-lede = Możesz się tu wypisać bez logowania. Niczego o Tobie nie pokazujemy.
unsubscribe-on = Twoje subskrypcje
unsubscribe-state-on = Subskrybujesz
unsubscribe-none = Nie masz żadnych subskrypcji wiadomości { $brand }.
unsubscribe-all = Wypisz się ze wszystkich
unsubscribe-more = Wszystko inne:
unsubscribe-undo = Jeśli to nie Ty: wysyłamy e-mail, który pozwala to cofnąć, najwyżej jeden dziennie.
undo-title = Zapisz się ponownie
undo-lede = Ktoś wyłączył te wiadomości linkiem z jednego z naszych e-maili. Możesz to cofnąć.
undo-button = Zapisz się ponownie

## Your privacy centre

me-title = Twoje centrum prywatności
me-lede = { $count ->
    [one] Zna Cię tu jedna marka. Oto, co o Tobie przechowuje.
    [few] Znają Cię tu { $count } marki. Żadna nie dzieli się z innymi tym, co przechowuje.
    [many] Zna Cię tu { $count } marek. Żadna nie dzieli się z innymi tym, co przechowuje.
   *[other] Zna Cię tu { $count } marki. Żadna nie dzieli się z innymi tym, co przechowuje.
}
me-silenced = Na Twoją prośbę nie piszemy, gdy ktoś podaje Twój adres przy zapisie.
me-lift = Zezwól znów
me-bounced = Twój dostawca poczty odrzucił nasze wiadomości, więc przestaliśmy wysyłać.
me-nothing = Nic
me-gets = Subskrypcje
me-consents-count = Zgody
me-paused = Przerwa
me-since = Od
me-preferences = Preferencje e-mail
me-details = Imię i język
me-consents = Twoje zgody
me-wishlist = Lista życzeń
me-data = Pobierz swoje dane
me-delete = Usuń swoje dane
me-signed-out-title = Nie masz otwartej sesji
me-signed-out-lede = Wybierz markę, żeby się zalogować. Wyślemy Ci link e-mailem.
asked-for-what = Ktoś, może Ty, poprosił o to z Twoim adresem. Na razie nic się nie zmieniło.
asked-for-accept = Zapisz się
asked-for-drop = Odrzuć
details-title = Imię i język
details-lede = Zmiany działają od razu.
details-language = Język naszych wiadomości
details-address = Jeśli wolisz dostawać wiadomości na inny adres:
details-address-link = Zmień adres
data-title = Twoje dane
data-lede = Wszystko, co { $brand } o Tobie przechowuje, w jednym pliku.
data-what = Przy każdej części jest zapisane, skąd pochodzi, od kiedy ją mamy i jak długo zostaje. Plik jest w formacie JSON, który odczytają też inne usługi.
data-button = Pobierz swoje dane
reauthenticate-why = Żeby to zrobić, potwierdź, że to Ty: wyślemy Ci e-mailem link, który przyprowadzi Cię z powrotem tutaj.
reauthenticate-button = Wyślij mi link
reauthenticate-sent-title = Sprawdź skrzynkę
reauthenticate-sent-lede = Link działa dziesięć minut.
reauthenticate-sent-step = Naciśnij w nim przycisk, żeby przejść tu dalej.

## Preferences

preferences-title = Preferencje e-mail
preferences-lede = Piszemy na { $address }. Zmiany działają od razu.
unsubscribe-button = Wypisz się
consent-button = Wyrażam zgodę
withdraw = Wycofaj zgodę
unsubscribe-named = Wypisz się: { $name }
state-on = Subskrybujesz
state-paused = Subskrybujesz, przerwa do { $day }
state-off = Nie subskrybujesz
state-consented = Zgoda wyrażona { $day }
state-not-consented = Brak zgody
state-not-consented-topics = Zapis na którąkolwiek z tych wiadomości jest wyrażeniem tej zgody
saved-on = zapisano
saved-on-paused = zapisano, wiadomości przyjdą po przerwie
saved-off = wypisano
saved-undone = zmianę cofnięto
saved-consented = zgoda zapisana
saved-withdrawn = zgoda wycofana
undo = Cofnij zmianę
saving = Zapisujemy
save-failed = Nie udało się tego zapisać. Sprawdź połączenie i spróbuj jeszcze raz.
save-stale = Nie udało się tego zapisać: strona jest już stara albo sesja wygasła. Wczytaj ją ponownie i spróbuj jeszcze raz.
frequency-legend = Jak często?
frequency-button = Zapisz
pause-heading = Wstrzymaj wiadomości
pause-label = Wstrzymaj do
pause-hint = Przed tym dniem nie dostaniesz wiadomości, a od niego wszystko będzie tak jak teraz.
pause-button = Wstrzymaj
pause-is = Wiadomości są wstrzymane do { $day }.
resume-button = Zakończ przerwę
everything-heading = Wypisz się ze wszystkiego
everything-what = Nie dostaniesz więcej wiadomości od { $brand }, a wszystkie zgody zostaną wycofane. Twoje dane zostają, dopóki ich nie usuniesz.
everything-button = Wypisz się ze wszystkiego

## Your consents

consents-title = Twoje zgody
consents-lede = Każda zgoda: kiedy padło pytanie, kiedy przyszło potwierdzenie i jaka była treść.
consents-none = Nie ma tu jeszcze żadnej zgody. Gdy jakąś wyrazisz, znajdziesz ją tutaj.
consents-asked = Zapytano
consents-given = Potwierdzono
consents-wording = Treść
consents-state = Stan
consents-stands = Obowiązuje
consents-withdrawn = Wycofano
consents-replaced = Zastąpiono nowszą treścią
consents-receipt = Potwierdzenie zgody

## Lista życzeń

wish-title = Dodaj do listy życzeń
wish-lede = Zapiszemy to na Twojej liście życzeń w { $brand }. Nie dostaniesz żadnych wiadomości, jeśli ich nie wybierzesz.
wish-keep-lede = Trafi na Twoją listę życzeń w { $brand }; możesz to z niej usunąć.
wish-button = Zachowaj to dla mnie
confirm-wish = To, co chcesz zachować, trafi na Twoją listę życzeń.
wishlist-title = Twoja lista życzeń
wishlist-lede = To, co zachowujesz w { $brand }. Notatki widzisz tylko Ty.
wishlist-empty = Lista jest pusta. To, co zachowasz w { $brand }, pojawi się tutaj.
wishlist-note = Twoja notatka
wishlist-save = Zapisz notatkę
wishlist-save-named = Zapisz notatkę: { $label }
wishlist-remove = Usuń
wishlist-remove-named = Usuń: { $label }

## Inny adres

new-address-title = Zmień adres
new-address-lede = Teraz wiadomości przychodzą na { $address }.
new-address-button = Wyślij e-mail z potwierdzeniem
new-address-how = Jak to działa
new-address-step-email = Wysyłamy e-mail na nowy adres.
new-address-step-then = Gdy potwierdzisz go tam, wiadomości będą przychodzić na nowy adres. Imię, preferencje i zgody zostają.
new-address-step-old = Powiadomimy stary adres, z którego przez siedem dni można to cofnąć. Linki ze starszych wiadomości przestaną działać, a na innych urządzeniach nastąpi wylogowanie.
new-address-only = To zmienia Twój adres tylko w { $brand }.
prove-address-title = Używać tego adresu?
prove-address-lede = Ktoś, najpewniej Ty, chce dostawać wiadomości od { $brand } na ten adres.
prove-address-what = Po potwierdzeniu będą przychodzić tutaj, a nie na poprzedni adres.
prove-address-button = Używaj tego adresu
prove-address-not-you = Jeśli to nie Ty, zamknij tę stronę. Nic się nie zmieni.
old-address-title = Cofnąć zmianę adresu?
old-address-lede = Wiadomości od { $brand }, które przychodziły na ten adres, przychodzą teraz na inny.
old-address-what = Po cofnięciu znów będą przychodzić tutaj, osoba, która dokonała zmiany, zostanie wylogowana, a subskrypcje i zgody od tego czasu zostaną wyłączone.
old-address-button = Cofnij zmianę

## Potwierdzenie zgody

receipt-title = Zgoda: { $purpose }
receipt-button = Pobierz podpisane potwierdzenie zgody
receipt-what = Mały podpisany plik, który nikogo nie wymienia z imienia. Każdy, komu go pokażesz, może go sprawdzić, także bez nas.
receipt-keys = Klucze publiczne
receipt-course = Przebieg
receipt-act = Sposób wyrażenia zgody
receipt-act-button = Naciśnięcie przycisku pod treścią zgody
receipt-act-tick = Zaznaczenie pola przy treści zgody
receipt-where = Na stronie
receipt-terms = Co wtedy zapisano
receipt-ground = Podstawa prawna
receipt-consent = Twoja zgoda
receipt-data = Jakie dane
receipt-recipients = Kto je otrzymuje
receipt-nobody = Nikt poza nami
receipt-sale = Dane osobowe są w tym celu sprzedawane lub udostępniane
receipt-retention = Jak długo
receipt-where-kept = Gdzie są przechowywane
receipt-responsible = Kto za to odpowiada
receipt-contact = Pytania o prywatność
receipt-officer = Inspektor ochrony danych
receipt-notice = Pełna informacja w ówczesnym brzmieniu
receipt-until-answered = do czasu odpowiedzi
receipt-until-withdrawn = do czasu wycofania zgody
receipt-until-again = do czasu ponownego wyrażenia zgody
receipt-asked-by = Treść zgody na stronie { $form }
receipt-given-box = Pole zaznaczono, a formularz wysłano po zalogowaniu
receipt-given-link = Pole zaznaczono i potwierdzono linkiem wysłanym na adres e-mail
receipt-given-button = Przycisk pod treścią zgody naciśnięto po zalogowaniu
receipt-given-button-link = Przycisk pod treścią zgody naciśnięto i potwierdzono linkiem wysłanym na adres e-mail
receipt-withdrawn-by = Wycofano na stronie lub linkiem z e-maila
receipt-replaced-by = Zastąpiono zgodą na nowszą treść

## Deleting your data

delete-title = Usuń swoje dane w { $brand }
delete-lede = Tego nie da się cofnąć. Możesz zapisać się ponownie w każdej chwili, już od początku.
delete-goes = Co zostanie usunięte
delete-goes-details = Twoje imię i język, a także adres, jeśli nie zna Cię tu inna marka
delete-goes-preferences = Twoje preferencje e-mail i Twoje zgody
delete-goes-more = Twoja lista życzeń z notatkami oraz inne adresy, o które była prośba lub które były używane wcześniej
delete-goes-emails = Wiadomości, które czekają na wysłanie
delete-goes-key = Klucz, którym to wszystko jest zaszyfrowane, żeby nie dało się odczytać także kopii zapasowych
delete-stays = Co zostaje
delete-suppression = Informacja, żeby do Ciebie nie pisać
delete-suppression-why = Kod utworzony z Twojego adresu, z którego adresu nie da się odczytać, żeby nikt nie napisał do Ciebie przez pomyłkę. Zostaje do { $day }.
delete-counts = Liczba wiadomości wysłanych na Twój adres
delete-counts-why = Ile ich było i czy padła prośba, żeby nie pisać, żeby nikt nie mógł zasypać skrzynki. Zapisane przy takim kodzie, najdłużej do { $day }.
delete-evidence = Dowód udzielonych zgód
delete-evidence-why = Na co i kiedy była zgoda, bez imienia i adresu, gdyby trzeba było to udowodnić. Zostaje do { $day }.
delete-email = Ostatni e-mail potwierdzi, że to już zrobione.
delete-button = Usuń moje dane
delete-cancel = Anuluj
deleted-title = Twoje dane są usunięte
deleted-done = { $brand }: Twoje dane są usunięte.
deleted-next = Potwierdzi to ostatni e-mail. Potem już do Ciebie nie napiszemy.

## Emails

email-spelled-out = Jeśli przycisk nie działa, skopiuj ten adres do przeglądarki:
email-join-subject = Potwierdź subskrypcję: { $brand }
email-join-heading = Potwierdź subskrypcję
email-join-what = Ktoś, najpewniej Ty, podał ten adres na stronie { $brand }.
email-join-next = Jeśli to Ty, potwierdź. Do tego czasu nie dostaniesz żadnych wiadomości.
email-join-button = Potwierdź
email-join-until = Link działa 24 godziny. Jeśli nic nie zrobisz, subskrypcja nie zostanie włączona, a to, co było wpisane, usuniemy po { $days } dniach.
email-join-not-me = Jeśli to nie Ty, nie musisz nic robić.
email-join-not-me-button = To nie moja prośba
email-join-why = Dostajesz ten e-mail, bo ten adres został wpisany w formularzu { $brand }. Bez Twojego potwierdzenia będzie jedynym.
email-sign-in-subject = Zaloguj się: { $brand }
email-sign-in-heading = Zaloguj się
email-sign-in-what = Naciśnij przycisk, żeby zalogować się do swojego centrum prywatności w { $brand }.
email-sign-in-button = Zaloguj się
email-sign-in-until = Link działa raz, przez dziesięć minut.
email-sign-in-not-me = Jeśli to nie Twoja prośba, nie musisz nic robić. Bez tego e-maila nikt się nie zaloguje.
email-sign-in-why = Dostajesz ten e-mail, bo ten adres został wpisany w formularzu { $brand }.
email-lift-subject = Wiadomości od { $brand }
email-lift-heading = Na Twoją prośbę nie piszemy
email-lift-what = Jakiś czas temu z tego adresu przyszła prośba, żeby nie pisać, gdy ktoś podaje go przy zapisie. Teraz ktoś, najpewniej Ty, poprosił o link. Jeśli chcesz się zapisać, zezwól znów na wiadomości.
email-lift-button = Zezwól znów
email-lift-until = Link działa raz, przez dziesięć minut. Jeśli nic nie zrobisz, wszystko zostanie bez zmian.
email-undo-subject = { $brand }: subskrypcja wyłączona
email-undo-heading = Subskrypcja wyłączona
email-undo-what = Ktoś użył linku z jednego z naszych e-maili i wyłączył: { $topics }.
email-undo-next = Jeśli to Twoja decyzja, nie musisz nic robić. Jeśli nie, możesz odzyskać { $count ->
    [one] ten temat
    [few] te tematy
    [many] te tematy
   *[other] te tematy
}.
email-undo-button = Zapisz się ponownie
email-undo-until = Link działa raz, przez 24 godziny.
email-undo-why = Dostajesz ten e-mail, bo subskrypcja w { $brand } została zmieniona linkiem. Takich wiadomości wysyłamy najwyżej jedną dziennie.
email-goodbye-subject = Twoje dane w { $brand } są usunięte
email-goodbye-heading = Twoje dane są usunięte
email-goodbye-gone = { $brand }: usunięto Twoje imię, preferencje i czekające wiadomości. Klucz, którym były zaszyfrowane, jest zniszczony.
email-goodbye-suppression = Żeby nie napisać do Ciebie przez pomyłkę, do { $until } trzymamy kod utworzony z Twojego adresu; adresu nie da się z niego odczytać.
email-goodbye-counts = Przy takim kodzie trzymamy też liczbę wiadomości wysłanych na Twój adres, żeby nikt nie mógł zasypać skrzynki, najdłużej do { $counts }.
email-goodbye-evidence = Na co i kiedy była zgoda, zostaje do { $evidence } bez imienia i adresu, gdyby trzeba było to udowodnić.
email-goodbye-again = To nasz ostatni e-mail.
email-goodbye-why = Dostajesz ten e-mail, bo Twoje dane w { $brand } zostały usunięte. Więcej wiadomości nie będzie.
email-new-address-subject = Potwierdź nowy adres w { $brand }
email-new-address-heading = Czy to Twój nowy adres?
email-new-address-what = Ktoś, najpewniej Ty, chce od teraz dostawać wiadomości od { $brand } na ten adres.
email-new-address-next = Jeśli to Ty, potwierdź. Do tego czasu nic się nie zmienia.
email-new-address-button = Potwierdź
email-new-address-until = Link działa raz, przez 24 godziny.
email-new-address-why = Dostajesz ten e-mail, bo ten adres został wpisany w formularzu { $brand }. Bez Twojego potwierdzenia będzie jedynym.
email-address-changed-subject = Twój adres w { $brand } został zmieniony
email-address-changed-heading = Twój adres został zmieniony
email-address-changed-what = Wiadomości od { $brand }, które przychodziły na ten adres, przychodzą teraz na inny. Jego właściciel to potwierdził.
email-address-changed-next = Jeśli to Ty, nie musisz nic robić. Jeśli nie, cofnij zmianę: osoba, która jej dokonała, zostanie wtedy wylogowana.
email-address-changed-button = To nie ja: cofnij zmianę
email-address-changed-until = Link działa do { $day }.
email-address-changed-why = Dostajesz ten e-mail, bo do teraz był to Twój adres w { $brand }. Jeśli nie cofniesz zmiany, jest ostatni.
email-address-put-back-subject = Zmiana Twojego adresu w { $brand } została cofnięta
email-address-put-back-heading = Zmiana została cofnięta
email-address-put-back-what = Właściciel poprzedniego adresu cofnął zmianę. Wiadomości od { $brand } znów przychodzą tam, a tutaj już nie.
email-address-put-back-next = Jeśli to pomyłka, odpowiedz na ten e-mail.
email-address-put-back-why = Dostajesz ten e-mail, bo do teraz był to Twój adres w { $brand }. Więcej wiadomości nie będzie.
