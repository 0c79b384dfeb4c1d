# Words of the portal, in Polish. What a brand says comes from the brand's file.

## The sheet

portal-name = Handshake
skip = Przejdź do treści
languages = Język
sign-out = Wyloguj się
foot = O tej stronie
foot-choices = Twoje wybory prywatności
foot-notices = Informacje o prywatności
more = Więcej
save = Zapisz
until = do { $day }
to-home = Wróć na stronę główną
to-join = Dołącz jeszcze raz
to-manage = Poproś o link do swojej strony prywatności
to-nothing-came = Nic nie przyszło?
back-to-me = Wróć na swoją stronę prywatności
link-at = { $what }, { $brand }

## Forms

faults-heading = Coś trzeba poprawić
faults-note = To jeszcze nie przeszło
faults-title = Popraw i wyślij ponownie: { $title }
leave-empty = Zostaw to pole puste
name-label = Twoje imię
name-hint = Jak mamy się do Ciebie zwracać.
email-label = Twój adres e-mail
email-hint = Wyślemy tam wiadomość, żeby upewnić się, że jest Twój.
fault-name-empty = Napisz, jak mamy się do Ciebie zwracać.
fault-name-long = To imię jest dłuższe, niż możemy zapisać. Zmieść się w 200 znakach.
fault-name-hidden = W tym imieniu są znaki, których nie widać. Wpisz imię jeszcze raz, ręcznie.
fault-name-link = To wygląda jak adres strony. Pomiń „/”, „@” i „www.”, a po kropce wstaw spację.
fault-email-empty = Wpisz swój adres e-mail.
fault-email-space = W adresie e-mail nie ma spacji ani ukrytych znaków. Wpisz go jeszcze raz, ręcznie.
fault-email-no-at = W adresie e-mail jest znak @, jak w ada@example.org.
fault-email-second-at = W tym adresie jest więcej niż jeden znak @. Zostaw jeden.
fault-email-no-local = Przed znakiem @ czegoś brakuje. Wpisz cały adres.
fault-email-long = Ten adres jest dłuższy, niż może być. Sprawdź, czy nie ma w nim pomyłki.
fault-email-quoted = Nie możemy pisać na adresy z cudzysłowem. Podaj inny swój adres.
fault-email-non-ascii = Na razie nie możemy pisać na adresy, które przed znakiem @ mają litery spoza a–z. Podaj inny swój adres.
fault-email-dots = Część przed znakiem @ nie może zaczynać się ani kończyć kropką ani mieć dwóch kropek z rzędu. Sprawdź, czy nie ma w niej pomyłki.
fault-email-character = Przed znakiem @ jest coś, czego w adresach być nie może. Sprawdź, czy nie ma tam pomyłki.
fault-email-literal = Podaj adres, który kończy się nazwą, jak example.org, a nie liczbami w nawiasie.
fault-email-domain = Część po znaku @ nie wygląda dobrze. Powinna być taka jak example.org.
fault-email-same = To adres, który już u nas masz.
fault-note-long = Notatka może mieć 500 znaków.
fault-note-hidden = W notatce jest znak, którego nie widać. Wpisz ją od nowa.
fault-until = Wybierz dzień nie wcześniejszy niż jutro i nie późniejszy niż za dwa lata.
fault-form-old = Nie udało się już dopasować tego formularza do Twojej sesji: był otwarty ponad dobę albo od tego czasu nastąpiło zalogowanie lub wylogowanie. Nic się nie zmieniło, a to, co było wpisane, nadal tu jest. Wyślij jeszcze raz.
fault-form-changed = Odkąd ta strona jest otwarta, zmieniło się to, co na niej proponujemy, więc nic nie zostało zapisane. Przejrzyj ją i wyślij jeszcze raz.
fault-too-fast = Formularz przyszedł tak szybko, że wolimy się upewnić. To, co było wpisane, nadal tu jest. Wyślij jeszcze raz.

## What went wrong

