# Words of the portal, in Polish. What a brand says comes from the brand's file.

## The sheet

portal-name = Handshake
skip = Przejdź do treści
languages = Język
sign-out = Wyloguj się
foot = O tej stronie
foot-choices = Ustawienia prywatności
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
fault-name-long = To imię jest za długie. Wpisz najwyżej 200 znaków.
fault-name-hidden = W tym imieniu są znaki, których nie widać. Wpisz imię jeszcze raz, ręcznie.
fault-name-link = To wygląda jak adres strony lub link. Usuń go.
fault-label-empty = Wpisz nazwę.
fault-label-long = Ta nazwa jest za długa. Wpisz najwyżej 60 znaków.
fault-label-hidden = W tej nazwie są znaki, których nie widać. Wpisz ją jeszcze raz, ręcznie.
fault-label-link = To wygląda jak adres strony lub link. Usuń go.
fault-code = Ten kod nie działa. Sprawdź go albo poproś o nowy e-mail.
fault-answer-nothing = Wybierz albo wpisz odpowiedź.
fault-answer-number = Wpisz liczbę, o którą prosi pytanie.
fault-answer-long = Ta odpowiedź jest za długa. Wpisz najwyżej 200 znaków.
fault-loyalty-empty = Wpisz numer.
fault-loyalty-sign = Użyj tylko liter od A do Z i cyfr.
fault-loyalty-short = Ten numer jest za krótki. Sprawdź go i wpisz w całości.
fault-loyalty-long = Ten numer jest za długi. Sprawdź go i wpisz ponownie.
fault-email-empty = Wpisz swój adres e-mail.
fault-email-space = Adres e-mail nie może zawierać spacji ani ukrytych znaków. Wpisz go jeszcze raz, ręcznie.
fault-email-no-at = Adres e-mail musi zawierać znak @, na przykład ada@example.org.
fault-email-second-at = W tym adresie jest więcej niż jeden znak @. Zostaw jeden.
fault-email-no-local = Przed znakiem @ czegoś brakuje. Wpisz cały adres.
fault-email-long = Ten adres jest za długi jak na adres e-mail. Sprawdź, czy nie ma w nim literówki.
fault-email-quoted = Nie możemy wysyłać wiadomości na adresy z cudzysłowem. Podaj inny swój adres.
fault-email-non-ascii = Na razie nie możemy wysyłać wiadomości na adresy, które przed znakiem @ mają znaki takie jak ł lub é. Podaj inny swój adres.
fault-email-dots = Część przed znakiem @ nie może zaczynać się ani kończyć kropką, ani mieć dwóch kropek z rzędu. Sprawdź, czy nie ma w niej literówki.
fault-email-character = Przed znakiem @ jest znak, którego w adresach e-mail być nie może. Sprawdź, czy nie ma tam literówki.
fault-email-literal = Podaj adres, który kończy się nazwą domeny, jak example.org, a nie liczbami w nawiasie.
fault-email-domain = Część po znaku @ jest nieprawidłowa. Powinna wyglądać jak example.org.
fault-email-same = Już używasz tego adresu.
fault-nothing-chosen = Wybierz co najmniej jeden temat.
fault-note-long = Notatka może mieć najwyżej 500 znaków.
fault-note-hidden = W notatce jest znak, którego nie widać. Wpisz ją od nowa.
fault-until = Wybierz datę: najwcześniej jutro, najpóźniej za dwa lata.
fault-form-old = Ten formularz był otwarty dłużej niż dobę albo po jego otwarciu doszło do zalogowania lub wylogowania. Nic się nie zmieniło, a wpisane dane nadal tu są. Wyślij formularz jeszcze raz.
fault-form-changed = Ta strona zmieniła się od chwili otwarcia, więc nic nie zostało zapisane. Sprawdź dane i wyślij formularz jeszcze raz.
fault-passkey = Klucz dostępu nie został przyjęty, więc nic się nie zmieniło. Spróbuj jeszcze raz.
fault-passkey-unknown = Ten klucz dostępu już tu nie działa. Zaloguj się linkiem z e-maila i dodaj nowy klucz.
fault-password-empty = Wpisz hasło.
fault-password = Adres e-mail lub hasło są nieprawidłowe. Spróbuj jeszcze raz albo zaloguj się linkiem z e-maila.
fault-password-alone = Hasło jest nieprawidłowe. Spróbuj jeszcze raz.
fault-password-short = Wybierz hasło, które ma co najmniej 15 znaków. Kilka słów z rzędu to długie hasło, a łatwo je zapamiętać.
fault-password-short-8 = Wybierz hasło, które ma co najmniej 8 znaków.
fault-password-long = Wybierz hasło, które ma najwyżej 256 znaków.
fault-password-common = Z tego hasła korzysta wiele osób, więc sprawdza się je w pierwszej kolejności. Wybierz inne.
fault-password-pattern = To hasło się powtarza albo idzie po kolei według alfabetu lub klawiatury, więc łatwo je odgadnąć. Wybierz inne.
fault-password-expected = To hasło jest Twoim imieniem, adresem e-mail albo nazwą tej strony, więc łatwo je odgadnąć. Wybierz inne.
fault-second-step = Kod jest nieprawidłowy albo został już użyty. Poczekaj na następny i wpisz go.
fault-app-code = Kod jest nieprawidłowy. Sprawdź, czy aplikacja pokazuje kod dla tego klucza i czy zegar urządzenia dobrze chodzi.
fault-app-over = Ten klucz był pokazany dłużej niż 30 minut albo weryfikację dwuetapową włączono w międzyczasie, więc nie został użyty. Usuń go z aplikacji i zacznij od nowa.
fault-too-fast = Formularz został wysłany bardzo szybko. Wpisane dane nadal tu są. Wyślij go jeszcze raz.
fault-trap = Przeglądarka wypełniła ukryte pole, które służy do wykrywania automatów. Wpisane dane nadal tu są. Naciśnij przycisk jeszcze raz.
fault-cookies = Ta przeglądarka nie zapisuje plików cookie, więc nie da się tu pozostać zalogowanym. Link nie został wykorzystany. Zezwól tej stronie na pliki cookie albo otwórz link w swojej zwykłej przeglądarce i naciśnij przycisk jeszcze raz.

## What went wrong

