# Words of the portal, in Spanish. What a brand says comes from the brand's file.

## The sheet

portal-name = Handshake
skip = Ir al contenido
languages = Idioma
sign-out = Cerrar sesión
foot = Acerca de esta página
foot-choices = Tus opciones de privacidad
foot-notices = Avisos de privacidad
more = Más
save = Guardar
until = hasta el { $day }
to-home = Volver al inicio
to-join = Apuntarme otra vez
to-manage = Pedir un enlace a tu página de privacidad
to-nothing-came = ¿No ha llegado nada?
back-to-me = Volver a tu página de privacidad
link-at = { $what }, { $brand }

## Forms

faults-heading = Hay algo que corregir
faults-note = Esto no ha salido adelante
faults-title = Corrige y vuelve a enviar: { $title }
leave-empty = Deja esto en blanco
name-label = Tu nombre
name-hint = Cómo quieres que te llamemos.
email-label = Tu dirección de correo
email-hint = Enviamos allí un correo para comprobar que es tuya.
fault-name-empty = Dinos cómo quieres que te llamemos.
fault-name-long = Este nombre es más largo de lo que podemos guardar. Usa 200 caracteres como mucho.
fault-name-hidden = En este nombre hay caracteres que no se ven. Escríbelo otra vez a mano.
fault-name-link = Esto parece una dirección web. Quita «/», «@» y «www.», y pon un espacio después de cada punto.
fault-email-empty = Escribe tu dirección de correo.
fault-email-space = Una dirección de correo no lleva espacios ni caracteres ocultos. Escríbela otra vez a mano.
fault-email-no-at = Una dirección de correo lleva una @, como ada@example.org.
fault-email-second-at = Esta dirección tiene más de una @. Deja solo una.
fault-email-no-local = Falta algo delante de la @. Escribe la dirección entera.
fault-email-long = Esta dirección es más larga de lo posible. Mira si hay alguna errata.
fault-email-quoted = No podemos escribir a direcciones con comillas. Usa otra que tengas.
fault-email-non-ascii = Todavía no podemos escribir a direcciones con letras fuera de la a–z delante de la @. Usa otra que tengas.
fault-email-dots = La parte delante de la @ no puede empezar ni acabar con un punto, ni llevar dos seguidos. Mira si hay alguna errata.
fault-email-character = Delante de la @ hay un carácter que las direcciones no admiten. Mira si hay alguna errata.
fault-email-literal = Usa una dirección que acabe en un nombre, como example.org, y no en números entre corchetes.
fault-email-domain = La parte detrás de la @ no parece correcta. Tiene que ser como example.org.
fault-email-same = Es la dirección que ya tienes aquí.
fault-note-long = Una nota puede tener 500 caracteres.
fault-note-hidden = La nota contiene un carácter que no se ve. Escríbela de nuevo.
fault-until = Elige un día entre mañana y dentro de dos años.
fault-form-old = Este formulario ya no corresponde a tu sesión: llevaba más de un día abierto, o entraste o saliste desde entonces. No ha cambiado nada y lo que escribiste sigue aquí. Envíalo otra vez.
fault-form-changed = Lo que se ofrece aquí ha cambiado desde que abriste la página, así que no se ha guardado nada. Revísalo y envíalo otra vez.
fault-too-fast = Ha sido más rápido de lo que podemos seguir. Lo que escribiste sigue aquí. Envíalo otra vez.

## What went wrong