error-404-title = Tu nic nie ma
error-404 = Może w adresie jest literówka, a może tego, co tu było, już nie ma.
error-404-next = U Ciebie nic się nie zmieniło.
error-foreign-title = To przyszło z innego miejsca
error-foreign = Inna strona próbowała wysłać ten formularz za Ciebie, więc go nie przyjęliśmy.
error-foreign-next = Jeśli to Twoja prośba, otwórz formularz tutaj i wyślij go ponownie.
error-429-title = Prosimy o chwilę cierpliwości
error-429 = W ciągu ostatniej godziny z Twojej sieci przyszło bardzo dużo próśb.
error-429-next = { $minutes ->
    [one] Nic się nie zmieniło. Spróbuj za minutę.
    [few] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
    [many] Nic się nie zmieniło. Spróbuj za { $minutes } minut.
   *[other] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
}
error-failed-tokens-title = Prosimy o chwilę cierpliwości
error-failed-tokens = W ciągu ostatniej godziny z Twojej sieci przyszło kilka linków lub formularzy, które nie są nasze, więc przez chwilę wszystkie czekają.
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
error-503 = Miejsce, w którym przechowujemy dane, jest pełne albo nie odpowiada, więc to, co zostało wysłane, mogło się nie zapisać.
error-503-next = Nic, co już zostało potwierdzone, nie przepadło. Spróbuj za kilka minut; po cofnięciu się w przeglądarce zwykle nadal widać to, co zostało wpisane.
confirm-used-title = To jest już potwierdzone
confirm-used = Link z wiadomości zrobił swoje. Działa tylko raz.
confirm-used-next = Żeby zobaczyć lub zmienić to, co dostajesz, poproś o link do swojej strony prywatności.
confirm-expired-title = Ten link stracił ważność
confirm-expired = Link potwierdzający działa 24 godziny albo do chwili, gdy ktoś wybierze „to nie ja”. Nic nie zaczęło obowiązywać, a to, co było wpisane, usuwamy po { $days } dniach.
confirm-expired-next = Dołącz jeszcze raz, a przyjdzie nowa wiadomość.
confirm-unknown-title = Nie znamy tego linku
confirm-unknown = Może w wiadomości został ucięty, a może ma więcej niż { $kept } dni.
confirm-unknown-next = Otwórz go z wiadomości jeszcze raz albo dołącz ponownie.
link-unknown-title = Nie znamy tego linku
link-unknown = Może w wiadomości został ucięty, a może stracił ważność.
link-unknown-next = Otwórz go z wiadomości jeszcze raz albo poproś o nowy.
sign-in-used-title = Ten link został już użyty
sign-in-used = Link do logowania działa tylko raz.
sign-in-used-next = Jeśli Twoja sesja już się skończyła, poproś o nowy link.
sign-in-expired-title = Ten link stracił ważność
sign-in-expired = Link do logowania działa dziesięć minut.
sign-in-expired-next = Poproś o nowy; przyjdzie od razu.
unsubscribe-unknown-title = Ten link już nie działa
unsubscribe-unknown = Może w wiadomości został ucięty, a może należał do kogoś, kto już się wypisał.
unsubscribe-unknown-next = Jeśli wiadomości nadal przychodzą, poproś o link do swojej strony prywatności i tam je wyłącz.
undo-used-title = Ta zmiana jest już cofnięta
undo-used = Link z wiadomości zrobił swoje. Działa tylko raz.
undo-used-next = Żeby zobaczyć lub zmienić to, co dostajesz, poproś o link do swojej strony prywatności.
undo-nothing-title = Nie ma czego przywracać
undo-nothing = Te wiadomości znów przychodzą albo zgoda, której wymagają, została od tego czasu wycofana. Link z wiadomości nie może jej dać na nowo.
undo-nothing-next = Żeby zobaczyć lub zmienić to, co dostajesz, poproś o link do swojej strony prywatności.
undo-expired-title = Ten link stracił ważność
undo-expired = Wyłączenie można było cofnąć przez jeden dzień.
undo-expired-next = Żeby znów dostawać te wiadomości, poproś o link do swojej strony prywatności.
new-address-used-title = To już zrobione
new-address-used = Link z wiadomości zrobił swoje. Działa tylko raz.
new-address-used-next = Żeby zobaczyć lub zmienić to, co dostajesz, poproś o link do swojej strony prywatności.
new-address-expired-title = Ten link stracił ważność
new-address-expired = Działał przez 24 godziny albo do czasu, gdy podano inny adres. Nic się nie zmieniło.
new-address-expired-next = Kto chce dostawać wiadomości tutaj, może poprosić o to ponownie na swojej stronie prywatności.
new-address-taken-title = Ten adres już tu jest
new-address-taken = Ktoś już dostaje wiadomości na ten adres. Dwóch osób nigdy nie łączymy w jedną, więc nic się nie zmieniło.
new-address-taken-next = Jeśli obie to Ty, odejdź z jednego adresu i zostań przy drugim.
old-address-used-title = Nie ma czego przywracać
old-address-used = Wiadomości przychodzą na ten adres albo link zrobił już swoje. Działa tylko raz.
old-address-used-next = Żeby zobaczyć lub zmienić to, co dostajesz, poproś o link do swojej strony prywatności.
old-address-expired-title = Ten link stracił ważność
old-address-expired = Zmianę adresu można było cofnąć przez siedem dni.
old-address-expired-next = Jeśli to nie Ty, napisz do nas: adres jest poniżej.
old-address-taken-title = Ktoś od tego czasu dołączył z tym adresem
old-address-taken = Dlatego osoba, która miała go wcześniej, nie może go odzyskać i nic się nie zmieniło.
old-address-taken-next = Jeśli to Ty, poproś o link do swojej strony prywatności. W innym razie napisz do nas: adres jest poniżej.
wish-unknown-title = Ten link nie jest kompletny
wish-unknown = Powinien wskazywać coś do zapamiętania, ale nie da się tego odczytać.
wish-unknown-next = Wróć na stronę, z której przychodzisz, i spróbuj jeszcze raz.