error-404-title = Nie ma takiej strony
error-404 = Może w adresie jest literówka, a może tej strony już nie ma.
error-404-next = Nic się nie zmieniło.
error-foreign-title = Ten formularz pochodzi z innej strony
error-foreign = Inna strona próbowała wysłać ten formularz w Twoim imieniu, więc go nie przyjęliśmy.
error-foreign-next = Jeśli to Ty, otwórz formularz tutaj i wyślij go ponownie.
error-429-title = Spróbuj później
error-429 = W ciągu ostatniej godziny z Twojej sieci wysłano zbyt wiele zapytań.
error-429-next = { $minutes ->
    [one] Nic się nie zmieniło. Spróbuj za minutę.
    [few] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
    [many] Nic się nie zmieniło. Spróbuj za { $minutes } minut.
   *[other] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
}
error-failed-tokens-title = Spróbuj później
error-failed-tokens = W ciągu ostatniej godziny w Twojej sieci użyto kilku nieprawidłowych linków lub formularzy, więc na pewien czas wstrzymaliśmy działanie linków.
error-failed-tokens-next = { $minutes ->
    [one] Nic się nie zmieniło. Spróbuj za minutę.
    [few] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
    [many] Nic się nie zmieniło. Spróbuj za { $minutes } minut.
   *[other] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
}
error-changes-title = Spróbuj później
error-changes = W ciągu dziesięciu minut wprowadzono więcej zmian, niż przyjmujemy.
error-changes-next = { $minutes ->
    [one] Nic się nie zmieniło. Spróbuj za minutę.
    [few] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
    [many] Nic się nie zmieniło. Spróbuj za { $minutes } minut.
   *[other] Nic się nie zmieniło. Spróbuj za { $minutes } minuty.
}
error-guesses-title = Spróbuj później
error-guesses = Kilka prób z rzędu było nieudanych, więc czekamy, zanim sprawdzimy następną.
error-guesses-next = { $minutes ->
    [one] Spróbuj za minutę. Logowanie kluczem dostępu albo linkiem z e-maila działa przez cały czas.
    [few] Spróbuj za { $minutes } minuty. Logowanie kluczem dostępu albo linkiem z e-maila działa przez cały czas.
    [many] Spróbuj za { $minutes } minut. Logowanie kluczem dostępu albo linkiem z e-maila działa przez cały czas.
   *[other] Spróbuj za { $minutes } minuty. Logowanie kluczem dostępu albo linkiem z e-maila działa przez cały czas.
}
error-guessed-out-title = Ten sposób logowania jest wyłączony
error-guessed-out = Zbyt wiele prób z rzędu było nieudanych, więc nie sprawdzamy już tego, co się tu wpisze.
error-guessed-out-next = Zaloguj się kluczem dostępu albo linkiem z e-maila. Nowe hasło możesz ustawić na stronie „Logowanie i bezpieczeństwo”.
error-guesses-code-title = Spróbuj później
error-guesses-code = Kilka kodów z rzędu było nieprawidłowych, więc czekamy, zanim sprawdzimy następny.
error-guesses-code-next = { $minutes ->
    [one] Spróbuj za minutę albo zaloguj się kluczem dostępu.
    [few] Spróbuj za { $minutes } minuty albo zaloguj się kluczem dostępu.
    [many] Spróbuj za { $minutes } minut albo zaloguj się kluczem dostępu.
   *[other] Spróbuj za { $minutes } minuty albo zaloguj się kluczem dostępu.
}
error-guessed-out-code-title = Kody są wyłączone
error-guessed-out-code = Zbyt wiele kodów z rzędu było nieprawidłowych, więc nie sprawdzamy już następnych.
error-guessed-out-code-next = Zaloguj się kluczem dostępu albo na urządzeniu, na którym ostatnio się logowano, i utwórz tam nowe kody zapasowe. Jeśli to niemożliwe, napisz do nas.
error-busy-title = Spróbuj za minutę
error-busy = W tej chwili loguje się wiele osób, więc hasło nie zostało sprawdzone.
error-busy-next = Spróbuj za minutę albo zaloguj się kluczem dostępu lub linkiem z e-maila.
error-500-title = Coś poszło nie tak po naszej stronie
error-500 = Nie udało się tego dokończyć i nic nie zostało zapisane.
error-500-next = Spróbuj za chwilę. Jeśli to się powtórzy, napisz do nas.
error-reference = Podaj wtedy numer { $reference }: pomoże nam ustalić, co się stało.
error-503-title = W tej chwili to niemożliwe
error-503 = Nasza baza danych jest pełna albo nie odpowiada, więc wysłane dane mogły się nie zapisać.
error-503-next = Nic, co już zostało potwierdzone, nie przepadło. Spróbuj za kilka minut; po powrocie do poprzedniej strony w przeglądarce wpisane dane zwykle nadal są widoczne.
confirm-used-title = To jest już potwierdzone
confirm-used = Link z e-maila działa tylko raz.
confirm-used-next = Żeby zobaczyć lub zmienić swoje subskrypcje, zaloguj się.
confirm-expired-title = Ten link wygasł
confirm-expired = Link potwierdzający jest ważny 24 godziny lub do chwili, gdy ktoś zgłosi, że o niego nie prosił. Zapis nie został potwierdzony, a wpisane dane usuwamy po { $days } dniach.
confirm-expired-next = Zapisz się ponownie, a przyjdzie nowy e-mail.
confirm-unknown-title = Ten link nie działa
confirm-unknown = Mógł zostać ucięty w e-mailu albo ma już ponad { $kept } dni.
confirm-unknown-next = Otwórz go z e-maila jeszcze raz albo zapisz się ponownie.
link-unknown-title = Ten link nie działa
link-unknown = Mógł zostać ucięty w e-mailu albo wygasł.
link-unknown-next = Otwórz go z e-maila jeszcze raz albo poproś o nowy.
sign-in-used-title = Ten link został już użyty
sign-in-used = Link do logowania działa tylko raz.
sign-in-used-next = Jeśli trzeba zalogować się ponownie, poproś o nowy link.
sign-in-expired-title = Ten link wygasł
sign-in-expired = Link do logowania jest ważny 10 minut.
sign-in-expired-next = Poproś o nowy.
secure-used-title = Ten link został już użyty
secure-used = Twoje konto jest zabezpieczone.
secure-used-next = Zaloguj się, żeby je sprawdzić.
secure-expired-title = Ten link wygasł
secure-expired = Był ważny siedem dni.
secure-expired-next = Zaloguj się i sprawdź sposoby logowania.
unsubscribe-unknown-title = Ten link już nie działa
unsubscribe-unknown = Mógł zostać ucięty w e-mailu albo dane, których dotyczył, zostały usunięte.
unsubscribe-unknown-next = Jeśli wiadomości nadal przychodzą, zaloguj się i wypisz się tam.
unsubscribe-gone-title = Twoje dane zostały usunięte
unsubscribe-gone = Ten link dotyczy danych, które zostały usunięte, więc niczego już nie wysyłamy na ten adres.
unsubscribe-gone-next = Jeśli wiadomości nadal przychodzą, zaloguj się i wypisz się tam.
undo-used-title = Ta zmiana jest już cofnięta
undo-used = Link z e-maila działa tylko raz.
undo-used-next = Żeby zobaczyć lub zmienić swoje subskrypcje, zaloguj się.
undo-nothing-title = Nie ma czego cofać
undo-nothing = Znów subskrybujesz te wiadomości albo zgoda, której wymagają, została w międzyczasie wycofana. Linkiem z e-maila nie można jej wyrazić ponownie.
undo-nothing-next = Żeby zobaczyć lub zmienić swoje subskrypcje, zaloguj się.
undo-expired-title = Ten link wygasł
undo-expired = Zmianę można było cofnąć przez jeden dzień.
undo-expired-next = Żeby znów dostawać te wiadomości, zaloguj się i zapisz ponownie.
new-address-used-title = To już zrobione
new-address-used = Link z e-maila działa tylko raz.
new-address-used-next = Żeby zobaczyć lub zmienić swoje dane, zaloguj się.
new-address-expired-title = Ten link wygasł
new-address-expired = Był ważny 24 godziny lub do czasu podania innego adresu. Nic się nie zmieniło.
new-address-expired-next = Żeby dostawać wiadomości na ten adres, zaloguj się i poproś ponownie.
new-address-taken-title = Ten adres jest już używany
new-address-taken = Ktoś już dostaje wiadomości na ten adres. Nigdy nie łączymy danych dwóch osób, więc nic się nie zmieniło.
new-address-taken-next = Jeśli oba adresy są Twoje, usuń swoje dane pod jednym z nich i zostań przy drugim.
old-address-used-title = Nie ma czego przywracać
old-address-used = Wiadomości już przychodzą na ten adres albo link został użyty. Działa tylko raz.
old-address-used-next = Żeby zobaczyć lub zmienić swoje dane, zaloguj się.
old-address-expired-title = Ten link wygasł
old-address-expired = Zmianę adresu można było cofnąć przez siedem dni.
old-address-expired-next = Jeśli to nie była Twoja zmiana, napisz do nas na adres poniżej.
old-address-taken-title = W międzyczasie ktoś zapisał się z użyciem tego adresu
old-address-taken = Dlatego osoba, która miała go wcześniej, nie może go odzyskać i nic się nie zmieniło.
old-address-taken-next = Jeśli to Ty, zaloguj się. W innym razie napisz do nas na adres poniżej.
wish-unknown-title = Ten link jest niekompletny
wish-unknown = Powinien wskazywać, co dodać do listy życzeń, ale nie udało się tego odczytać.
wish-unknown-next = Wróć na poprzednią stronę i spróbuj jeszcze raz.

## What was done