error-404-title = Aquí no hay nada
error-404 = Puede que la dirección tenga una errata o que lo que había aquí ya no esté.
error-404-next = No ha cambiado nada tuyo.
error-foreign-title = Esto ha llegado desde otro sitio
error-foreign = Otra web ha intentado enviar este formulario por ti, así que no lo hemos aceptado.
error-foreign-next = Si fuiste tú, abre la página aquí y envíalo otra vez.
error-429-title = Un poco más tarde, por favor
error-429 = En la última hora han llegado muchísimas peticiones desde tu red.
error-429-next = { $minutes ->
    [one] No ha cambiado nada. Vuelve a intentarlo dentro de un minuto.
   *[other] No ha cambiado nada. Vuelve a intentarlo dentro de { $minutes } minutos.
}
error-failed-tokens-title = Un poco más tarde, por favor
error-failed-tokens = En la última hora han llegado desde tu red varios enlaces o formularios que no son nuestros, así que todos esperan un rato.
error-failed-tokens-next = { $minutes ->
    [one] No ha cambiado nada. Vuelve a intentarlo dentro de un minuto.
   *[other] No ha cambiado nada. Vuelve a intentarlo dentro de { $minutes } minutos.
}
error-500-title = Algo ha fallado por nuestra parte
error-500 = No hemos podido terminar lo que pedías, y nada de ello se ha guardado.
error-500-next = Vuelve a intentarlo en un momento. Si sigue igual, escríbenos.
error-reference = Si lo haces, indica { $reference }: así encontraremos qué pasó.
error-503-title = Ahora mismo no es posible
error-503 = El lugar donde guardamos los datos está lleno o no responde, así que puede que lo que enviaste no se haya guardado.
error-503-next = Nada de lo que ya te confirmamos se ha perdido. Vuelve a intentarlo dentro de unos minutos; al volver atrás en el navegador suele seguir ahí lo que escribiste.
confirm-used-title = Esto ya está confirmado
confirm-used = El enlace del correo ya ha hecho su trabajo. Solo sirve una vez.
confirm-used-next = Para ver o cambiar lo que recibes, pide un enlace a tu página de privacidad.
confirm-expired-title = Este enlace ha caducado
confirm-expired = Un enlace de confirmación sirve 24 horas, o hasta que alguien pulsa «no fui yo». Nada ha tenido efecto, y lo que se escribió se borra a los { $days } días.
confirm-expired-next = Apúntate otra vez y llegará un correo nuevo.
confirm-unknown-title = No conocemos este enlace
confirm-unknown = Puede que se haya cortado en el correo o que tenga más de { $kept } días.
confirm-unknown-next = Ábrelo otra vez desde el correo o vuelve a apuntarte.
link-unknown-title = No conocemos este enlace
link-unknown = Puede que se haya cortado en el correo o que haya caducado.
link-unknown-next = Ábrelo otra vez desde el correo o pide uno nuevo.
sign-in-used-title = Este enlace ya se ha usado
sign-in-used = Un enlace para entrar solo sirve una vez.
sign-in-used-next = Si tu sesión ya no está abierta, pide otro.
sign-in-expired-title = Este enlace ha caducado
sign-in-expired = Un enlace para entrar sirve diez minutos.
sign-in-expired-next = Pide otro; llega enseguida.
unsubscribe-unknown-title = Este enlace ya no sirve
unsubscribe-unknown = Puede que se haya cortado en el correo o que la persona a quien pertenecía se haya ido.
unsubscribe-unknown-next = Si siguen llegando correos, pide un enlace a tu página de privacidad y páralos allí.
undo-used-title = Esto ya está deshecho
undo-used = El enlace del correo ya ha hecho su trabajo. Solo sirve una vez.
undo-used-next = Para ver o cambiar lo que recibes, pide un enlace a tu página de privacidad.
undo-nothing-title = No hay nada que recuperar
undo-nothing = Esos correos ya llegan otra vez, o desde entonces se retiró el consentimiento que necesitan. Un enlace de un correo no puede volver a darlo.
undo-nothing-next = Para ver o cambiar lo que recibes, pide un enlace a tu página de privacidad.
undo-expired-title = Este enlace ha caducado
undo-expired = Lo que se paró podía deshacerse durante un día.
undo-expired-next = Para recibir otra vez esos correos, pide un enlace a tu página de privacidad.
new-address-used-title = Esto ya está hecho
new-address-used = El enlace del correo ya ha hecho su trabajo. Solo sirve una vez.
new-address-used-next = Para ver o cambiar lo que recibes, pide un enlace a tu página de privacidad.
new-address-expired-title = Este enlace ha caducado
new-address-expired = Servía durante 24 horas, o hasta que se indicó otra dirección. No se ha cambiado nada.
new-address-expired-next = Quien quiera recibir aquí sus correos puede volver a pedirlo en su página de privacidad.
new-address-taken-title = Esta dirección ya está aquí
new-address-taken = Alguien ya recibe correos en esta dirección. Nunca convertimos a dos personas en una, así que no se ha cambiado nada.
new-address-taken-next = Si las dos eres tú, vete con una de ellas y quédate con la otra.
old-address-used-title = No hay nada que restituir
old-address-used = Los correos llegan a esta dirección, o el enlace ya ha hecho su trabajo. Solo sirve una vez.
old-address-used-next = Para ver o cambiar lo que recibes, pide un enlace a tu página de privacidad.
old-address-expired-title = Este enlace ha caducado
old-address-expired = Un cambio de dirección podía deshacerse durante siete días.
old-address-expired-next = Si no lo hiciste tú, escríbenos: la dirección está abajo.
old-address-taken-title = Alguien se apuntó con esta dirección desde entonces
old-address-taken = Por eso la persona que la tenía antes no puede recuperarla, y no se ha cambiado nada.
old-address-taken-next = Si fuiste tú, pide un enlace a tu página de privacidad. Si no, escríbenos: la dirección está abajo.
wish-unknown-title = Este enlace no está completo
wish-unknown = Debería nombrar algo para guardar, y no hemos podido leerlo.
wish-unknown-next = Vuelve a la página de la que vienes e inténtalo otra vez.