## What was done

done-started = Włączone. Od teraz to dostajesz.
done-started-paused = Włączone, z przerwą do { $day }. Od tego dnia będzie przychodzić.
done-stopped = Wyłączone. Nic więcej z tego nie wyślemy.
done-agreed = Zgoda zapisana. Możesz ją tu cofnąć w każdej chwili.
done-withdrawn = Zgoda cofnięta. Już z niej nie korzystamy.
done-everything-stopped = Wszystko jest wyłączone, a Twoje zgody są cofnięte.
done-frequency = Od teraz tego się trzymamy.
done-paused = Do tego dnia nic nie dostaniesz.
done-resumed = Przerwa się skończyła.
done-details = Twoje dane są zapisane.
done-accepted = Włączone.
done-accepted-some = Włączone jest to, co nie wymaga nowej zgody. Reszta jej wymaga: włącz ją pod „Co dostajesz”.
done-accepted-none = Nic się jeszcze nie włączyło: potrzebna jest Twoja zgoda. Włącz to pod „Co dostajesz”.
done-unchanged = Nic się nie zmieniło.
done-not-signed-in = Twoja sesja już się skończyła, więc nic się nie zmieniło. Tutaj możesz poprosić o nowy link.
done-dropped = Odrzucone. Nic się nie zmieniło.
done-signed-out = Wylogowano Cię.
done-lifted = Z tym adresem znów można dołączyć.
done-confirmed = Potwierdzone. Dziękujemy.
done-undone = Zmiana cofnięta. Te wiadomości są znów włączone.
done-new-address = Na nowy adres poszła wiadomość. Nic się nie zmieni, dopóki ktoś stamtąd tego nie potwierdzi.
done-address-changed = Od teraz wiadomości przychodzą na nowy adres. Stary został o tym powiadomiony.
done-address-put-back = Przywrócono: wiadomości znów przychodzą na ten adres. Żeby się rozejrzeć, poproś tu o link.
done-kept = Jest już na Twojej liście.
done-kept-already = To było już na Twojej liście.
done-list-full = Lista jest pełna: mieści 200 rzeczy. Najpierw coś z niej usuń.
done-noted = Notatka zapisana.
done-removed = Usunięto z listy.

## The first pages