done-started = Zapisano Cię.
done-started-paused = Zapisano Cię. Wiadomości są wstrzymane do { $day }.
done-stopped = Wypisano Cię. Nie wyślemy więcej takich wiadomości.
done-consented = Zgoda wyrażona. Możesz ją tu wycofać w każdej chwili.
done-withdrawn = Zgoda wycofana. Wiadomości, które jej wymagają, nie będą wysyłane.
done-everything-stopped = Wypisano Cię ze wszystkiego, a wszystkie zgody zostały wycofane.
done-frequency = Wybór zapisany.
done-paused = Wiadomości są wstrzymane do tego dnia.
done-resumed = Wiadomości wznowione.
done-details = Twoje dane zostały zapisane.
done-accepted = Zapisano Cię.
done-accepted-some = Zapisano Cię na to, co nie wymaga nowej zgody. Na resztę możesz zapisać się w „Preferencjach e-mail”.
done-accepted-none = Jeszcze Cię nie zapisano: potrzebna jest Twoja zgoda. Zapisz się w „Preferencjach e-mail”.
done-unchanged = Nic się nie zmieniło.
done-not-signed-in = Sesja wygasła, więc nic się nie zmieniło. Zaloguj się tu ponownie.
done-dropped = Odrzucone. Nic się nie zmieniło.
done-signed-out = Wylogowano Cię.
done-lifted = Znów możesz zapisać się, podając ten adres.
done-confirmed = Subskrypcja potwierdzona. Dziękujemy.
done-undone = Cofnięto. Znów subskrybujesz te wiadomości.
done-new-address = Wysłaliśmy e-mail na nowy adres. Nic się nie zmieni, dopóki nie potwierdzisz adresu linkiem z tej wiadomości.
done-address-changed = Wiadomości przychodzą teraz na nowy adres. Na stary wysłaliśmy powiadomienie.
done-address-put-back = Zmiana cofnięta: wiadomości znów przychodzą na ten adres. Zaloguj się tu, żeby sprawdzić swoje ustawienia.
done-kept = Dodano do Twojej listy życzeń.
done-kept-already = To już jest na Twojej liście życzeń.
done-list-full = Lista życzeń jest pełna: mieści 200 pozycji. Najpierw coś z niej usuń.
done-noted = Notatka zapisana.
done-removed = Usunięto z listy życzeń.
done-registered = Konto zostało utworzone.
done-answered = Odpowiedź zapisana.
done-answer-removed = Odpowiedź usunięta.
done-loyalty-claimed = Mamy Twój numer i właśnie go sprawdzamy. Damy Ci znać e-mailem.
done-loyalty-removed = Numer usunięty.
done-put-off = Na razie nie będziemy o to pytać.
done-never-asked = Nie będziemy o to więcej pytać.
done-terms-accepted = Nowy regulamin zaakceptowany.
done-passkey-added = Dodano klucz dostępu. Możesz się nim logować.
done-passkey-removed = Usunięto klucz dostępu. Nie można się już nim zalogować.
done-passkey-renamed = Nazwa zapisana.
done-password-set = Hasło ustawione. Pozostałe urządzenia zostały wylogowane.
done-password-changed = Hasło zmienione. Pozostałe urządzenia zostały wylogowane.
done-password-removed = Hasło usunięte.
done-account-linked = Konto zostało połączone. Możesz się nim teraz logować.
done-account-unlinked = Konto zostało odłączone. Dane, które z niego otrzymaliśmy, zostały usunięte.
done-linked-already = To konto jest już połączone z Twoim.
done-linked-elsewhere = To konto jest już połączone z innym kontem u nas. Zaloguj się za jego pomocą albo najpierw odłącz je od tamtego konta.
done-shared = Zapisano. W każdej chwili możesz przestać udostępniać te dane.
done-sharing-ended = Nie udostępniasz już tych danych, a te, które otrzymaliśmy, zostały usunięte.
done-provider-another = W tamtym serwisie zalogowano się na inne konto niż połączone z Twoim, więc nic nie zostało zapisane.
done-provider-declined = Przerwano to w tamtym serwisie, więc nic się nie zmieniło. Możesz wybrać inny sposób.
done-provider-over = Trwało to zbyt długo albo zaczęło się w innej przeglądarce, więc logowanie się nie udało. Spróbuj ponownie.
done-provider-unavailable = Tamten serwis teraz nie odpowiada. Spróbuj później albo wybierz inny sposób.
done-provider-wrong = Nie udało się potwierdzić Twojej tożsamości w tamtym serwisie, więc nic się nie zmieniło. Spróbuj ponownie albo wybierz inny sposób.
done-app-added = Weryfikacja dwuetapowa jest włączona. Pozostałe urządzenia zostały wylogowane.
done-app-removed = Weryfikacja dwuetapowa jest wyłączona.
done-codes-made = Masz dziesięć nowych kodów zapasowych. Poprzednie już nie działają.
done-recovery-stopped = Prośba została anulowana. Weryfikacja dwuetapowa pozostaje włączona.
done-others-signed-out = Wszystkie inne urządzenia zostały wylogowane.
done-session-ended = Wybrane urządzenie zostało wylogowane.
done-secured = Wszystkie urządzenia zostały wylogowane z Twojego konta, a to, co do niego dodano, zostało usunięte. Zaloguj się tu, żeby sprawdzić konto.

## The first pages

home-title = Twoja prywatność, marka po marce
home-lede = Każda z tych marek przechowuje Twoje dane osobno. Wybierz tę, o którą Ci chodzi.
home-empty = Nie ma tu jeszcze żadnej marki.
greet-title = Ty decydujesz, co o Tobie wiemy
greet-subscribe = Zapisz się
greet-already = Masz już subskrypcję?
greet-manage = Zobacz i zmień swoje dane i preferencje
greet-notices = Przeczytaj informacje o prywatności
subscribe-title = Zapisz się na newsletter { $brand }
subscribe-title-topic = Zapisz się: { $topic }
subscribe-lede = Wybierz, co chcesz dostawać e-mailem.
subscribe-button = Zapisz się
subscribe-more = Więcej od { $brand }
consent-changed = Treść zgody zmieniła się od Twojego wyboru. Przeczytaj ją i wybierz ponownie, jeśli się zgadzasz.
purpose-facts = Kto otrzymuje Twoje dane i jak długo je przechowujemy
purpose-data = Zakres danych
purpose-recipients = Odbiorcy danych
purpose-nobody = Nikt poza nami
purpose-retention = Okres przechowywania
notice-full = Pełna informacja o prywatności
notice-full-named = Pełna informacja o prywatności: { $name }
sent-title = Sprawdź skrzynkę
sent-lede = Jeśli adres jest poprawny, e-mail od { $brand } jest już w drodze.
sent-lede-to = Jeśli adres { $address } jest poprawny, e-mail od { $brand } jest już w drodze.
sent-likely = Czy chodziło o { $domain }? Jeśli tak:
sent-step-open = Otwórz e-mail. Może dotrzeć dopiero po minucie.
sent-step-press = Naciśnij w nim przycisk i potwierdź.
sent-step-then = Dopiero wtedy zapis będzie ważny.
sent-nothing = Jeśli nie potwierdzisz, wpisane dane usuniemy po { $days } dniach.
nothing-title = E-mail nie dotarł?
nothing-lede = Oto najczęstsze przyczyny i rozwiązania.
nothing-spam = Trafił do spamu. Zajrzyj tam i do innych folderów.
nothing-typo = W adresie była literówka. Zapisz się ponownie i sprawdź adres.
nothing-wait = Niedawno wysłaliśmy już e-mail na ten adres. Między e-mailami robimy kilka minut przerwy i wysyłamy tylko kilka dziennie, żeby nikt nie mógł zasypać skrzynki wiadomościami.
nothing-muted = Właściciel tego adresu poprosił, żeby nie wysyłać takich wiadomości. Zaloguj się linkiem z e-maila: w tym e-mailu można ponownie zezwolić na wiadomości.
nothing-refused = Twój dostawca poczty odrzucił nasz e-mail. Użyj innego adresu.
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
confirm-title-account = Potwierdź konto
confirm-account = Twoje konto
confirm-title-wish = Potwierdź listę życzeń
confirm-lede = Ktoś, prawdopodobnie Ty, wysłał tę prośbę do { $brand }.
confirm-change = Zmień
confirm-button = Potwierdź
confirm-not-you = Jeśli to nie Ty, zamknij tę stronę. Bez potwierdzenia nic się nie stanie.
confirmed-title = Subskrypcja potwierdzona
confirmed-done = Twój wybór został zapisany.
confirmed-next = Żeby go zobaczyć lub zmienić, zaloguj się. Użyty link był jednorazowy.
not-me-title = To nie ja
not-me-lede = Ktoś wpisał Twój adres w formularzu. Zapis nie został potwierdzony, a wpisane dane usuwamy po { $days } dniach.
not-me-what = Możemy wstrzymać takie wiadomości na Twój adres, od wszystkich marek w tym serwisie, na { $days ->
    [one] jeden dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
}.
not-me-button = Nie wysyłajcie mi takich wiadomości
not-me-done-title = Nie wyślemy więcej takich wiadomości
done-muted = Przez { $days ->
    [one] jeden dzień
    [few] { $days } dni
    [many] { $days } dni
   *[other] { $days } dnia
} nie wyślemy na Twój adres takich wiadomości.
not-me-done-next = Jeśli kiedyś zechcesz się zapisać, zaloguj się linkiem z e-maila. W tym e-mailu możesz ponownie zezwolić na wiadomości.

## Signing in