## What was done

done-started = Listo. A partir de ahora te llega.
done-started-paused = Activado, con una pausa hasta el { $day }. Llega a partir de entonces.
done-stopped = Parado. No te enviamos nada más de esto.
done-agreed = Has aceptado. Puedes retirarlo aquí cuando quieras.
done-withdrawn = Has retirado tu consentimiento. Ya no lo usamos.
done-everything-stopped = Todo está parado, y tus consentimientos, retirados.
done-frequency = A partir de ahora nos atenemos a eso.
done-paused = Hasta ese día no te llega nada.
done-resumed = La pausa ha terminado.
done-details = Tus datos están guardados.
done-accepted = Ya está activado.
done-accepted-some = Ya está activado lo que no necesita un nuevo consentimiento. Lo demás lo necesita: actívalo en «Lo que recibes».
done-accepted-none = Todavía no se ha activado nada: hace falta tu consentimiento. Actívalo en «Lo que recibes».
done-unchanged = No ha cambiado nada.
done-not-signed-in = Tu sesión ya no está abierta, así que no ha cambiado nada. Pide aquí un enlace nuevo.
done-dropped = Descartado. No ha cambiado nada.
done-signed-out = Has cerrado la sesión.
done-lifted = Ya puedes volver a apuntarte con esta dirección.
done-confirmed = Confirmado. Gracias.
done-undone = Deshecho. Esos correos vuelven a estar activados.
done-new-address = Hemos enviado un correo a la dirección nueva. Nada cambia hasta que alguien diga que sí desde allí.
done-address-changed = A partir de ahora tus correos llegan a la dirección nueva. Hemos avisado a la antigua.
done-address-put-back = Restituida: los correos vuelven a llegar a esta dirección. Para verlo todo, pide aquí un enlace.
done-kept = Ya está en tu lista.
done-kept-already = Ya estaba en tu lista.
done-list-full = Tu lista está llena: caben 200 cosas. Quita algo primero.
done-noted = La nota está guardada.
done-removed = Ya no está en tu lista.

## The first pages