home-title = Twoja prywatność, marka po marce
home-lede = Każda z tych marek osobno dotrzymuje tego, co Ci obiecuje. Wybierz, o którą chodzi.
home-empty = Nie ma tu jeszcze żadnej marki.
greet-title = Ty decydujesz, co o Tobie wiemy
greet-join = Dołącz
greet-already = Jesteś już z nami?
greet-manage = Zobacz i zmień to, co o Tobie przechowujemy
greet-notices = Przeczytaj, jak używamy danych
join-title = Dołącz do marki { $brand }
join-lede = Wystarczą imię i adres. Potwierdzasz w wiadomości od nas, a później wszystko możesz zmienić albo zakończyć.
join-no-box = Bez żadnego zaznaczenia też możesz dołączyć: masz wtedy swoją stronę prywatności, a wiadomości dopiero, gdy jakieś wybierzesz.
join-button = Dołącz
join-notice = Jak używamy Twojego imienia i adresu:
topics-legend = Co chcesz dostawać?
consents-legend = Na co się zgadzasz?
consents-hint = Żeby dołączyć, nic z tego nie jest potrzebne, ale wiadomości przychodzą tylko za Twoją zgodą. Każdą zgodę możesz cofnąć jednym kliknięciem.
consent-changed = Te słowa zmieniły się, odkąd pole było zaznaczone. Przeczytaj je i zaznacz ponownie, jeśli się zgadzasz.
purpose-data = Jakie dane
purpose-recipients = Kto je dostaje
purpose-nobody = Nikt poza nami
purpose-retention = Jak długo
notice-full = Pełna informacja
notice-full-named = Pełna informacja: { $name }
sent-title = Zajrzyj do skrzynki
sent-lede = Jeśli adres się zgadza, wiadomość od marki { $brand } jest już w drodze.
sent-step-open = Otwórz wiadomość. Może iść minutę.
sent-step-press = Naciśnij w niej przycisk, przejrzyj swoje wybory i potwierdź je.
sent-step-then = Dopiero wtedy cokolwiek zacznie obowiązywać.
sent-nothing = Nie musisz potwierdzać. Co nie jest potwierdzone, samo się usuwa po { $days } dniach.
nothing-title = Nic nie przyszło?
nothing-lede = Oto najczęstsze powody i co na nie pomaga.
nothing-spam = Wiadomość trafiła do spamu. Zajrzyj tam i do innych folderów.
nothing-typo = W adresie jest pomyłka. Dołącz jeszcze raz i przeczytaj go dwa razy.
nothing-wait = Na ten adres niedawno poszła już wiadomość. Między dwiema robimy kilka minut przerwy i wysyłamy tylko kilka dziennie, żeby nikt nie mógł zasypać skrzynki.
nothing-silenced = Z tego adresu przyszła przez „to nie ja” prośba, żeby nie wysyłać takich wiadomości. Poproś o link do strony prywatności; wiadomość od nas pozwoli to odwołać.
nothing-refused = Twoja poczta odrzuciła naszą wiadomość. Spróbuj z innym adresem.
nothing-join = Dołącz jeszcze raz
nothing-write = Albo napisz do nas:
notices-title = Informacje o prywatności
notices-lede = Co robimy z danymi, po co i jak długo. Starsze wersje nadal można przeczytać.
notice-version = Wersja { $version }
notice-since = Wersja { $version }, obowiązuje od { $day }
notice-consent = Zdanie przy polu wyboru
notice-versions = Wszystkie wersje

## Confirming

confirm-title = Potwierdź, czego chcesz
confirm-lede = Ta prośba przyszła do marki { $brand }, najpewniej od Ciebie. Zmień, co chcesz, i potwierdź.
confirm-button = Potwierdź
confirm-waits = To jest wybrane, ale przyjdzie tylko za zgodą, którą możesz wyrazić powyżej: { $topics }.
confirm-not-you = To nie Ty? Zamknij tę stronę. Bez naciśnięcia przycisku nic się nie stanie.
confirmed-title = Potwierdzone
confirmed-done = Twoje wybory są zapisane i już obowiązują.
confirmed-next = Żeby je zobaczyć lub zmienić, poproś o link. Ten, który Cię tu przyprowadził, zrobił swoje.
not-me-title = To nie Ty
not-me-lede = Ktoś wpisał Twój adres w formularzu. Nic z tego nie obowiązuje, a to, co było wpisane, usuwamy po { $days } dniach.
not-me-what = Możemy wstrzymać takie wiadomości na Twój adres, od każdej z tutejszych marek, na { $days ->
    [one] jeden dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
}.
not-me-button = Nie chcę takich wiadomości
not-me-done-title = Koniec takich wiadomości
done-silenced = Nikt nie wywoła takiej wiadomości na Twój adres przez { $days ->
    [one] jeden dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
}.
not-me-done-next = Jeśli kiedyś zechcesz dołączyć, poproś o link do strony prywatności. Wiadomość od nas pozwoli to odwołać.

## Signing in

manage-title = Poproś o link do swojej strony prywatności
manage-lede = Wyślemy go na Twój adres. Nie trzeba hasła ani starej wiadomości.
manage-button = Wyślijcie mi link
manage-already = Masz otwartą sesję: przejdź na swoją stronę prywatności
manage-new = Jeszcze nie z nami?
manage-sent-title = Zajrzyj do skrzynki
manage-sent-lede = Jeśli { $brand } zna ten adres, link jest już w drodze. Działa dziesięć minut.
manage-sent-step = Naciśnij w niej przycisk i jesteś na miejscu.
sign-in-title = Otwórz swoją stronę prywatności
sign-in-lede = Jedno kliknięcie i masz otwartą sesję na tym urządzeniu.
sign-in-button = Zaloguj się
lift-title = Pozwól znów na wiadomości
lift-lede = Na Twoją prośbę nie piszemy na ten adres, gdy ktoś podaje go przy dołączaniu. Tutaj możesz to odwołać.
lift-button = Pozwól znów