sign-in-link-title = Zaloguj się
sign-in-link-lede = Wyślemy Ci link e-mailem. Hasło nie jest potrzebne.
sign-in-link-button = Wyślij mi link do logowania
sign-in-passkey-button = Zaloguj się kluczem dostępu
sign-in-password-link = Zaloguj się hasłem
provider-continue = Kontynuuj przez { $provider }
provider-continue-what = { $provider } zapyta Cię, czy może nam to przekazać. Jeśli nic się nie dzieje, naciśnij przycisk.
unlinked-title = Połącz konto z { $provider }
unlinked-lede = Logowanie w { $provider } się powiodło, ale tamto konto nie jest jeszcze połączone z żadnym kontem u nas. Wystarczy połączyć je raz.
unlinked-known = Mamy już Twój adres e-mail
unlinked-known-what = Potwierdź, że adres, który mamy, należy do Ciebie. Potem połączysz konto z { $provider } jednym naciśnięciem.
unlinked-new = Jesteś tu po raz pierwszy
unlinked-new-what = Utwórz konto. To, co już wiemy, wpiszemy za Ciebie.
link-account-title = Połącz konto z { $provider }
link-account-lede = Po połączeniu możesz logować się tu przez { $provider }. Połącz konta tylko wtedy, gdy oba są Twoje.
link-account-there = W { $provider }
link-account-here = U nas
link-account-button = Połącz konto z { $provider }
sign-in-password-title = Zaloguj się hasłem
sign-in-password-forgotten = Nie masz hasła albo nie pamiętasz go? Zaloguj się linkiem z e-maila, a potem ustaw nowe.
sign-in-password-other = Zaloguj się inaczej
password-label = Hasło
password-show = Pokaż hasło
password-hide = Ukryj hasło
second-step-title = Weryfikacja dwuetapowa
second-step-lede = Wpisz kod, który pokazuje teraz Twoja aplikacja uwierzytelniająca.
second-step-code = Kod z aplikacji
second-step-hint = Sześć cyfr. Jeśli nie masz aplikacji pod ręką, wpisz jeden ze swoich kodów zapasowych.
second-step-other = Zaloguj się inaczej
recovery-title = Nie masz aplikacji ani kodu zapasowego?
recovery-what = Weryfikację dwuetapową możesz wyłączyć przez e-mail po upływie 24 godzin. Żeby nie zrobił tego nikt inny, powiadomimy Cię o tym e-mailem i na wszystkich zalogowanych urządzeniach.
recovery-button = Zacznij i poczekaj 24 godziny
recovery-what-long = W ciągu ostatnich siedmiu dni wylogowano z Twojego konta wszystkie urządzenia linkiem z e-maila. Na wypadek gdyby zrobił to ktoś inny, na wyłączenie weryfikacji dwuetapowej przez e-mail trzeba teraz poczekać siedem dni. Powiadomimy Cię o tym e-mailem i na wszystkich urządzeniach, które się w tym czasie zalogują.
recovery-button-long = Zacznij i poczekaj siedem dni
recovery-by-email = Najpierw zaloguj się linkiem z e-maila. Potem możesz zacząć na tej stronie.
recovery-waits = Weryfikację dwuetapową będzie można wyłączyć od
recovery-waits-then = Zaloguj się wtedy ponownie, nowym linkiem z e-maila.
recovery-ready-title = Czas oczekiwania minął
recovery-ready-what = Możesz teraz wyłączyć weryfikację dwuetapową. Aplikacja i kody zapasowe zostaną usunięte.
recovery-finish-button = Wyłącz weryfikację i zaloguj się
recovery-caution = Ktoś, kto ma dostęp do Twojej poczty, poprosił o wyłączenie weryfikacji dwuetapowej. Będzie to możliwe od
recovery-caution-stop = Jeśli to nie Twoja prośba, anuluj ją.
recovery-stop-button = Anuluj prośbę
passkey-get-failed = Nie użyto klucza dostępu. Spróbuj jeszcze raz albo użyj linku z e-maila.
passkey-create-failed = Nie utworzono klucza dostępu. Spróbuj jeszcze raz albo kontynuuj bez niego.
sign-in-link-already = Nie musisz się logować: przejdź do swojego centrum prywatności
sign-in-link-new = Nie masz jeszcze subskrypcji?
sign-in-link-sent-title = Sprawdź skrzynkę
sign-in-link-sent-lede = Jeśli { $brand } zna ten adres, link do logowania jest już w drodze. Jest ważny 10 minut.
sign-in-link-sent-lede-to = Jeśli { $brand } zna adres { $address }, link do logowania jest już w drodze. Jest ważny 10 minut.
sign-in-sent-lede = Jeśli znamy ten adres, link do logowania jest już w drodze. Jest ważny 10 minut.
sign-in-link-sent-step = Naciśnij przycisk w e-mailu, żeby się zalogować.
sign-in-code-label = Kod z e-maila
sign-in-code-hint = Jeśli czytasz e-mail na innym urządzeniu, wpisz tu sześć cyfr z niego.
sign-in-title = Zaloguj się
sign-in-lede = Naciśnij przycisk, żeby zalogować się na tym urządzeniu.
sign-in-button = Zaloguj się
stay-label = Nie wylogowuj mnie
stay-hint = Przez 30 dni. Nie zaznaczaj tego na urządzeniu, z którego korzystają też inni.
lift-title = Zezwól ponownie na wiadomości
lift-lede = Na Twoją prośbę nie wysyłamy wiadomości, gdy ktoś poda ten adres przy zapisie. Tutaj możesz ponownie na nie zezwolić.
lift-button = Zezwól ponownie

## Unsubscribe links

unsubscribe-title = Wypisz się z newslettera { $brand }
unsubscribe-lede = Możesz się tu wypisać bez logowania. Nie pokazujemy tu żadnych Twoich danych.
unsubscribe-on = Twoje subskrypcje
unsubscribe-state-on = Subskrybujesz
unsubscribe-none = Nie subskrybujesz żadnych wiadomości od { $brand }.
unsubscribe-all = Wypisz się ze wszystkich
unsubscribe-more = Inne sprawy:
unsubscribe-undo = Jeśli to nie Ty, możesz to cofnąć: wysyłamy e-mail z takim linkiem, najwyżej jeden dziennie.
undo-title = Zapisz się ponownie
undo-lede = Ktoś wypisał Cię linkiem z jednego z naszych e-maili. Możesz to cofnąć.
undo-button = Zapisz się ponownie

## Your privacy centre

me-title = Twoje centrum prywatności
me-lede = { $count ->
    [one] Jedna marka przechowuje tu Twoje dane.
    [few] { $count } marki przechowują tu Twoje dane. Nie udostępniają ich sobie nawzajem.
    [many] { $count } marek przechowuje tu Twoje dane. Nie udostępniają ich sobie nawzajem.
   *[other] { $count } marki przechowują tu Twoje dane. Nie udostępniają ich sobie nawzajem.
}
me-muted = Na Twoją prośbę nie wysyłamy Ci wiadomości, gdy ktoś poda Twój adres przy zapisie.
me-lift = Zezwól ponownie
me-bounced = Twój dostawca poczty odrzucił nasze wiadomości, więc przestaliśmy je wysyłać.
me-nothing = Brak
me-gets = Subskrypcje
me-consents-count = Zgody
me-paused = Wstrzymane
me-consent-count = { $count ->
    [0] Brak
    [one] Jedna wyrażona
    [few] { $count } wyrażone
    [many] { $count } wyrażonych
   *[other] { $count } wyrażonej
}
me-since = W { $brand } od
me-preferences = Preferencje e-mail
me-details = Imię i język
me-register = Utwórz konto
me-register-what = Następnym razem zaloguj się za pomocą rozpoznawania twarzy, odcisku palca lub blokady ekranu. Wystarczy jedno naciśnięcie.
me-terms = Regulamin Twojego konta się zmienił.
me-terms-link = Zobacz, co nowego
me-security = Logowanie i bezpieczeństwo
me-profile = Twoje odpowiedzi
me-delete-account = Usuń swoje konto
me-consents = Twoje zgody
me-wishlist = Lista życzeń
me-data = Pobierz swoje dane
me-delete = Usuń swoje dane
me-signed-out-title = Musisz się zalogować
me-signed-out-lede = Zaloguj się, żeby zobaczyć i zmienić to, co o Tobie mamy.
# Account: /me/{brand}/register, /me/security