home-title = Tu privacidad, marca por marca
home-lede = Cada una cumple por su cuenta lo que te promete. Elige la que te trae aquí.
home-empty = Aquí todavía no hay ninguna marca.
greet-title = Tú decides qué sabemos de ti
greet-join = Apuntarme
greet-already = ¿Ya estás con nosotros?
greet-manage = Ver y cambiar lo que guardamos
greet-notices = Leer cómo usamos los datos
join-title = Apúntate a { $brand }
join-lede = Basta un nombre y una dirección. Confirmas desde un correo, y más adelante puedes cambiarlo o terminarlo todo.
join-no-box = Sin marcar ninguna casilla también te apuntas: tienes tu página de privacidad, y ningún correo hasta que elijas alguno.
join-button = Apuntarme
join-notice = Cómo usamos tu nombre y tu dirección:
topics-legend = ¿Qué te gustaría recibir?
consents-legend = ¿Qué aceptas?
consents-hint = Nada de esto hace falta para apuntarte, pero los correos solo llegan si los aceptas. Cada cosa la puedes retirar con un clic.
consent-changed = Este texto ha cambiado desde que marcaste la casilla. Léelo y márcala otra vez si estás de acuerdo.
purpose-data = Qué datos
purpose-recipients = Quién los recibe
purpose-nobody = Nadie más que nosotros
purpose-retention = Cuánto tiempo
notice-full = El aviso completo
notice-full-named = El aviso completo: { $name }
sent-title = Mira tu correo
sent-lede = Si la dirección es correcta, un correo de { $brand } va de camino.
sent-step-open = Abre el correo. Puede tardar un minuto.
sent-step-press = Pulsa el botón que lleva, repasa lo que elegiste y confírmalo.
sent-step-then = Solo entonces tiene efecto.
sent-nothing = No hace falta que confirmes. Lo que no se confirma se borra solo a los { $days } días.
nothing-title = ¿No ha llegado nada?
nothing-lede = Estas son las causas habituales y lo que ayuda.
nothing-spam = Ha ido a la carpeta de spam. Mira allí y en las demás carpetas.
nothing-typo = Había una errata en la dirección. Apúntate otra vez y léela dos veces.
nothing-wait = Hace poco salió ya un correo a esta dirección. Entre uno y otro dejamos unos minutos, y solo enviamos unos pocos al día, para que nadie pueda inundar un buzón.
nothing-silenced = Esta dirección nos pidió, con «no fui yo», no recibir estos correos. Pide un enlace a la página de privacidad; el correo te deja permitirlos otra vez.
nothing-refused = Tu proveedor de correo ha rechazado el nuestro. Prueba con otra dirección.
nothing-join = Apuntarme otra vez
nothing-write = O escríbenos:
notices-title = Avisos de privacidad
notices-lede = Qué hacemos con los datos, para qué y durante cuánto tiempo. Las versiones anteriores se pueden seguir leyendo.
notice-version = Versión { $version }
notice-since = Versión { $version }, en vigor desde el { $day }
notice-consent = La frase junto a la casilla
notice-versions = Todas las versiones

## Confirming

confirm-title = Confirma lo que quieres
confirm-lede = Alguien, seguramente tú, le pidió esto a { $brand }. Cambia lo que quieras y confirma.
confirm-button = Confirmar
confirm-waits = Lo elegiste, pero solo llega si lo aceptas más arriba: { $topics }.
confirm-not-you = ¿No fuiste tú? Cierra esta página. Si nadie pulsa el botón, no pasa nada.
confirmed-title = Confirmado
confirmed-done = Lo que elegiste está guardado y ya tiene efecto.
confirmed-next = Para verlo y cambiarlo, pide un enlace. El que te trajo aquí ya ha hecho su trabajo.
not-me-title = No fuiste tú
not-me-lede = Alguien escribió tu dirección en un formulario. Nada de eso tiene efecto, y lo que se escribió se borra a los { $days } días.
not-me-what = Podemos dejar de enviar correos de este tipo a tu dirección, de cualquiera de las marcas de aquí, durante { $days ->
    [one] un día
   *[other] { $days } días
}.
not-me-button = No quiero estos correos
not-me-done-title = No habrá más correos así
done-silenced = Nadie puede hacer que te llegue un correo de este tipo durante { $days ->
    [one] un día
   *[other] { $days } días
}.
not-me-done-next = Si algún día quieres apuntarte, pide un enlace a la página de privacidad. El correo te deja permitirlo otra vez.

## Signing in