## Letter links

unsubscribe-title = Wiadomości od marki { $brand }
unsubscribe-lede = Tutaj możesz tylko dostawać mniej. Niczego o Tobie nie pokazujemy.
unsubscribe-on = Co jest włączone
unsubscribe-state-on = Włączone
unsubscribe-none = Nie dostajesz żadnych wiadomości od marki { $brand }.
unsubscribe-stop-all = Wyłącz wszystkie te wiadomości
unsubscribe-more = Do wszystkiego innego:
unsubscribe-undo = To nie Ty? Gdy ktoś tu coś wyłącza, wysyłamy wiadomość, która pozwala to cofnąć, najwyżej jedną dziennie.
undo-title = Cofnij tę zmianę
undo-lede = Ktoś to wyłączył linkiem z jednej z naszych wiadomości. Możesz to odzyskać.
undo-button = Chcę znów to dostawać

## Your privacy page

me-title = Twoja strona prywatności
me-lede = { $count ->
    [one] Zna Cię tu jedna marka. Oto, co o Tobie przechowuje.
    [few] Znają Cię tu { $count } marki. Żadna nie dzieli się z innymi tym, co przechowuje.
    [many] Zna Cię tu { $count } marek. Żadna nie dzieli się z innymi tym, co przechowuje.
   *[other] Zna Cię tu { $count } marki. Żadna nie dzieli się z innymi tym, co przechowuje.
}
me-silenced = Na Twoją prośbę nie piszemy, gdy ktoś podaje Twój adres przy dołączaniu.
me-lift = Pozwól znów
me-bounced = Twoja poczta odrzuciła nasze wiadomości, więc przestaliśmy pisać.
me-nothing = Nic
me-gets = Dostajesz
me-paused = Przerwa
me-since = Z nami od
me-preferences = Co dostajesz
me-details = Imię i język
me-agreed = Twoje zgody
me-wishlist = Lista życzeń
me-data = Kopia wszystkiego
me-leave = Chcę odejść
me-signed-out-title = Nie masz otwartej sesji
me-signed-out-lede = Wybierz markę, która Cię zna, i poproś o link. Przyjdzie w wiadomości.
asked-for-what = Z Twoim adresem przyszła prośba o to, może od Ciebie. Na razie nic się nie zmieniło.
asked-for-accept = Chcę tego
asked-for-drop = Odrzuć
details-title = Imię i język
details-lede = Zmiana tutaj działa od razu i wszędzie.
details-language = Język naszych wiadomości
details-address = Jeśli wolisz dostawać wiadomości na inny adres:
details-address-link = Zmień adres
data-title = Kopia wszystkiego
data-lede = Wszystko, co o Tobie przechowujemy, w jednym pliku.
data-what = Przy każdej części jest zapisane, skąd pochodzi, od kiedy ją mamy i jak długo zostaje. Plik jest w formacie JSON, który odczytają też inne usługi.
data-button = Pobierz kopię
prove-why = Do tego potrzebujemy świeżego dowodu, że skrzynka jest Twoja: wyślemy na nią link, który przyprowadzi Cię z powrotem tutaj.
prove-button = Wyślijcie mi link
prove-sent-title = Zajrzyj do skrzynki
prove-sent-lede = Link działa dziesięć minut.
prove-sent-step = Naciśnij w niej przycisk, a wrócisz do poprzedniej strony.

## Preferences