register-title = Utwórz konto
register-lede = Zaloguj się za pomocą rozpoznawania twarzy, odcisku palca lub blokady ekranu. Nie musisz pamiętać hasła.
register-passkey-button = Utwórz konto z kluczem dostępu
register-without-button = Utwórz konto bez klucza dostępu
register-button = Utwórz konto
register-without-what = Bez klucza dostępu logujesz się linkiem, który wyślemy Ci e-mailem. Klucz możesz dodać w każdej chwili.
register-stranger-lede = Wyślemy Ci jeden e-mail, żeby potwierdzić adres. Potem zalogujesz się za pomocą rozpoznawania twarzy, odcisku palca lub blokady ekranu.
register-topics = Wiadomości, które też chcesz dostawać
register-have = Masz już konto?
register-to-form = Wróć do formularza
register-sent-then = Dopiero wtedy konto zostanie utworzone.
register-terms = Przeczytaj regulamin
register-age = { $years ->
    [few] Potwierdzasz, że masz co najmniej { $years } lata.
   *[other] Potwierdzasz, że masz co najmniej { $years } lat.
}
register-younger = Nie mam jeszcze tylu lat
register-country = Mieszkasz w kraju: { $country }
under-age-title = Nie możesz jeszcze mieć konta
under-age-lede = { $years ->
    [few] Żeby mieć konto w { $brand }, trzeba mieć co najmniej { $years } lata: tego wymaga prawo Twojego kraju i { $brand }.
   *[other] Żeby mieć konto w { $brand }, trzeba mieć co najmniej { $years } lat: tego wymaga prawo Twojego kraju i { $brand }.
}
under-age-kept = Nie zapisaliśmy tu niczego o Tobie.
under-age-guardian = Rodzic lub opiekun może do nas napisać: { $address }.
not-now = Nie teraz
question-never = Nie pytaj więcej
question-purpose = Cel: { $purpose }. Okres przechowywania: { $kept }.
question-about = { $what }: { $question }
profile-title = Twoje odpowiedzi
profile-lede = Każda odpowiedź ma swój cel. Możesz ją zmienić lub usunąć w każdej chwili.
profile-answered = Odpowiedź z dnia
profile-not-asked = O to już nie pytamy.
profile-remove = Usuń
me-loyalty-add = Dodaj { $name }
loyalty-number = Numer w programie lojalnościowym
loyalty-yours = Twój numer
loyalty-claimed = Dodano
loyalty-waits = Trwa sprawdzanie w { $brand }
loyalty-proved = Potwierdzono { $day }
loyalty-another = Inny numer
loyalty-hint = Litery od A do Z i cyfry, razem { $signs }. Spacje i myślniki nie mają znaczenia.
loyalty-add = Dodaj numer
loyalty-change = Zmień numer
loyalty-remove-title = Usuń swój numer
loyalty-remove-what = Usuniemy go stąd i przestaniemy z niego korzystać. Twój udział w programie lojalnościowym { $brand } się nie zmieni.
loyalty-remove = Usuń numer
terms-title = Zmieniliśmy regulamin
terms-lede = Twoje konto w { $brand } będzie działać na nowych zasadach, gdy je zaakceptujesz.
terms-changed = Co się zmieniło
terms-button = Akceptuję nowy regulamin
terms-refuse = Jeśli nie akceptujesz
terms-refuse-what = Możesz pobrać swoje dane i usunąć konto. Do tego czasu wiadomości przychodzą tak, jak jest ustawione.
security-title = Logowanie i bezpieczeństwo
security-lede = Oto Twoje sposoby logowania. Usuń te, których nie rozpoznajesz.
security-passkeys = Klucze dostępu
security-none = Nie masz klucza dostępu. Z kluczem logujesz się za pomocą rozpoznawania twarzy, odcisku palca lub blokady ekranu.
security-add = Dodaj klucz dostępu
security-email = E-mail
security-email-what = Zawsze możesz zalogować się linkiem, który wyślemy na adres { $address }.
security-email-two-steps = Możesz zalogować się linkiem, który wysyłamy na { $address }, a potem kodem z aplikacji.
security-password = Hasło
security-no-password = Nie masz hasła i go nie potrzebujesz.
security-linked = Połączone konta
linked-since = Połączono
unlink-title = Odłącz to konto
unlink-what = Nie będzie już można logować się przez { $provider }. Dane, które nam przekazano, zostaną usunięte, a linki z e-maila nadal będą działać.
unlink-button = Odłącz { $provider }
social-data-title = Co przekazuje nam { $provider }
social-data-lede = Żebyśmy mogli Cię zalogować, { $provider } przekazuje nam informację, czyje to konto. O udostępnieniu wszystkich innych danych decydujesz Ty i w każdej chwili możesz przestać je udostępniać.
social-data-until = przechowujemy najdłużej do { $day }
social-data-since = Udostępniono
social-data-kept = { $days ->
    [one] Przechowujemy najdłużej jeden dzień
    [few] Przechowujemy najdłużej { $days } dni
    [many] Przechowujemy najdłużej { $days } dni
   *[other] Przechowujemy najdłużej { $days } dnia
}
social-data-nothing = Nie przekazano nam żadnych danych na ten temat.
social-data-share = Udostępnij
social-data-stop = Przestań udostępniać
social-data-label = { $what }: { $purpose }
security-two-steps = Weryfikacja dwuetapowa
security-no-app = Do logowania przez e-mail lub hasłem będzie wtedy potrzebny także kod z aplikacji w Twoim telefonie. Klucz dostępu to dwa etapy w jednym.
sessions-title = Zalogowane urządzenia
sessions-here = To urządzenie
sessions-unknown = Nieznana przeglądarka
sessions-since = Zalogowano
sessions-until = Pozostanie zalogowane do
sessions-end-label = Wyloguj się: { $browser }
sessions-others-button = Wyloguj wszystkie inne urządzenia
history-title = Historia zabezpieczeń
history-lede = Zmiany dotyczące logowania na Twoje konto. Jeśli któraś nie pochodzi od Ciebie, wyloguj wszystkie inne urządzenia i zmień swoje dane logowania.
history-account-made = Utworzono Twoje konto.
history-address-changed = Zmieniono Twój adres e-mail.
history-address-put-back = Cofnięto zmianę Twojego adresu e-mail.
history-credential-added = { $credential ->
    [passkey] Dodano klucz dostępu.
    [password] Ustawiono hasło.
    [authenticator-app] Włączono weryfikację dwuetapową.
    [recovery-codes] Utworzono nowe kody zapasowe.
   *[linked-account] Połączono konto.
}
history-credential-removed = { $credential ->
    [passkey] Usunięto klucz dostępu.
    [password] Usunięto hasło.
    [authenticator-app] Wyłączono weryfikację dwuetapową.
    [recovery-codes] Usunięto kody zapasowe.
   *[linked-account] Odłączono konto.
}
history-credential-renamed = Zmieniono nazwę klucza dostępu.
history-credential-changed = { $credential ->
   *[password] Zmieniono hasło.
}
history-recovery-code-used = { $unused ->
    [one] Użyto kodu zapasowego. Pozostał jeden.
    [few] Użyto kodu zapasowego. Pozostały { $unused }.
   *[other] Użyto kodu zapasowego. Pozostało { $unused }.
}
history-recovery-started = Ktoś, kto ma dostęp do Twojej poczty, poprosił o wyłączenie weryfikacji dwuetapowej.
history-recovery-stopped = Anulowano prośbę o wyłączenie weryfikacji dwuetapowej.
history-recovery-finished = Wyłączono weryfikację dwuetapową przez e-mail, po upływie czasu oczekiwania.
history-session-ended = Wylogowano urządzenie.
history-other-sessions-ended = Wylogowano wszystkie inne urządzenia.
history-sign-in-copied = Użyto starej kopii danych, dzięki którym na jednym z Twoich urządzeń nie trzeba się logować. Wylogowaliśmy to urządzenie i powiadomiliśmy Cię.
history-social-data-granted = Zezwolono na udostępnianie nam dodatkowych danych z połączonego konta.
history-social-data-revoked = Zakończono udostępnianie nam części danych z połączonego konta.
history-account-secured = Wylogowano wszystkie urządzenia linkiem z wiadomości o bezpieczeństwie.
password-set-on = Ustawione
password-set-title = Ustaw hasło
password-change-title = Zmień hasło
password-lede = Możesz się nim potem logować. Hasła nigdy nie trzeba mieć: klucze dostępu i linki z e-maila działają bez niego.
new-password-label = Nowe hasło
new-password-hint = Co najmniej { $least } znaków. Kilka słów z rzędu to długie hasło, a łatwo je zapamiętać.
password-set-button = Ustaw hasło
password-change-button = Zmień hasło
password-remove-title = Usuń hasło
password-remove-what = Będziesz się logować kluczem dostępu albo linkiem z e-maila, a wszystkie inne urządzenia zostaną wylogowane.
password-remove-button = Usuń hasło
app-since = Aplikacja uwierzytelniająca, od
app-title = Włącz weryfikację dwuetapową
app-lede = Potrzebujesz aplikacji uwierzytelniającej, na przykład tej w Twoim menedżerze haseł.
app-step-scan = Zeskanuj ten obrazek aplikacją.
app-step-type = Wpisz kod, który pokaże aplikacja.
app-qr = Kod QR z kluczem do aplikacji uwierzytelniającej
app-key-title = Skanowanie nie działa
app-key-what = Wpisz ten klucz w aplikacji ręcznie albo otwórz aplikację na tym urządzeniu.
app-open = Otwórz w aplikacji na tym urządzeniu
app-code = Kod z aplikacji
app-button = Włącz weryfikację dwuetapową
app-off-title = Wyłącz weryfikację dwuetapową
app-off-lede = Logowanie przez e-mail lub hasłem będzie wtedy jednym krokiem. Usuniemy kody zapasowe, a także hasło, jeśli ma mniej niż 15 znaków. Wszystkie inne urządzenia zostaną wylogowane.
app-off-button = Wyłącz weryfikację dwuetapową
codes-title = Kody zapasowe
codes-left = { $unused ->
    [0] Nie masz już kodów zapasowych. Utwórz nowe.
    [one] Masz jeszcze jeden kod zapasowy.
    [few] Masz jeszcze { $unused } kody zapasowe.
    [many] Masz jeszcze { $unused } kodów zapasowych.
   *[other] Masz jeszcze { $unused } kodu zapasowego.
}
codes-new-what = Kodem zapasowym logujesz się, gdy nie masz aplikacji pod ręką. Nowe kody zastąpią poprzednie, a wszystkie inne urządzenia zostaną wylogowane.
codes-new-button = Utwórz nowe kody zapasowe
codes-save-title = Zapisz kody zapasowe
codes-lede-on = Weryfikacja dwuetapowa jest włączona. Jeśli utracisz aplikację, zaloguj się jednym z tych kodów.
codes-lede-new = Jeśli utracisz aplikację, zaloguj się jednym z tych kodów. Poprzednie już nie działają.
codes-save-what = Każdy działa raz. Widzisz je tylko teraz: wydrukuj je albo zachowaj w menedżerze haseł.
codes-file = Kody zapasowe do { $host }. Każdy działa raz.
codes-download = Pobierz kody
codes-saved = Kody są zapisane
back-to-security = Wróć do logowania i bezpieczeństwa
new-passkey-title = Dodaj klucz dostępu
new-passkey-lede = Z kluczem dostępu logujesz się za pomocą rozpoznawania twarzy, odcisku palca lub blokady ekranu. Przechowuje go Twoje urządzenie albo menedżer haseł.
new-passkey-button = Dodaj klucz dostępu
passkey-no-script = Klucze dostępu wymagają JavaScriptu. Włącz go na tej stronie albo loguj się przez e-mail.
passkey-no-host = Klucze dostępu nie działają pod tym adresem strony.
passkey-unnamed = Klucz dostępu
passkey-made = Dodano
passkey-used = Ostatnio użyto
passkey-never-used = jeszcze nie użyto
passkey-elsewhere = Ten klucz utworzono dla { $host }, poprzedniego adresu tej strony, i tutaj nie działa. Dodaj nowy, a ten usuń.
passkey-label = Nazwa
passkey-remove-title = Usuń ten klucz dostępu
passkey-remove-what = Nie będzie można się nim zalogować, a wszystkie inne urządzenia zostaną wylogowane. Usuń go też ze swojego urządzenia lub menedżera haseł.
passkey-remove-button = Usuń ten klucz dostępu
secure-title = To nie Ty?
secure-lede = Wyloguj wszystkie urządzenia ze swojego konta.
secure-what = Usuniemy też sposoby logowania dodane od czasu tej zmiany. Jeśli od tego czasu włączono weryfikację dwuetapową, możesz ją wyłączyć po 24 godzinach, logując się przez e-mail.
secure-button = Zabezpiecz moje konto
asked-for-what = Ktoś, być może Ty, podał Twój adres i poprosił o te wiadomości. Jeszcze ich nie subskrybujesz.
asked-for-accept = Zapisz się
asked-for-drop = Odrzuć
details-title = Imię i język
details-lede = Zmiany działają od razu.
details-language = Język naszych wiadomości
details-address = Jeśli wolisz dostawać wiadomości na inny adres:
details-address-link = Zmień adres
data-title = Twoje dane
data-lede = Wszystko, co { $brand } o Tobie przechowuje, w jednym pliku.
data-what = Przy każdej części podajemy, skąd pochodzi, od kiedy ją mamy i jak długo ją przechowujemy. Plik jest w formacie JSON, który odczytają też inne usługi.
data-button = Pobierz swoje dane
reauthenticate-why = Żeby to zrobić, potwierdź, że to Ty: wyślemy Ci e-mailem link, którym wrócisz na tę stronę.
reauthenticate-button = Wyślij mi link
reauthenticate-title = Potwierdź, że to Ty
reauthenticate-why-passkey = Żeby to zrobić, potwierdź, że to Ty.
reauthenticate-passkey-button = Użyj klucza dostępu
reauthenticate-confirm-button = Potwierdź
reauthenticate-email-button = Wyślij mi zamiast tego link
reauthenticate-sent-title = Sprawdź skrzynkę
reauthenticate-sent-lede = Link jest ważny 10 minut.
reauthenticate-sent-step = Naciśnij przycisk w e-mailu, żeby kontynuować tutaj.