manage-title = Pide un enlace a tu página de privacidad
manage-lede = Lo enviamos a tu dirección. Sin contraseña y sin tener que buscar un correo antiguo.
manage-button = Enviarme el enlace
manage-already = Tu sesión está abierta: ve a tu página de privacidad
manage-new = ¿Aún no estás con nosotros?
manage-sent-title = Mira tu correo
manage-sent-lede = Si { $brand } conoce esta dirección, un enlace va de camino. Sirve diez minutos.
manage-sent-step = Pulsa el botón que lleva y ya estás dentro.
sign-in-title = Abre tu página de privacidad
sign-in-lede = Un clic y entras en este dispositivo.
sign-in-button = Entrar
lift-title = Permitir los correos otra vez
lift-lede = Nos pediste no escribir a esta dirección cuando alguien se apunta con ella. Aquí puedes cambiarlo.
lift-button = Permitirlo otra vez

## Letter links

unsubscribe-title = Correos de { $brand }
unsubscribe-lede = Aquí solo puedes recibir menos. No se muestra nada sobre ti.
unsubscribe-on = Lo que está activado
unsubscribe-state-on = Activado
unsubscribe-none = No te llega ningún correo de { $brand }.
unsubscribe-stop-all = Parar todos estos correos
unsubscribe-more = Para todo lo demás:
unsubscribe-undo = ¿No fuiste tú? Cuando algo se para aquí, enviamos un correo que permite deshacerlo, uno al día como mucho.
undo-title = Deshacerlo
undo-lede = Alguien paró estos correos con un enlace de uno de los nuestros. Puedes recuperarlos.
undo-button = Recibirlos otra vez

## Your privacy page

me-title = Tu página de privacidad
me-lede = { $count ->
    [one] Aquí te conoce una marca. Esto es lo que guarda.
   *[other] Aquí te conocen { $count } marcas. No comparten lo que guardan.
}
me-silenced = Nos pediste no escribirte cuando alguien se apunta con tu dirección.
me-lift = Permitirlo otra vez
me-bounced = Tu proveedor de correo ha rechazado nuestros correos, así que hemos dejado de escribir.
me-nothing = Nada
me-gets = Recibes
me-paused = En pausa
me-since = Con nosotros desde
me-preferences = Lo que recibes
me-details = Nombre e idioma
me-agreed = Lo que aceptaste
me-wishlist = Lista de deseos
me-data = Una copia de todo
me-leave = Irme
me-signed-out-title = Tu sesión no está abierta
me-signed-out-lede = Elige una marca a la que te hayas apuntado y pídele un enlace. Llega por correo.
asked-for-what = Alguien, quizá tú, pidió esto con tu dirección. Todavía no ha cambiado nada.
asked-for-accept = Lo quiero
asked-for-drop = Descartar
details-title = Nombre e idioma
details-lede = Lo que cambias aquí cambia al momento y en todas partes.
details-language = Idioma de nuestros correos
details-address = Para recibir los correos en otra dirección:
details-address-link = Cambiar tu dirección
data-title = Una copia de todo
data-lede = Todo lo que guardamos sobre ti, en un solo archivo.
data-what = Cada parte dice de dónde viene, desde cuándo la tenemos y cuánto se queda. El archivo es JSON, que otros servicios saben leer.
data-button = Descargar la copia
prove-why = Para esto hace falta comprobar de nuevo que el buzón es tuyo: enviamos allí un enlace que te trae de vuelta aquí.
prove-button = Enviarme el enlace
prove-sent-title = Mira tu correo
prove-sent-lede = El enlace sirve diez minutos.
prove-sent-step = Pulsa el botón que lleva y vuelves a donde estabas.

## Preferences