preferences-title = Co dostajesz
preferences-lede = Wysyłamy na { $address }. Każda zmiana działa od razu.
preferences-topics = Wiadomości
preferences-consents = Na co się zgadzasz
start = Włącz
stop = Wyłącz
agree = Zgadzam się
withdraw = Cofnij zgodę
stop-named = Wyłącz: { $name }
state-on = Dostajesz to
state-paused = Włączone, przerwa do { $day }
state-off = Nie dostajesz tego
state-waits = Wybrane; przyjdzie, gdy poniżej wyrazisz zgodę
state-agreed = Zgoda wyrażona
state-not-agreed = Bez zgody
still-agreed = Zgoda „{ $purpose }” nadal obowiązuje. Możesz ją cofnąć poniżej.
saved-on = włączono
saved-on-paused = włączono, przyjdzie po przerwie
saved-off = wyłączono
saved-undone = zmianę cofnięto
saved-agreed = zgoda zapisana
saved-withdrawn = zgoda cofnięta
undo = Cofnij zmianę
saving = Zapisujemy
save-failed = Nie udało się tego zapisać. Sprawdź połączenie i spróbuj jeszcze raz.
save-stale = Nie udało się tego zapisać: strona jest już stara albo Twoja sesja się skończyła. Wczytaj ją ponownie i spróbuj jeszcze raz.
frequency-legend = Jak często?
frequency-button = Zapisz częstotliwość
pause-heading = Przerwa
pause-label = Nic do dnia
pause-hint = Przed tym dniem nic nie dostaniesz, a od niego wszystko będzie tak jak teraz.
pause-button = Zrób przerwę
pause-is = Nic nie dostaniesz do { $day }. Od tego dnia będzie przychodzić to, co poniżej jest włączone.
resume-button = Zakończ przerwę
everything-heading = Wszystko naraz
everything-what = Wyłączymy wszystkie wiadomości i cofniemy wszystkie zgody. Zostajesz z marką { $brand } i możesz tu wszystko włączyć od nowa.
everything-button = Wyłącz wszystko

## What was agreed

agreed-title = Twoje zgody
agreed-lede = Każda zgoda: kiedy padło pytanie, kiedy przyszło potwierdzenie i jakie słowa przy niej stały.
agreed-none = Nie ma tu jeszcze żadnej zgody. Gdy jakąś wyrazisz, znajdziesz ją tutaj.
agreed-asked = Zapytano
agreed-given = Potwierdzono
agreed-words = Treść
agreed-state = Teraz
agreed-stands = Obowiązuje
agreed-withdrawn = Cofnięto:
agreed-replaced = Zastąpiono nowszą treścią:
agreed-receipt = Zobacz całość i zachowaj potwierdzenie

## Lista życzeń

wish-title = Zapamiętaj to na swojej liście
wish-lede = Żeby to zapamiętać, dołącz, podając imię i adres. Nie dostaniesz żadnych wiadomości, jeśli ich nie wybierzesz.
wish-keep-lede = Trafi na Twoją listę w { $brand }; możesz to z niej usunąć.
wish-button = Zapamiętaj
confirm-wish = To, co chcesz zapamiętać, też trafi na Twoją listę.
wishlist-title = Twoja lista życzeń
wishlist-lede = To, co zapamiętujesz w { $brand }. Notatki widzisz tylko Ty.
wishlist-empty = Lista jest pusta. Gdy { $brand } zaproponuje, żeby coś zapamiętać, trafi to tutaj.
wishlist-note = Twoja notatka
wishlist-save = Zapisz notatkę
wishlist-save-named = Zapisz notatkę: { $label }
wishlist-remove = Usuń z listy
wishlist-remove-named = Usuń z listy: { $label }

## Inny adres

new-address-title = Zmień adres
new-address-lede = Teraz wiadomości przychodzą na { $address }.
new-address-button = Wyślij tam wiadomość
new-address-how = Jak to działa
new-address-step-letter = Wysyłamy wiadomość na nowy adres.
new-address-step-then = Gdy naciśniesz w niej przycisk, wiadomości będą przychodzić tam. Imię, wybory i zgody przechodzą razem z Tobą.
new-address-step-old = Stary adres zostanie powiadomiony i przez siedem dni może to cofnąć. Linki ze starszych wiadomości przestaną działać, a na innych urządzeniach nastąpi wylogowanie.
new-address-only = To zmienia Twój adres tylko w { $brand }.
prove-address-title = Używać tego adresu?
prove-address-lede = Ktoś, najpewniej Ty, chce dostawać wiadomości od { $brand } na ten adres.
prove-address-what = Od chwili naciśnięcia przycisku będą przychodzić tutaj, a nie na poprzedni adres.
prove-address-button = Używaj tego adresu
prove-address-not-you = Jeśli to nie Ty, zamknij tę stronę. Nic się nie zmieni.
old-address-title = Przywrócić adres?
old-address-lede = Wiadomości od { $brand }, które przychodziły na ten adres, przychodzą teraz na inny.
old-address-what = Gdy naciśniesz przycisk, znów będą przychodzić tutaj, ten, kto dokonał zmiany, zostanie wylogowany, a to, co od tego czasu włączono lub na co wyrażono zgodę, zostanie wyłączone.
old-address-button = Przywróć

## Potwierdzenie zgody