## Preferences

preferences-title = Preferencje e-mail
preferences-lede = Wiadomości wysyłamy na { $address }. Zmiany działają od razu.
unsubscribe-button = Wypisz się
consent-button = Wyrażam zgodę
withdraw = Wycofaj zgodę
unsubscribe-named = Wypisz się: { $name }
state-on = Subskrybujesz
state-paused = Subskrybujesz (wstrzymane do { $day })
state-off = Nie subskrybujesz
state-consented = Zgoda wyrażona { $day }
state-not-consented = Brak zgody
state-not-consented-topics = Zapisując się na dowolną z tych wiadomości, wyrażasz tę zgodę
saved-on = zapisano Cię
saved-on-paused = zapisano Cię, wiadomości przyjdą po wznowieniu
saved-off = wypisano Cię
saved-undone = cofnięto
saved-consented = zgoda wyrażona
saved-withdrawn = zgoda wycofana
undo = Cofnij
saving = Zapisywanie
save-failed = Nie udało się tego zapisać. Sprawdź połączenie i spróbuj jeszcze raz.
save-stale = Nie udało się tego zapisać: ta strona jest nieaktualna albo sesja wygasła. Odśwież stronę i spróbuj jeszcze raz.
frequency-legend = Jak często?
frequency-button = Zapisz
pause-heading = Wstrzymaj wiadomości
pause-label = Wstrzymaj do
pause-hint = Przed tym dniem nie dostaniesz żadnych wiadomości. Od tego dnia wszystko będzie tak jak teraz.
pause-button = Wstrzymaj
pause-is = Wiadomości są wstrzymane do { $day }.
resume-button = Wznów wiadomości
everything-heading = Wypisz się ze wszystkiego
everything-what = Nie dostaniesz więcej wiadomości od { $brand }, a wszystkie zgody zostaną wycofane. Twoje dane zostaną u nas, dopóki ich nie usuniesz.
everything-button = Wypisz się ze wszystkiego

## Your consents

consents-title = Twoje zgody
consents-lede = Przy każdej zgodzie widzisz, kiedy o nią zapytano, kiedy ją potwierdzono i jaka była jej treść.
consents-none = Nie ma tu jeszcze żadnej zgody. Gdy jakąś wyrazisz, znajdziesz ją tutaj.
consents-asked = Data zapytania
consents-given = Data potwierdzenia
consents-accepted = Zaakceptowano
consents-wording = Treść
consents-state = Status
consents-stands = Obowiązuje
consents-withdrawn = Wycofano
consents-replaced = Zastąpiono nowszą treścią
consents-receipt = Potwierdzenie zgody

## Lista życzeń

wish-title = Dodaj do listy życzeń
wish-lede = Zapiszemy to na Twojej liście życzeń w { $brand }. Nie dostaniesz żadnych wiadomości, jeśli ich nie wybierzesz.
wish-keep-lede = Trafi to na Twoją listę życzeń w { $brand }. W każdej chwili możesz to z niej usunąć.
wish-button = Dodaj do listy
confirm-wish = Wybrana pozycja trafi na Twoją listę życzeń.
wishlist-title = Twoja lista życzeń
wishlist-lede = To, co dodajesz do listy w { $brand }. Notatki widzisz tylko Ty.
wishlist-empty = Twoja lista życzeń jest pusta. To, co dodasz w { $brand }, pojawi się tutaj.
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
new-address-step-then = Gdy potwierdzisz go linkiem z tego e-maila, wiadomości będą przychodzić na nowy adres. Imię, preferencje i zgody się nie zmienią.
new-address-step-old = Powiadomienie wyślemy też na stary adres: przez siedem dni można będzie stamtąd cofnąć zmianę. Linki ze starszych wiadomości przestaną działać, a na innych urządzeniach Cię wylogujemy.
new-address-only = To zmienia Twój adres tylko w { $brand }.
prove-address-title = Używać tego adresu?
prove-address-lede = Ktoś, prawdopodobnie Ty, chce dostawać wiadomości od { $brand } na ten adres.
prove-address-what = Po potwierdzeniu będą przychodzić tutaj, a nie na poprzedni adres.
prove-address-button = Używaj tego adresu
prove-address-not-you = Jeśli to nie Ty, zamknij tę stronę. Nic się nie zmieni.
old-address-title = Cofnąć zmianę adresu?
old-address-lede = Wiadomości od { $brand }, które przychodziły na ten adres, przychodzą teraz na inny.
old-address-what = Po cofnięciu znów będą przychodzić tutaj, osoba, która dokonała zmiany, zostanie wylogowana, a subskrypcje i zgody z czasu po zmianie przestaną obowiązywać.
old-address-button = Cofnij zmianę

## Potwierdzenie zgody