preferences-title = Lo que recibes
preferences-lede = Lo enviamos a { $address }. Cada cambio vale al momento.
preferences-topics = Correos
preferences-consents = Lo que aceptas
start = Recibir
stop = Parar
agree = Acepto
withdraw = Retirar
stop-named = Parar: { $name }
state-on = Te llega
state-paused = Activado, en pausa hasta el { $day }
state-off = No te llega
state-waits = Elegido; llega cuando lo aceptes más abajo
state-agreed = Lo aceptaste
state-not-agreed = Sin aceptar
still-agreed = Sigues aceptando «{ $purpose }». Puedes retirarlo más abajo.
saved-on = desde ahora, sí
saved-on-paused = activado, llega después de la pausa
saved-off = ya no
saved-undone = como antes
saved-agreed = aceptado
saved-withdrawn = retirado
undo = Deshacer
saving = Guardando
save-failed = No se ha podido guardar. Comprueba la conexión y vuelve a intentarlo.
save-stale = No se ha podido guardar: la página es demasiado antigua o tu sesión ya no está abierta. Cárgala otra vez y vuelve a intentarlo.
frequency-legend = ¿Con qué frecuencia?
frequency-button = Guardar frecuencia
pause-heading = Una pausa
pause-label = Nada hasta el
pause-hint = Antes de ese día no te llega nada; desde entonces, todo como ahora.
pause-button = Pausar
pause-is = No te llega nada hasta el { $day }. Lo que está activado aquí abajo llega a partir de entonces.
resume-button = Terminar la pausa
everything-heading = Todo a la vez
everything-what = Se paran todos los correos y se retira todo lo que aceptaste. Sigues con { $brand } y puedes volver a empezar aquí.
everything-button = Pararlo todo

## What was agreed

agreed-title = Lo que aceptaste
agreed-lede = Cada consentimiento: cuándo te preguntamos, cuándo lo confirmaste y qué texto tenías delante.
agreed-none = Todavía no has aceptado nada. Cuando lo hagas, estará aquí.
agreed-asked = Preguntado
agreed-given = Confirmado
agreed-words = Texto
agreed-state = Ahora
agreed-stands = Vigente
agreed-withdrawn = Retirado:
agreed-replaced = Sustituido por un texto más reciente:
agreed-receipt = Verlo completo y guardar el justificante

## Una lista de deseos

wish-title = Guardar esto en tu lista
wish-lede = Para guardarlo, apúntate con tu nombre y tu dirección. No recibes correos si no eliges ninguno.
wish-keep-lede = Va a tu lista en { $brand }, de donde puedes quitarlo.
wish-button = Guardarlo
confirm-wish = Lo que querías guardar va también a tu lista.
wishlist-title = Tu lista de deseos
wishlist-lede = Lo que guardas en { $brand }. Las notas solo las ves tú.
wishlist-empty = No hay nada en tu lista. Cuando { $brand } te ofrezca guardar algo, aparecerá aquí.
wishlist-note = Tu nota
wishlist-save = Guardar la nota
wishlist-save-named = Guardar la nota: { $label }
wishlist-remove = Quitar de la lista
wishlist-remove-named = Quitar de la lista: { $label }

## Otra dirección

new-address-title = Cambiar tu dirección
new-address-lede = Ahora los correos llegan a { $address }.
new-address-button = Enviar un correo allí
new-address-how = Cómo funciona
new-address-step-letter = Enviamos un correo a la dirección nueva.
new-address-step-then = Cuando pulses el botón que lleva, tus correos llegarán allí. Tu nombre, tus elecciones y lo que aceptaste van contigo.
new-address-step-old = Avisamos a la dirección antigua, que puede deshacerlo durante siete días. Los enlaces de correos anteriores dejan de servir y se cierran tus otras sesiones.
new-address-only = Esto cambia tu dirección solo en { $brand }.
prove-address-title = ¿Usar esta dirección?
prove-address-lede = Alguien, seguramente tú, quiere recibir en esta dirección sus correos de { $brand }.
prove-address-what = Desde que pulses el botón llegarán aquí, y ya no a la dirección de antes.
prove-address-button = Usar esta dirección
prove-address-not-you = Si no fuiste tú, cierra esta página. No cambia nada.
old-address-title = ¿Restituir la dirección?
old-address-lede = Los correos de { $brand } que llegaban a esta dirección llegan ahora a otra.
old-address-what = Cuando pulses el botón volverán a llegar aquí, a quien hizo el cambio se le cierra la sesión, y lo que se activó o aceptó desde entonces queda desactivado.
old-address-button = Restituirla

## Un justificante