receipt-title = Twoja zgoda: { $purpose }
receipt-button = Pobierz podpisane potwierdzenie
receipt-what = To mały plik, który nikogo nie wymienia z imienia i który podpisaliśmy. Każdy, komu go pokażesz, może go sprawdzić, także bez nas.
receipt-keys = Klucze publiczne
receipt-course = Jak to przebiegło
receipt-where = Na stronie
receipt-terms = Co wtedy zapisano
receipt-ground = Na jakiej podstawie
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
receipt-until-withdrawn = do czasu cofnięcia zgody
receipt-until-again = do czasu ponownego wyrażenia zgody
receipt-asked-by = Niezaznaczone pole na stronie { $form }
receipt-given-box = Pole zaznaczono, a formularz wysłano po zalogowaniu
receipt-given-link = Pole zaznaczono i potwierdzono linkiem wysłanym na adres e-mail
receipt-withdrawn-by = Cofnięto na stronie lub linkiem z wiadomości
receipt-replaced-by = Zastąpiono zgodą na nowsze brzmienie

## Leaving

leave-title = Pożegnanie z marką { $brand }
leave-lede = Tego nie da się cofnąć. Wrócić możesz zawsze, ale już od początku, jak ktoś nowy.
leave-goes = Co znika
leave-goes-details = Twoje imię i Twój język, a także adres, jeśli nie zna Cię tu inna marka
leave-goes-preferences = Co dostajesz, jak często i na co się zgadzasz
leave-goes-more = Twoja lista życzeń z notatkami oraz inne adresy, o które była prośba lub które zostały zastąpione
leave-goes-letters = Wiadomości, które czekają na wysłanie
leave-goes-key = Klucz, którym to wszystko było zaszyfrowane, żeby żadnej kopii zapasowej też nie dało się odczytać
leave-stays = Co zostaje
leave-suppression = Znak, żeby do Ciebie nie pisać
leave-suppression-why = To kod utworzony z Twojego adresu przy użyciu klucza; adresu nie da się z niego odczytać. Dzięki niemu nikt nie napisze do Ciebie przez pomyłkę. Zostaje do { $day }.
leave-counts = Liczba wiadomości wysłanych na Twój adres
leave-counts-why = Ile ich było i czy padła prośba, żeby nie pisać, żeby nikt nie mógł zasypać skrzynki. To też jest zapisane przy takim kodzie, najdłużej do { $day }.
leave-evidence = Dowód udzielonych zgód
leave-evidence-why = Na co i kiedy była zgoda, bez imienia i adresu, gdyby trzeba było to udowodnić. Zostaje do { $day }.
leave-letter = Ostatnia wiadomość powie Ci, że to już zrobione.
leave-button = Odchodzę, usuńcie moje dane
leave-stay = Zostaję
left-title = To już pożegnanie
left-done = Twoje dane u marki { $brand } są usunięte.
left-next = Potwierdzi to ostatnia wiadomość. Potem już do Ciebie nie napiszemy.

## Letters