receipt-title = Zgoda: { $purpose }
receipt-button = Pobierz podpisane potwierdzenie zgody
receipt-what = Mały podpisany plik, w którym nie ma imienia ani nazwiska. Każdy, komu go pokażesz, może go sprawdzić, także bez naszego udziału.
receipt-keys = Klucze publiczne
receipt-course = Historia
receipt-act = Sposób wyrażenia zgody
receipt-act-button = Naciśnięcie przycisku pod treścią zgody
receipt-act-tick = Zaznaczenie pola przy treści zgody
receipt-where = Na stronie
receipt-terms = Informacje podane w chwili wyrażenia zgody
receipt-ground = Podstawa prawna
receipt-consent = Twoja zgoda
receipt-data = Zakres danych
receipt-recipients = Odbiorcy danych
receipt-nobody = Nikt poza nami
receipt-sale = Dane osobowe są w tym celu sprzedawane lub udostępniane
receipt-retention = Okres przechowywania
receipt-where-kept = Miejsce przechowywania
receipt-responsible = Administrator danych
receipt-contact = Kontakt w sprawach prywatności
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
delete-lede = Tego nie da się cofnąć. W każdej chwili możesz zapisać się ponownie, ale jako nowa osoba.
delete-goes = Co zostanie usunięte
delete-goes-details = Twoje imię i język, a także adres, jeśli nie ma go tu żadna inna marka
delete-goes-preferences = Twoje preferencje e-mail i Twoje zgody
delete-goes-more = Twoja lista życzeń z notatkami oraz inne adresy podane lub używane przez Ciebie wcześniej
delete-goes-emails = Wiadomości oczekujące na wysłanie
delete-goes-key = Klucz, którym to wszystko jest zaszyfrowane; bez niego nie da się odczytać także kopii zapasowych
delete-stays = Co zostanie
delete-suppression = Informacja, żeby nie wysyłać Ci wiadomości
delete-suppression-why = Kod utworzony z Twojego adresu; nie da się z niego odczytać adresu. Dzięki niemu nikt nie napisze do Ciebie przez pomyłkę. Przechowujemy go do { $day }.
delete-counts = Liczba wiadomości wysłanych na Twój adres
delete-counts-why = Razem z informacją, czy nie chcesz ich dostawać. Chroni to skrzynkę przed zasypaniem wiadomościami. Przechowujemy to przy takim kodzie, najdłużej do { $day }.
delete-evidence = Dowód wyrażonych zgód
delete-evidence-why = Na co i kiedy wyrażono zgodę, bez imienia i adresu, na wypadek gdyby trzeba było to udowodnić. Przechowujemy go do { $day }.
delete-email = Na koniec wyślemy Ci e-mail z potwierdzeniem.
delete-button = Usuń moje dane
delete-cancel = Anuluj
deleted-title = Twoje dane zostały usunięte
deleted-done = Twoje dane w { $brand } zostały usunięte.
deleted-next = Potwierdzimy to jeszcze jednym, ostatnim e-mailem. Potem już do Ciebie nie napiszemy.

## Emails