receipt-title = Lo que aceptaste: { $purpose }
receipt-button = Descargar el justificante firmado
receipt-what = Es un archivo pequeño que no nombra a nadie y que hemos firmado. Quien lo reciba de ti puede comprobarlo, también sin nosotros.
receipt-keys = Las claves públicas
receipt-course = Cómo fue
receipt-where = En la página
receipt-terms = Lo que se declaró entonces
receipt-ground = Con qué base
receipt-consent = Tu consentimiento
receipt-data = Qué datos
receipt-recipients = Quién los recibe
receipt-nobody = Nadie más
receipt-sale = Para este fin se venden o comparten datos personales
receipt-retention = Cuánto tiempo
receipt-where-kept = Dónde se guardan
receipt-responsible = Quién es responsable
receipt-contact = Preguntas sobre tu privacidad
receipt-officer = Delegado de protección de datos
receipt-notice = El aviso completo, tal como era entonces
receipt-until-answered = hasta que se responda
receipt-until-withdrawn = hasta que se retire
receipt-until-again = hasta que se vuelva a dar el consentimiento
receipt-asked-by = Una casilla sin marcar en la página { $form }
receipt-given-box = Se marcó la casilla y se envió el formulario con la sesión iniciada
receipt-given-link = Se marcó la casilla y se confirmó con un enlace enviado al buzón
receipt-withdrawn-by = Retirado en una página o con un enlace de una carta
receipt-replaced-by = Sustituido por la aceptación de un texto más reciente

## Leaving

leave-title = Dejar { $brand }
leave-lede = Esto no se puede deshacer. Puedes volver cuando quieras, empezando desde cero.
leave-goes = Lo que se va
leave-goes-details = Tu nombre y tu idioma; también tu dirección, si aquí no te conoce ninguna otra marca
leave-goes-preferences = Lo que recibes, con qué frecuencia y lo que aceptaste
leave-goes-more = Tu lista de deseos con sus notas, y cualquier otra dirección que se pidió o se dejó atrás
leave-goes-letters = Los correos que esperan a salir
leave-goes-key = La clave con la que todo eso estaba cifrado, para que tampoco se pueda leer ninguna copia de seguridad
leave-stays = Lo que se queda
leave-suppression = Una marca para no escribirte
leave-suppression-why = Es un código hecho con una clave a partir de tu dirección, que no se puede leer en él, para que nadie te escriba por error. Se queda hasta el { $day }.
leave-counts = Cuántos correos salieron a tu dirección
leave-counts-why = Cuántos fueron y si pediste no recibirlos, para que nadie pueda inundar un buzón. También se guarda con un código así, como mucho hasta el { $day }.
leave-evidence = La prueba de lo que aceptaste
leave-evidence-why = Qué se aceptó y cuándo, sin nombre ni dirección, por si tenemos que demostrarlo. Se queda hasta el { $day }.
leave-letter = Un último correo te dirá que ya está hecho.
leave-button = Irme y borrar mis datos
leave-stay = Quedarme
left-title = Ya te has ido
left-done = { $brand } ha borrado tus datos.
left-next = Un último correo lo dirá. Después no volveremos a escribirte.

## Letters