email-spelled-out = Jeśli przycisk nie działa, skopiuj ten adres do przeglądarki:
email-join-subject = Potwierdź, że chcesz wiadomości od marki { $brand }
email-join-heading = Czy to Ty?
email-join-what = Ten adres został podany na stronie marki { $brand }, najpewniej przez Ciebie.
email-join-next = Jeśli tak, przejrzyj swoje wybory i potwierdź je. Do tego czasu nic nie obowiązuje.
email-join-button = Zobacz i potwierdź
email-join-until = Link działa 24 godziny. Jeśli nic nie zrobisz, nic się nie stanie, a to, co było wpisane, usuniemy po { $days } dniach.
email-join-not-me = Jeśli to nie Ty, ktoś się pomylił. Nie musisz nic robić.
email-join-not-me-button = To nie ja: nie chcę takich wiadomości
email-join-why = Dostajesz tę wiadomość, bo ten adres został wpisany w formularzu marki { $brand }. Bez Twojego potwierdzenia będzie jedyną.
email-sign-in-subject = Twój link do marki { $brand }
email-sign-in-heading = Oto Twój link
email-sign-in-what = Otwiera stronę, na której widzisz i zmieniasz to, co { $brand } o Tobie przechowuje.
email-sign-in-button = Otwórz moją stronę prywatności
email-sign-in-until = Link działa raz, przez dziesięć minut.
email-sign-in-not-me = Jeśli to nie Twoja prośba, nie musisz nic robić. Bez tej wiadomości nikt nie wejdzie.
email-sign-in-why = Dostajesz tę wiadomość, bo ten adres został wpisany w formularzu marki { $brand }.
email-lift-subject = Wiadomości od marki { $brand }
email-lift-heading = Na Twoją prośbę nie piszemy
email-lift-what = Jakiś czas temu z tego adresu przyszła prośba, żeby nie pisać, gdy ktoś podaje go przy dołączaniu. Teraz przyszła prośba o link, najpewniej od Ciebie. Jeśli chcesz dołączyć, pozwól znów na te wiadomości.
email-lift-button = Pozwól znów
email-lift-until = Link działa raz, przez dziesięć minut. Jeśli nic nie zrobisz, wszystko zostanie bez zmian.
email-undo-subject = Te wiadomości od marki { $brand } są wyłączone
email-undo-heading = Wyłączone
email-undo-what = Ktoś użył linku z jednej z naszych wiadomości i wyłączył: { $topics }.
email-undo-next = Jeśli to Twoja decyzja, nie musisz nic robić. Jeśli nie, możesz odzyskać { $count ->
    [one] ten temat
    [few] te tematy
    [many] te tematy
   *[other] te tematy
}.
email-undo-button = Cofnij zmianę
email-undo-until = Link działa raz, przez 24 godziny.
email-undo-why = Dostajesz tę wiadomość, bo coś, co wysyła Ci { $brand }, zostało zmienione linkiem. Takich wiadomości wysyłamy najwyżej jedną dziennie.
email-goodbye-subject = Pożegnanie z marką { $brand }
email-goodbye-heading = Zrobione
email-goodbye-gone = Wszystko, co o Tobie wiedziała marka { $brand }, jest usunięte: imię, ustawienia i czekające wiadomości. Klucz, którym to było zaszyfrowane, jest zniszczony.
email-goodbye-suppression = Żeby nie napisać do Ciebie przez pomyłkę, do { $until } trzymamy kod utworzony z Twojego adresu przy użyciu klucza; adresu nie da się z niego odczytać.
email-goodbye-counts = Przy takim kodzie trzymamy też liczbę wiadomości wysłanych na Twój adres, żeby nikt nie mógł zasypać skrzynki, najdłużej do { $counts }.
email-goodbye-evidence = Na co i kiedy była zgoda, zostaje do { $evidence } bez imienia i adresu, gdyby trzeba było to udowodnić.
email-goodbye-again = Jeśli kiedyś wrócisz, zaczniesz od początku. To nasza ostatnia wiadomość.
email-goodbye-why = Dostajesz tę wiadomość, bo to Twoje pożegnanie z marką { $brand }. Nic więcej nie przyjdzie.
email-new-address-subject = Czy chcesz tu dostawać wiadomości od { $brand }?
email-new-address-heading = Czy to Twój nowy adres?
email-new-address-what = Ktoś, najpewniej Ty, chce od teraz dostawać wiadomości od { $brand } na ten adres.
email-new-address-next = Jeśli to Ty, otwórz link i naciśnij przycisk. Do tego czasu nic się nie zmienia.
email-new-address-button = Zobacz i potwierdź
email-new-address-until = Link działa raz, przez 24 godziny.
email-new-address-why = Ta wiadomość przyszła, bo ten adres wpisano w formularzu { $brand }. Jeśli go nie potwierdzisz, następnej nie będzie.
email-address-changed-subject = Twój adres w { $brand } został zmieniony
email-address-changed-heading = Twój adres został zmieniony
email-address-changed-what = Wiadomości od { $brand }, które przychodziły na ten adres, przychodzą teraz na inny. Jego właściciel to potwierdził.
email-address-changed-next = Jeśli to Ty, nie musisz nic robić. Jeśli nie, przywróć adres: ten, kto go zmienił, zostanie wtedy wylogowany.
email-address-changed-button = To nie ja: przywróć adres
email-address-changed-until = Link działa do { $day }.
email-address-changed-why = Ta wiadomość przyszła, bo do teraz był to Twój adres w { $brand }. Jeśli go nie przywrócisz, jest ostatnia.
email-address-put-back-subject = Twój adres w { $brand } został przywrócony
email-address-put-back-heading = Adres został przywrócony
email-address-put-back-what = Właściciel poprzedniego adresu cofnął zmianę. Wiadomości od { $brand } znów przychodzą tam, a tutaj już nie.
email-address-put-back-next = Jeśli to pomyłka, odpowiedz na tę wiadomość.
email-address-put-back-why = Ta wiadomość przyszła, bo do teraz był to Twój adres w { $brand }. Więcej nie będzie.