email-spelled-out = Jeśli przycisk nie działa, skopiuj ten adres do przeglądarki:
email-join-subject = Potwierdź subskrypcję: { $brand }
email-join-heading = Potwierdź subskrypcję
email-join-what = Ktoś, prawdopodobnie Ty, podał ten adres na stronie { $brand }.
email-join-next = Jeśli to Ty, potwierdź. Do tego czasu nie dostaniesz żadnych wiadomości.
email-join-button = Potwierdź
email-join-until = Link jest ważny 24 godziny. Jeśli nic nie zrobisz, nie zapiszemy Cię, a wpisane dane usuniemy po { $days } dniach.
email-join-not-me = Jeśli to nie Ty, nie musisz nic robić.
email-join-not-me-button = To nie ja
email-join-why = Otrzymujesz tę wiadomość, ponieważ ten adres został wpisany w formularzu { $brand }. Bez Twojego potwierdzenia nie wyślemy kolejnych.
email-sign-in-subject = Zaloguj się: { $brand } ({ $time })
email-sign-in-heading = Zaloguj się
email-sign-in-what = Naciśnij przycisk, żeby zalogować się do swojego centrum prywatności w { $brand }.
email-sign-in-button = Zaloguj się
email-sign-in-code = Możesz też wpisać ten kod na stronie, na której chcesz się zalogować. Nie podawaj go nikomu, nam też nie:
email-sign-in-until = Link jest jednorazowy i ważny 10 minut.
email-sign-in-not-me = Jeśli to nie Twoja prośba, nie musisz nic robić. Bez tego e-maila nikt się nie zaloguje.
email-sign-in-why = Otrzymujesz tę wiadomość, ponieważ ten adres został wpisany w formularzu { $brand }.
email-registered-subject = Masz konto w { $brand }
email-registered-heading = Masz konto
email-registered-what = { $passkey ->
    [with] Twoje konto w { $brand } zostało utworzone { $day } o { $time }. Następnym razem zaloguj się kluczem dostępu: twarzą, odciskiem palca albo blokadą ekranu. Możesz też logować się linkiem, który wyślemy Ci e-mailem.
   *[without] Twoje konto w { $brand } zostało utworzone { $day } o { $time }. Logujesz się linkiem, który wyślemy Ci e-mailem. Klucz dostępu możesz dodać w każdej chwili.
}
email-passkey-added-subject = Dodano klucz dostępu do Twojego konta ({ $brand })
email-passkey-added-heading = Dodano klucz dostępu
email-passkey-added-what = { $passkey ->
    [none] { $day } o { $time } do Twojego konta dodano klucz dostępu. Kto go ma, może się nim zalogować.
   *[other] { $day } o { $time } do Twojego konta dodano klucz dostępu: { $passkey }. Kto go ma, może się nim zalogować.
}
email-passkey-removed-subject = Usunięto klucz dostępu z Twojego konta ({ $brand })
email-passkey-removed-heading = Usunięto klucz dostępu
email-passkey-removed-what = { $passkey ->
    [none] { $day } o { $time } z Twojego konta usunięto klucz dostępu. Nie można się już nim zalogować.
   *[other] { $day } o { $time } z Twojego konta usunięto klucz dostępu: { $passkey }. Nie można się już nim zalogować.
}
email-password-set-subject = Ustawiono hasło do Twojego konta ({ $brand })
email-password-set-heading = Ustawiono hasło
email-password-set-what = { $day } o { $time } ustawiono hasło do Twojego konta. Kto je zna, może się nim zalogować.
email-password-changed-subject = Zmieniono hasło do Twojego konta ({ $brand })
email-password-changed-heading = Zmieniono hasło
email-password-changed-what = { $day } o { $time } zmieniono hasło do Twojego konta. Poprzednie już nie działa.
email-password-removed-subject = Usunięto hasło do Twojego konta ({ $brand })
email-password-removed-heading = Usunięto hasło
email-password-removed-what = { $day } o { $time } usunięto hasło do Twojego konta. Nie można się już nim zalogować.
email-account-linked-subject = Połączono { $provider } z Twoim kontem ({ $brand })
email-account-linked-heading = Połączono konto z { $provider }
email-account-linked-what = { $day } o { $time } z Twoim kontem połączono konto w { $provider }. Od tej chwili można się nim zalogować.
email-account-unlinked-subject = Odłączono { $provider } od Twojego konta ({ $brand })
email-account-unlinked-heading = Odłączono { $provider }
email-account-unlinked-what = { $day } o { $time } od Twojego konta odłączono konto w { $provider }. Nie można się już nim zalogować.
email-app-added-subject = Weryfikacja dwuetapowa jest włączona ({ $brand })
email-app-added-heading = Weryfikacja dwuetapowa jest włączona
email-app-added-what = { $day } o { $time } do Twojego konta dodano aplikację uwierzytelniającą. Do logowania przez e-mail lub hasłem potrzebny jest teraz także kod z tej aplikacji.
email-app-added-not-me = Jeśli to Ty, nie musisz nic robić. Jeśli nie, naciśnij przycisk: wszystkie urządzenia zostaną wylogowane, a 24 godziny później możesz zalogować się przez e-mail i wyłączyć weryfikację dwuetapową.
email-recovery-started-subject = Weryfikacja dwuetapowa ma zostać wyłączona ({ $brand })
email-recovery-started-heading = Weryfikacja dwuetapowa ma zostać wyłączona
email-recovery-started-what = { $day } o { $time } ktoś, kto ma dostęp do tej skrzynki, poprosił o wyłączenie weryfikacji dwuetapowej na Twoim koncie. Będzie to możliwe od { $ready-day }, godz. { $ready-time }, po zalogowaniu się nowym linkiem z e-maila.
email-recovery-started-not-me = Jeśli to Ty, poczekaj do tego czasu. Jeśli nie, naciśnij przycisk: prośba zostanie anulowana, a wszystkie urządzenia wylogowane.
email-recovery-stopped-subject = Weryfikacja dwuetapowa pozostaje włączona ({ $brand })
email-recovery-stopped-heading = Weryfikacja dwuetapowa pozostaje włączona
email-recovery-stopped-what = { $day } o { $time } z zalogowanego urządzenia anulowano prośbę o wyłączenie weryfikacji dwuetapowej na Twoim koncie.
email-app-removed-subject = Weryfikacja dwuetapowa jest wyłączona ({ $brand })
email-app-removed-heading = Weryfikacja dwuetapowa jest wyłączona
email-app-removed-what = { $password ->
    [gone] { $day } o { $time } wyłączono weryfikację dwuetapową na Twoim koncie. Usunęliśmy kody zapasowe oraz hasło, które było za krótkie, żeby działać samodzielnie.
   *[stays] { $day } o { $time } wyłączono weryfikację dwuetapową na Twoim koncie. Usunęliśmy kody zapasowe.
}
email-codes-made-subject = Nowe kody zapasowe do Twojego konta ({ $brand })
email-codes-made-heading = Nowe kody zapasowe
email-codes-made-what = { $day } o { $time } utworzono nowe kody zapasowe do Twojego konta. Poprzednie już nie działają.
email-code-used-subject = Użyto kodu zapasowego ({ $brand })
email-code-used-heading = Użyto kodu zapasowego
email-code-used-what = { $unused ->
    [0] { $day } o { $time } zalogowano się na Twoje konto ostatnim kodem zapasowym. Utwórz nowe.
   *[other] { $day } o { $time } zalogowano się na Twoje konto kodem zapasowym. Pozostałe kody: { $unused }.
}
email-security-not-me = Jeśli to Ty, nie musisz nic robić. Jeśli nie, naciśnij przycisk: wszystkie urządzenia zostaną wylogowane, a to, co dodano, zostanie usunięte.
email-security-button = To nie ja: zabezpiecz moje konto
email-security-until = Link jest jednorazowy i ważny siedem dni.
email-security-why = Otrzymujesz tę wiadomość, ponieważ dotyczy bezpieczeństwa Twojego konta w { $brand }. Nie można się z niej wypisać.
email-sign-in-copied-subject = Zaloguj się ponownie: wylogowaliśmy jedno z Twoich urządzeń ({ $brand })
email-sign-in-copied-heading = Wylogowaliśmy jedno z Twoich urządzeń
email-sign-in-copied-what = { $browser ->
    [none] { $day } o { $time } ktoś użył starej kopii danych, dzięki którym na jednym z urządzeń nie trzeba się logować. To może oznaczać, że je skopiowano, dlatego wylogowaliśmy to urządzenie i każde inne, które z nich korzystało.
   *[other] { $day } o { $time } ktoś użył starej kopii danych, dzięki którym w przeglądarce { $browser } nie trzeba się logować. To może oznaczać, że je skopiowano, dlatego wylogowaliśmy to urządzenie i każde inne, które z nich korzystało.
}
email-sign-in-copied-do = { $account ->
    [none] Możesz zalogować się jak zwykle. Sprawdź to urządzenie: zwykle przyczyną są nieznane programy albo przeglądarka, z której korzysta kilka osób.
   *[some] Możesz zalogować się jak zwykle. Zobacz, co działo się na Twoim koncie, i sprawdź to urządzenie: zwykle przyczyną są nieznane programy albo przeglądarka, z której korzysta kilka osób.
}
email-sign-in-copied-button = Zaloguj się
email-sign-in-copied-why = Otrzymujesz tę wiadomość, ponieważ dotyczy Twojego logowania w { $brand }. Nie można z niej zrezygnować.
email-lift-subject = Wiadomości od { $brand } ({ $time })
email-lift-heading = Na Twoją prośbę nie wysyłamy wiadomości
email-lift-what = Jakiś czas temu właściciel tego adresu poprosił, żeby nie wysyłać wiadomości, gdy ktoś poda go przy zapisie. Teraz ktoś, prawdopodobnie Ty, poprosił o link. Jeśli chcesz się zapisać, zezwól ponownie na wiadomości.
email-lift-button = Zezwól ponownie
email-lift-until = Link jest jednorazowy i ważny 10 minut. Jeśli nic nie zrobisz, wszystko zostanie bez zmian.
email-undo-subject = { $brand }: wypisano Cię
email-undo-heading = Wypisano Cię
email-undo-what = Ktoś użył linku z jednego z naszych e-maili i wypisał Cię z subskrypcji: { $topics }.
email-undo-next = Jeśli to Twoja decyzja, nie musisz nic robić. Jeśli nie, zapisz się ponownie.
email-undo-button = Zapisz się ponownie
email-undo-until = Link jest jednorazowy i ważny 24 godziny.
email-undo-why = Otrzymujesz tę wiadomość, ponieważ subskrypcja w { $brand } została zmieniona linkiem. Takich wiadomości wysyłamy najwyżej jedną dziennie.
email-loyalty-proved-subject = Twój { $name } jest potwierdzony ({ $brand })
email-loyalty-proved-heading = Twój { $name } jest potwierdzony
email-loyalty-proved-what = Sprawdziliśmy numer dodany do Twojego konta w { $brand } i potwierdzamy, że należy do Ciebie.
email-loyalty-proved-next = Nie musisz nic robić. Numer możesz zmienić lub usunąć w każdej chwili.
email-loyalty-proved-button = Zobacz swój numer
email-loyalty-refused-subject = Nie udało się znaleźć Twojego numeru w programie lojalnościowym ({ $brand })
email-loyalty-refused-heading = Nie udało się znaleźć Twojego numeru w programie lojalnościowym
email-loyalty-refused-what = Przekazaliśmy do { $brand } dodany numer oraz Twoje imię i adres e-mail, ale nie znaleziono tam takiego numeru z tymi danymi. Usunęliśmy ten numer z Twojego konta.
email-loyalty-refused-next = Sprawdź numer i wpisz go ponownie. Jeśli jest poprawny, być może w { $brand } zapisano inne imię albo inny adres.
email-loyalty-refused-button = Wpisz numer ponownie
email-loyalty-why = Otrzymujesz tę wiadomość, ponieważ do Twojego konta w { $brand } dodano numer.
email-goodbye-subject = Twoje dane w { $brand } zostały usunięte
email-goodbye-heading = Twoje dane zostały usunięte
email-goodbye-gone = Usunęliśmy Twoje imię, preferencje i wszystkie wiadomości oczekujące na wysłanie. Klucz, którym były zaszyfrowane, został zniszczony.
email-goodbye-suppression = Żeby nie napisać do Ciebie przez pomyłkę, do { $until } przechowujemy kod utworzony z Twojego adresu; adresu nie da się z niego odczytać.
email-goodbye-counts = Przy takim kodzie przechowujemy też liczbę wiadomości wysłanych na Twój adres, żeby nikt nie mógł zasypać skrzynki, najdłużej do { $counts }.
email-goodbye-evidence = Do { $evidence } przechowujemy informację, na co i kiedy wyrażono zgodę, bez imienia i adresu, na wypadek gdyby trzeba było to udowodnić.
email-goodbye-again = To nasz ostatni e-mail.
email-goodbye-why = Otrzymujesz tę wiadomość, ponieważ Twoje dane w { $brand } zostały usunięte. Kolejnych nie wyślemy.
email-new-address-subject = Potwierdź nowy adres w { $brand }
email-new-address-heading = Czy to Twój nowy adres?
email-new-address-what = Ktoś, prawdopodobnie Ty, chce od teraz dostawać wiadomości od { $brand } na ten adres.
email-new-address-next = Jeśli to Ty, potwierdź. Do tego czasu nic się nie zmienia.
email-new-address-button = Potwierdź
email-new-address-until = Link jest jednorazowy i ważny 24 godziny.
email-new-address-why = Otrzymujesz tę wiadomość, ponieważ ten adres został wpisany w formularzu { $brand }. Bez Twojego potwierdzenia nie wyślemy kolejnych.
email-address-changed-subject = Twój adres w { $brand } został zmieniony
email-address-changed-heading = Twój adres został zmieniony
email-address-changed-what = Wiadomości od { $brand }, które przychodziły na ten adres, przychodzą teraz na inny. Jego właściciel to potwierdził.
email-address-changed-next = Jeśli to Ty, nie musisz nic robić. Jeśli nie, cofnij zmianę: osoba, która jej dokonała, zostanie wtedy wylogowana.
email-address-changed-button = To nie ja: cofnij zmianę
email-address-changed-until = Link jest ważny do { $day }.
email-address-changed-why = Otrzymujesz tę wiadomość, ponieważ do tej pory był to Twój adres w { $brand }. Jeśli nie cofniesz zmiany, będzie to ostatnia wiadomość.
email-address-put-back-subject = Zmiana Twojego adresu w { $brand } została cofnięta
email-address-put-back-heading = Zmiana została cofnięta
email-address-put-back-what = Właściciel poprzedniego adresu cofnął zmianę. Wiadomości od { $brand } znów przychodzą na tamten adres, a na ten już nie.
email-address-put-back-next = Jeśli to pomyłka, odpowiedz na ten e-mail.
email-address-put-back-why = Otrzymujesz tę wiadomość, ponieważ do tej pory był to Twój adres w { $brand }. Kolejnych nie wyślemy.

# Countries, by ISO 3166

country-AT = Austria
country-AU = Australia
country-BE = Belgia
country-BG = Bułgaria
country-BR = Brazylia
country-CA = Kanada
country-CH = Szwajcaria
country-CY = Cypr
country-CZ = Czechy
country-DE = Niemcy
country-DK = Dania
country-EE = Estonia
country-ES = Hiszpania
country-FI = Finlandia
country-FR = Francja
country-GB = Wielka Brytania
country-GR = Grecja
country-HR = Chorwacja
country-HU = Węgry
country-IE = Irlandia
country-IS = Islandia
country-IT = Włochy
country-LI = Liechtenstein
country-LT = Litwa
country-LU = Luksemburg
country-LV = Łotwa
country-MT = Malta
country-NL = Holandia
country-NO = Norwegia
country-NZ = Nowa Zelandia
country-PL = Polska
country-PT = Portugalia
country-RO = Rumunia
country-SE = Szwecja
country-SI = Słowenia
country-SK = Słowacja
country-US = Stany Zjednoczone