email-spelled-out = Si el botón no hace nada, copia esto en tu navegador:
email-join-subject = Confirma que quieres recibir correos de { $brand }
email-join-heading = ¿Fuiste tú?
email-join-what = Alguien, seguramente tú, dio esta dirección en la web de { $brand }.
email-join-next = Si fuiste tú, repasa lo que elegiste y confírmalo. Hasta entonces nada tiene efecto.
email-join-button = Ver y confirmar
email-join-until = El enlace sirve 24 horas. Si no haces nada, no pasa nada, y lo que se escribió se borra a los { $days } días.
email-join-not-me = Si no fuiste tú, alguien se equivocó al escribir. No hace falta que hagas nada.
email-join-not-me-button = No fui yo: no quiero estos correos
email-join-why = Te llega este correo porque alguien escribió esta dirección en un formulario de { $brand }. Es el único, salvo que confirmes.
email-sign-in-subject = Tu enlace a { $brand }
email-sign-in-heading = Aquí tienes tu enlace
email-sign-in-what = Abre la página donde ves y cambias lo que { $brand } guarda sobre ti.
email-sign-in-button = Abrir mi página de privacidad
email-sign-in-until = El enlace sirve una vez, durante diez minutos.
email-sign-in-not-me = Si no lo pediste, no hace falta que hagas nada. Nadie entra sin este correo.
email-sign-in-why = Te llega este correo porque alguien escribió esta dirección en un formulario de { $brand }.
email-lift-subject = Correos de { $brand }
email-lift-heading = Nos pediste no escribirte
email-lift-what = Hace un tiempo, desde esta dirección se pidió no recibir correos cuando alguien se apunta con ella. Ahora alguien, seguramente tú, ha pedido un enlace. Si quieres apuntarte, permítelo otra vez.
email-lift-button = Permitirlo otra vez
email-lift-until = El enlace sirve una vez, durante diez minutos. Si no haces nada, todo sigue igual.
email-undo-subject = Estos correos de { $brand } se han parado
email-undo-heading = Se han parado
email-undo-what = Alguien usó un enlace de uno de nuestros correos para parar: { $topics }.
email-undo-next = Si fuiste tú, no hace falta que hagas nada. Si no, puedes recuperar { $count ->
    [one] ese tema
   *[other] esos temas
}.
email-undo-button = Deshacerlo
email-undo-until = El enlace sirve una vez, durante 24 horas.
email-undo-why = Te llega este correo porque algo de lo que te envía { $brand } se cambió con un enlace. Enviamos uno así al día como mucho.
email-goodbye-subject = Has dejado { $brand }
email-goodbye-heading = Ya está hecho
email-goodbye-gone = Lo que { $brand } guardaba sobre ti está borrado: tu nombre, tus preferencias y todos los correos que esperaban. La clave con la que estaba cifrado está destruida.
email-goodbye-suppression = Para no escribirte por error, guardamos hasta el { $until } un código hecho con una clave a partir de tu dirección, que no se puede leer en él.
email-goodbye-counts = Con un código así guardamos también cuántos correos salieron a tu dirección, para que nadie pueda inundar un buzón, como mucho hasta el { $counts }.
email-goodbye-evidence = Lo que aceptaste, y cuándo, se queda hasta el { $evidence } sin nombre ni dirección, por si tenemos que demostrarlo.
email-goodbye-again = Si algún día vuelves, empiezas de nuevo. Este es nuestro último correo.
email-goodbye-why = Te llega este correo porque has dejado { $brand }. No llegará nada más.
email-new-address-subject = ¿Quieres recibir aquí los correos de { $brand }?
email-new-address-heading = ¿Es esta tu nueva dirección?
email-new-address-what = Alguien, seguramente tú, quiere recibir a partir de ahora sus correos de { $brand } en esta dirección.
email-new-address-next = Si fuiste tú, abre el enlace y pulsa el botón. Hasta entonces no cambia nada.
email-new-address-button = Verlo y confirmarlo
email-new-address-until = El enlace sirve una vez, durante 24 horas.
email-new-address-why = Recibes este correo porque esta dirección se escribió en un formulario de { $brand }. Es el único, salvo que lo confirmes.
email-address-changed-subject = Tu dirección en { $brand } ha cambiado
email-address-changed-heading = Tu dirección ha cambiado
email-address-changed-what = Los correos de { $brand } que llegaban a esta dirección llegan ahora a otra. Su dueño lo ha confirmado.
email-address-changed-next = Si fuiste tú, no tienes que hacer nada. Si no, restitúyela: así se cierra la sesión de quien lo hizo.
email-address-changed-button = No fui yo: restituirla
email-address-changed-until = El enlace sirve hasta el { $day }.
email-address-changed-why = Recibes este correo porque esta era tu dirección en { $brand } hasta ahora. Es el último, salvo que la restituyas.
email-address-put-back-subject = Tu dirección en { $brand } se ha restituido
email-address-put-back-heading = Se ha restituido
email-address-put-back-what = El dueño de la dirección anterior ha deshecho el cambio. Los correos de { $brand } vuelven a llegar allí, y aquí ya no.
email-address-put-back-next = Si crees que es un error, responde a este correo.
email-address-put-back-why = Recibes este correo porque esta era tu dirección en { $brand } hasta ahora. No llegará nada más.
