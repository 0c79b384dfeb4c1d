# Words of the portal, in Spanish. What a brand says comes from the brand's file.

## The sheet

portal-name = Handshake
skip = Ir al contenido
languages = Idioma
sign-out = Cerrar sesión
foot = Acerca de esta página
foot-choices = Tus opciones de privacidad
foot-notices = Avisos de privacidad
save = Guardar
until = hasta el { $day }
to-home = Volver al inicio
to-subscribe = Suscribirme otra vez
to-sign-in = Iniciar sesión con un enlace por correo
to-nothing-came = ¿No ha llegado el correo?
back-to-me = Volver a tu centro de privacidad
link-at = { $what }, { $brand }

## Forms

faults-heading = Hay un problema
faults-note = Hay un problema
faults-title = Problema: { $title }
leave-empty = Deja esto en blanco
name-label = Nombre
name-label-optional = Nombre (opcional)
email-label = Correo electrónico
fault-name-empty = Escribe tu nombre.
fault-name-long = Este nombre es demasiado largo. Usa 200 caracteres como mucho.
fault-name-hidden = En este nombre hay caracteres que no se ven. Escríbelo otra vez a mano.
fault-name-link = Esto parece una dirección web o un enlace. Quítalo.
fault-email-empty = Escribe tu dirección de correo.
fault-email-space = Una dirección de correo no lleva espacios ni caracteres ocultos. Escríbela otra vez a mano.
fault-email-no-at = Una dirección de correo lleva una @, como ada@example.org.
fault-email-second-at = Esta dirección tiene más de una @. Deja solo una.
fault-email-no-local = Falta algo delante de la @. Escribe la dirección entera.
fault-email-long = Esta dirección es demasiado larga. Mira si hay alguna errata.
fault-email-quoted = No podemos escribir a direcciones con comillas. Usa otra que tengas.
fault-email-non-ascii = Todavía no podemos escribir a direcciones con letras fuera de la a–z delante de la @. Usa otra que tengas.
fault-email-dots = La parte delante de la @ no puede empezar ni acabar con un punto, ni llevar dos seguidos. Mira si hay alguna errata.
fault-email-character = Delante de la @ hay un carácter que las direcciones no admiten. Mira si hay alguna errata.
fault-email-literal = Usa una dirección que acabe en un nombre, como example.org, y no en números entre corchetes.
fault-email-domain = La parte detrás de la @ no parece correcta. Tiene que ser como example.org.
fault-email-same = Esta ya es tu dirección aquí.
fault-nothing-chosen = Elige al menos una cosa.
fault-note-long = Una nota puede tener 500 caracteres.
fault-note-hidden = La nota contiene un carácter que no se ve. Escríbela de nuevo.
fault-until = Elige un día entre mañana y dentro de dos años.
fault-form-old = Este formulario llevaba más de un día abierto, o has iniciado o cerrado sesión desde entonces. No ha cambiado nada y lo que escribiste sigue aquí. Envíalo otra vez.
fault-form-changed = Esta página ha cambiado desde que la abriste, así que no se ha guardado nada. Revísala y envíala otra vez.
fault-too-fast = Ha sido muy rápido. Lo que escribiste sigue aquí. Envíalo otra vez.
fault-trap = Tu navegador rellenó un campo oculto que sirve para detectar programas automáticos. Lo que escribiste sigue aquí. Pulsa el botón otra vez.
fault-cookies = Este navegador no guarda cookies, así que no podría mantener tu sesión iniciada. El enlace sigue sin usarse. Permite las cookies de este sitio, o abre el enlace en tu navegador habitual, y pulsa el botón otra vez.

## What went wrong

error-404-title = Página no encontrada
error-404 = Puede que la dirección tenga una errata o que la página ya no esté.
error-404-next = No ha cambiado nada.
error-foreign-title = Este formulario viene de otra web
error-foreign = Otra web ha intentado enviar este formulario por ti, así que no lo hemos aceptado.
error-foreign-next = Si fuiste tú, abre la página aquí y envíalo otra vez.
error-429-title = Inténtalo más tarde
error-429 = En la última hora han llegado demasiadas peticiones desde tu red.
error-429-next = { $minutes ->
    [one] No ha cambiado nada. Vuelve a intentarlo dentro de un minuto.
   *[other] No ha cambiado nada. Vuelve a intentarlo dentro de { $minutes } minutos.
}
error-failed-tokens-title = Inténtalo más tarde
error-failed-tokens = En la última hora han llegado desde tu red varios enlaces o formularios no válidos, así que los enlaces están en pausa un rato.
error-failed-tokens-next = { $minutes ->
    [one] No ha cambiado nada. Vuelve a intentarlo dentro de un minuto.
   *[other] No ha cambiado nada. Vuelve a intentarlo dentro de { $minutes } minutos.
}
error-500-title = Algo ha fallado por nuestra parte
error-500 = No hemos podido terminar lo que pedías, y nada de ello se ha guardado.
error-500-next = Vuelve a intentarlo en un momento. Si vuelve a pasar, escríbenos.
error-reference = Si lo haces, indica { $reference }: así encontraremos qué pasó.
error-503-title = Ahora mismo no es posible
error-503 = Nuestro almacenamiento está lleno o no responde, así que puede que lo que enviaste no se haya guardado.
error-503-next = Nada de lo que ya te confirmamos se ha perdido. Vuelve a intentarlo dentro de unos minutos; al volver atrás en el navegador suele seguir ahí lo que escribiste.
confirm-used-title = Esto ya está confirmado
confirm-used = El enlace del correo solo sirve una vez.
confirm-used-next = Para ver o cambiar tus suscripciones, inicia sesión.
confirm-expired-title = Este enlace ha caducado
confirm-expired = Un enlace de confirmación sirve 24 horas, o hasta que alguien dice que no lo pidió. No hay ninguna suscripción, y lo que se escribió se borra a los { $days } días.
confirm-expired-next = Suscríbete otra vez y llegará un correo nuevo.
confirm-unknown-title = Este enlace no funciona
confirm-unknown = Puede que se haya cortado en el correo o que tenga más de { $kept } días.
confirm-unknown-next = Ábrelo otra vez desde el correo o suscríbete de nuevo.
link-unknown-title = Este enlace no funciona
link-unknown = Puede que se haya cortado en el correo o que haya caducado.
link-unknown-next = Ábrelo otra vez desde el correo o pide uno nuevo.
sign-in-used-title = Este enlace ya se ha usado
sign-in-used = Un enlace para iniciar sesión solo sirve una vez.
sign-in-used-next = Si tu sesión ya no está abierta, pide otro.
sign-in-expired-title = Este enlace ha caducado
sign-in-expired = Un enlace para iniciar sesión sirve diez minutos.
sign-in-expired-next = Pide otro.
unsubscribe-unknown-title = Este enlace ya no sirve
unsubscribe-unknown = Puede que se haya cortado en el correo o que los datos a los que pertenecía se hayan eliminado.
unsubscribe-unknown-next = Si siguen llegando correos, inicia sesión y date de baja allí.
unsubscribe-gone-title = Tus datos ya se eliminaron
unsubscribe-gone = Este enlace pertenece a datos que se eliminaron, así que ya no enviamos nada a esa dirección.
unsubscribe-gone-next = Si siguen llegando correos, inicia sesión y date de baja allí.
undo-used-title = Esto ya está deshecho
undo-used = El enlace del correo solo sirve una vez.
undo-used-next = Para ver o cambiar tus suscripciones, inicia sesión.
undo-nothing-title = No hay nada que deshacer
undo-nothing = Ya vuelves a recibir estos correos, o desde entonces se retiró el consentimiento que necesitan. Un enlace de un correo no puede volver a darlo.
undo-nothing-next = Para ver o cambiar tus suscripciones, inicia sesión.
undo-expired-title = Este enlace ha caducado
undo-expired = Se podía deshacer durante un día.
undo-expired-next = Para recibir otra vez esos correos, inicia sesión y suscríbete.
new-address-used-title = Esto ya está hecho
new-address-used = El enlace del correo solo sirve una vez.
new-address-used-next = Para ver o cambiar tus datos, inicia sesión.
new-address-expired-title = Este enlace ha caducado
new-address-expired = Servía durante 24 horas, o hasta que se indicó otra dirección. No se ha cambiado nada.
new-address-expired-next = Para recibir tus correos en esta dirección, inicia sesión y pídelo otra vez.
new-address-taken-title = Esta dirección ya está en uso
new-address-taken = Alguien ya recibe correos en esta dirección. Nunca unimos los datos de dos personas, así que no se ha cambiado nada.
new-address-taken-next = Si las dos direcciones son tuyas, elimina tus datos en una de ellas y quédate con la otra.
old-address-used-title = No hay nada que restituir
old-address-used = Los correos ya llegan a esta dirección, o el enlace ya se ha usado. Solo sirve una vez.
old-address-used-next = Para ver o cambiar tus datos, inicia sesión.
old-address-expired-title = Este enlace ha caducado
old-address-expired = Un cambio de dirección podía deshacerse durante siete días.
old-address-expired-next = Si no lo hiciste tú, escríbenos a la dirección de abajo.
old-address-taken-title = Alguien se ha suscrito con esta dirección desde entonces
old-address-taken = Por eso la persona que la tenía antes no puede recuperarla, y no se ha cambiado nada.
old-address-taken-next = Si fuiste tú, inicia sesión. Si no, escríbenos a la dirección de abajo.
wish-unknown-title = Este enlace no está completo
wish-unknown = Debería nombrar algo para tu lista de deseos, y no hemos podido leerlo.
wish-unknown-next = Vuelve a la página de la que vienes e inténtalo otra vez.

## What was done

done-started = Te has suscrito.
done-started-paused = Te has suscrito. Los correos están en pausa hasta el { $day }.
done-stopped = Te has dado de baja. No te enviaremos más correos de este tipo.
done-consented = Has dado tu consentimiento. Puedes retirarlo aquí cuando quieras.
done-withdrawn = Has retirado tu consentimiento, y los correos que lo necesitan se han detenido.
done-everything-stopped = Te has dado de baja de todo y tus consentimientos quedan retirados.
done-frequency = Tu elección está guardada.
done-paused = Los correos están en pausa hasta ese día.
done-resumed = La pausa ha terminado.
done-details = Tus datos están guardados.
done-accepted = Te has suscrito.
done-accepted-some = Te has suscrito a lo que no necesita un nuevo consentimiento. Para lo demás, suscríbete en «Preferencias de correo».
done-accepted-none = Todavía no te has suscrito: hace falta tu consentimiento. Suscríbete en «Preferencias de correo».
done-unchanged = No ha cambiado nada.
done-not-signed-in = Tu sesión ya no está abierta, así que no ha cambiado nada. Inicia sesión aquí otra vez.
done-dropped = Descartado. No ha cambiado nada.
done-signed-out = Has cerrado la sesión.
done-lifted = Ya puedes volver a suscribirte con esta dirección.
done-confirmed = Tu suscripción está confirmada. Gracias.
done-undone = Deshecho. Vuelves a recibir estos correos.
done-new-address = Hemos enviado un correo a la dirección nueva. Nada cambia hasta que se confirme allí.
done-address-changed = Tus correos llegan ahora a la dirección nueva. Hemos avisado a la antigua.
done-address-put-back = Cambio deshecho: los correos vuelven a llegar a esta dirección. Inicia sesión aquí para verlo todo.
done-kept = Está en tu lista de deseos.
done-kept-already = Ya estaba en tu lista de deseos.
done-list-full = Tu lista de deseos está llena: caben 200 cosas. Quita algo primero.
done-noted = Tu nota está guardada.
done-removed = Quitado de tu lista de deseos.

## The first pages

home-title = Tu privacidad, marca por marca
home-lede = Cada marca guarda tus datos por separado. Elige la que te trae aquí.
home-empty = Aquí todavía no hay ninguna marca.
greet-title = Tú decides qué sabemos de ti
greet-subscribe = Suscribirme
greet-already = ¿Ya te has suscrito?
greet-manage = Ver y cambiar tus datos y preferencias
greet-notices = Leer los avisos de privacidad
subscribe-title = Suscríbete a { $brand }
subscribe-already = Has iniciado sesión: ve a tu centro de privacidad
subscribe-title-topic = Suscríbete a { $topic }
subscribe-lede = Elige lo que quieres recibir por correo.
subscribe-button = Suscribirme
subscribe-more = Más de { $brand }
consent-changed = Este texto ha cambiado desde que elegiste. Léelo y vuelve a elegir si estás de acuerdo.
purpose-facts = Quién recibe tus datos y por cuánto tiempo
purpose-data = Qué datos
purpose-recipients = Quién los recibe
purpose-nobody = Nadie más que nosotros
purpose-retention = Cuánto tiempo
notice-full = Aviso de privacidad completo
notice-full-named = Aviso de privacidad completo: { $name }
sent-title = Revisa tu correo
sent-lede = Si la dirección es correcta, un correo de { $brand } va de camino.
sent-lede-to = Si { $address } es correcta, un correo de { $brand } va de camino.
sent-likely = ¿Querías decir { $domain }? Entonces:
sent-step-open = Abre el correo. Puede tardar un minuto.
sent-step-press = Pulsa el botón que lleva y confirma.
sent-step-then = Solo entonces te habrás suscrito.
sent-nothing = Si no confirmas, lo que escribiste se borra a los { $days } días.
nothing-title = ¿No ha llegado el correo?
nothing-lede = Estas son las causas habituales y lo que ayuda.
nothing-spam = Está en la carpeta de spam. Mira allí y en las demás carpetas.
nothing-typo = Había una errata en la dirección. Suscríbete otra vez y compruébala.
nothing-wait = Hace poco enviamos ya un correo a esta dirección. Entre uno y otro dejamos unos minutos, y solo enviamos unos pocos al día, para que nadie pueda inundar un buzón.
nothing-muted = El dueño de esta dirección nos pidió no recibir estos correos. Inicia sesión con un enlace por correo: ese correo te deja permitirlos otra vez.
nothing-refused = Tu proveedor de correo ha rechazado el nuestro. Prueba con otra dirección.
nothing-subscribe = Suscribirme otra vez
nothing-write = O escríbenos:
notices-title = Avisos de privacidad
notices-lede = Qué hacemos con los datos, para qué y durante cuánto tiempo. Las versiones anteriores se pueden seguir leyendo.
notice-version = Versión { $version }
notice-since = Versión { $version }, en vigor desde el { $day }
notice-consent = El texto del consentimiento
notice-versions = Todas las versiones

## Confirming

confirm-title = Confirma tu suscripción
confirm-title-wish = Confirma tu lista de deseos
confirm-lede = Alguien, seguramente tú, le pidió esto a { $brand }.
confirm-change = Cambiar
confirm-button = Confirmar
confirm-not-you = Si no fuiste tú, cierra esta página. Sin confirmar no pasa nada.
confirmed-title = Suscripción confirmada
confirmed-done = Tus elecciones están guardadas.
confirmed-next = Para verlas o cambiarlas, inicia sesión. El enlace que usaste solo sirve una vez.
not-me-title = No lo pedí yo
not-me-lede = Alguien escribió tu dirección en un formulario. No hay ninguna suscripción, y lo que se escribió se borra a los { $days } días.
not-me-what = Podemos dejar de enviar correos de este tipo a tu dirección, de cualquiera de las marcas de aquí, durante { $days ->
    [one] un día
   *[other] { $days } días
}.
not-me-button = No quiero estos correos
not-me-done-title = No habrá más correos así
done-muted = Nadie puede hacer que te llegue un correo de este tipo durante { $days ->
    [one] un día
   *[other] { $days } días
}.
not-me-done-next = Si algún día quieres suscribirte, inicia sesión con un enlace por correo. Ese correo te deja permitirlo otra vez.

## Signing in

sign-in-link-title = Iniciar sesión
sign-in-link-lede = Te enviamos un enlace por correo. No hace falta contraseña.
sign-in-link-button = Enviarme un enlace para iniciar sesión
sign-in-link-already = Tu sesión está abierta: ve a tu centro de privacidad
sign-in-link-new = ¿Todavía no te has suscrito?
sign-in-link-sent-title = Revisa tu correo
sign-in-link-sent-lede = Si { $brand } conoce esta dirección, un enlace para iniciar sesión va de camino. Sirve diez minutos.
sign-in-link-sent-lede-to = Si { $brand } conoce { $address }, un enlace para iniciar sesión va de camino. Sirve diez minutos.
sign-in-link-sent-step = Pulsa el botón que lleva para iniciar sesión.
sign-in-title = Iniciar sesión
sign-in-lede = Pulsa el botón para iniciar sesión en este dispositivo.
sign-in-button = Iniciar sesión
lift-title = Permitir los correos otra vez
lift-lede = Nos pediste no escribir a esta dirección cuando alguien se suscribe con ella. Aquí puedes permitirlo otra vez.
lift-button = Permitirlos otra vez

## Unsubscribe links

unsubscribe-title = Darte de baja de { $brand }
unsubscribe-lede = Aquí puedes darte de baja sin iniciar sesión. No se muestra nada sobre ti.
unsubscribe-on = Te has suscrito a
unsubscribe-state-on = Suscripción activa
unsubscribe-none = No tienes ninguna suscripción a correos de { $brand }.
unsubscribe-all = Darme de baja de todos
unsubscribe-more = Para todo lo demás:
unsubscribe-undo = Si no fuiste tú: enviamos un correo que permite deshacerlo, uno al día como mucho.
undo-title = Volver a suscribirte
undo-lede = Alguien te dio de baja con un enlace de uno de nuestros correos. Puedes deshacerlo.
undo-button = Volver a suscribirme

## Your privacy centre

me-title = Tu centro de privacidad
me-lede = { $count ->
    [one] Aquí te conoce una marca. Esto es lo que guarda.
   *[other] Aquí te conocen { $count } marcas. No comparten lo que guardan.
}
me-muted = Nos pediste no escribirte cuando alguien se suscribe con tu dirección.
me-lift = Permitirlos otra vez
me-bounced = Tu proveedor de correo ha rechazado nuestros correos, así que hemos dejado de enviarlos.
me-nothing = Nada
me-gets = Suscripciones
me-consents-count = Consentimientos
me-paused = En pausa
me-consent-count = { $count ->
    [0] Ninguno
    [one] Uno dado
   *[other] { $count } dados
}
me-since = Desde
me-preferences = Preferencias de correo
me-details = Nombre e idioma
me-consents = Tus consentimientos
me-wishlist = Lista de deseos
me-data = Descargar tus datos
me-delete = Eliminar tus datos
me-signed-out-title = No has iniciado sesión
me-signed-out-lede = Elige una marca para iniciar sesión. Te enviamos un enlace por correo.
asked-for-what = Alguien, quizá tú, pidió esto con tu dirección. Todavía no ha cambiado nada.
asked-for-accept = Suscribirme
asked-for-drop = Descartar
details-title = Nombre e idioma
details-lede = Los cambios valen al momento.
details-language = Idioma de nuestros correos
details-address = Para recibir los correos en otra dirección:
details-address-link = Cambiar tu dirección
data-title = Tus datos
data-lede = Todo lo que { $brand } guarda sobre ti, en un solo archivo.
data-what = Cada parte dice de dónde viene, desde cuándo la tenemos y cuánto se queda. El archivo es JSON, que otros servicios saben leer.
data-button = Descargar tus datos
reauthenticate-why = Para hacerlo, confirma que eres tú: te enviamos por correo un enlace que te trae de vuelta aquí.
reauthenticate-button = Enviarme un enlace
reauthenticate-sent-title = Revisa tu correo
reauthenticate-sent-lede = El enlace sirve diez minutos.
reauthenticate-sent-step = Pulsa el botón que lleva para seguir aquí.

## Preferences

preferences-title = Preferencias de correo
preferences-lede = Escribimos a { $address }. Los cambios valen al momento.
unsubscribe-button = Darme de baja
consent-button = Doy mi consentimiento
withdraw = Retirar el consentimiento
unsubscribe-named = Darme de baja de { $name }
state-on = Suscripción activa
state-paused = Suscripción activa, en pausa hasta el { $day }
state-off = Sin suscripción
state-consented = Diste tu consentimiento el { $day }
state-not-consented = Sin consentimiento
state-not-consented-topics = Al suscribirte a cualquiera de estos correos das este consentimiento
saved-on = suscripción activada
saved-on-paused = suscripción activada, a partir del fin de la pausa
saved-off = baja hecha
saved-undone = como antes
saved-consented = consentimiento dado
saved-withdrawn = consentimiento retirado
undo = Deshacer
saving = Guardando
save-failed = No se ha podido guardar. Comprueba la conexión y vuelve a intentarlo.
save-stale = No se ha podido guardar: la página es demasiado antigua o tu sesión ya no está abierta. Vuelve a cargarla e inténtalo otra vez.
frequency-legend = ¿Con qué frecuencia?
frequency-button = Guardar
pause-heading = Pausar los correos
pause-label = Pausar hasta el
pause-hint = Antes de ese día no recibes correos; desde entonces, todo como ahora.
pause-button = Pausar
pause-is = Los correos están en pausa hasta el { $day }.
resume-button = Terminar la pausa
everything-heading = Darte de baja de todo
everything-what = No recibes más correos de { $brand }, y se retiran todos tus consentimientos. Tus datos se quedan hasta que los elimines.
everything-button = Darme de baja de todo

## Your consents

consents-title = Tus consentimientos
consents-lede = Cada consentimiento: cuándo te preguntamos, cuándo lo confirmaste y con qué texto.
consents-none = Todavía no has dado ningún consentimiento. Cuando lo hagas, estará aquí.
consents-asked = Preguntado
consents-given = Confirmado
consents-wording = Texto
consents-state = Estado
consents-stands = Vigente
consents-withdrawn = Retirado el
consents-replaced = Sustituido por un texto más reciente el
consents-receipt = Recibo de consentimiento

## Una lista de deseos

wish-title = Añadir a tu lista de deseos
wish-lede = Lo guardamos en tu lista de deseos en { $brand }. No recibes correos si no eliges ninguno.
wish-keep-lede = Va a tu lista de deseos en { $brand }, de donde puedes quitarlo.
wish-button = Guárdame esto
confirm-wish = Lo que querías guardar va a tu lista de deseos.
wishlist-title = Tu lista de deseos
wishlist-lede = Lo que guardas en { $brand }. Las notas solo las ves tú.
wishlist-empty = Tu lista está vacía. Lo que guardes en { $brand } aparecerá aquí.
wishlist-note = Tu nota
wishlist-save = Guardar la nota
wishlist-save-named = Guardar la nota: { $label }
wishlist-remove = Quitar
wishlist-remove-named = Quitar: { $label }

## Otra dirección

new-address-title = Cambiar tu dirección
new-address-lede = Ahora los correos llegan a { $address }.
new-address-button = Enviar un correo de confirmación
new-address-how = Cómo funciona
new-address-step-email = Enviamos un correo a la dirección nueva.
new-address-step-then = Cuando lo confirmes allí, tus correos llegarán a esa dirección. Tu nombre, tus preferencias y tus consentimientos se mantienen.
new-address-step-old = Avisamos a la dirección antigua, desde la que se puede deshacer durante siete días. Los enlaces de correos anteriores dejan de servir y se cierran tus sesiones en otros dispositivos.
new-address-only = Esto cambia tu dirección solo en { $brand }.
prove-address-title = ¿Usar esta dirección?
prove-address-lede = Alguien, seguramente tú, quiere recibir en esta dirección los correos de { $brand }.
prove-address-what = Cuando confirmes llegarán aquí, y ya no a la dirección de antes.
prove-address-button = Usar esta dirección
prove-address-not-you = Si no fuiste tú, cierra esta página. No cambia nada.
old-address-title = ¿Deshacer el cambio de dirección?
old-address-lede = Los correos de { $brand } que llegaban a esta dirección llegan ahora a otra.
old-address-what = Si lo deshaces, vuelven a llegar aquí, a quien hizo el cambio se le cierra la sesión, y las suscripciones y consentimientos desde entonces terminan.
old-address-button = Deshacer el cambio

## Un justificante

receipt-title = Consentimiento: { $purpose }
receipt-button = Descargar el recibo de consentimiento firmado
receipt-what = Un pequeño archivo firmado que no nombra a nadie. Quien lo reciba de ti puede comprobarlo, también sin nosotros.
receipt-keys = Claves públicas
receipt-course = Historial
receipt-act = Cómo diste el consentimiento
receipt-act-button = Pulsaste el botón debajo del texto
receipt-act-tick = Marcaste una casilla junto al texto
receipt-where = En la página
receipt-terms = Lo que se declaró entonces
receipt-ground = Base jurídica
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
receipt-asked-by = El texto del consentimiento en la página { $form }
receipt-given-box = Se marcó la casilla y se envió el formulario con la sesión iniciada
receipt-given-link = Se marcó la casilla y se confirmó con un enlace enviado al buzón
receipt-given-button = Se pulsó el botón debajo del texto con la sesión iniciada
receipt-given-button-link = Se pulsó el botón debajo del texto y se confirmó con un enlace enviado al buzón
receipt-withdrawn-by = Retirado en una página o con un enlace de un correo
receipt-replaced-by = Sustituido por el consentimiento a un texto más reciente

## Deleting your data

delete-title = Eliminar tus datos en { $brand }
delete-lede = Esto no se puede deshacer. Puedes suscribirte otra vez cuando quieras, empezando desde cero.
delete-goes = Lo que se elimina
delete-goes-details = Tu nombre y tu idioma; también tu dirección, si aquí no te conoce ninguna otra marca
delete-goes-preferences = Tus preferencias de correo y tus consentimientos
delete-goes-more = Tu lista de deseos con sus notas, y cualquier otra dirección que pediste o usabas antes
delete-goes-emails = Los correos que esperan a salir
delete-goes-key = La clave con la que todo eso está cifrado, para que tampoco se pueda leer ninguna copia de seguridad
delete-stays = Lo que se conserva
delete-suppression = Una marca para no escribirte
delete-suppression-why = Un código hecho a partir de tu dirección, que no se puede leer en él, para que nadie te escriba por error. Se conserva hasta el { $day }.
delete-counts = Cuántos correos salieron a tu dirección
delete-counts-why = Cuántos fueron y si pediste no recibirlos, para que nadie pueda inundar un buzón. Se conserva con un código así, como mucho hasta el { $day }.
delete-evidence = La prueba de tus consentimientos
delete-evidence-why = Qué consentimientos diste y cuándo, sin nombre ni dirección, por si tenemos que demostrarlo. Se conserva hasta el { $day }.
delete-email = Un último correo te dirá que ya está hecho.
delete-button = Eliminar mis datos
delete-cancel = Cancelar
deleted-title = Tus datos se han eliminado
deleted-done = { $brand } ha eliminado tus datos.
deleted-next = Un último correo lo confirma. Después no volveremos a escribirte.

## Emails

email-spelled-out = Si el botón no funciona, copia esto en tu navegador:
email-join-subject = Confirma tu suscripción a { $brand }
email-join-heading = Confirma tu suscripción
email-join-what = Alguien, seguramente tú, dio esta dirección en la web de { $brand }.
email-join-next = Si fuiste tú, confírmalo. Hasta entonces no recibes correos.
email-join-button = Confirmar
email-join-until = El enlace sirve 24 horas. Si no haces nada, no hay suscripción, y lo que se escribió se borra a los { $days } días.
email-join-not-me = Si no fuiste tú, no hace falta que hagas nada.
email-join-not-me-button = No lo pedí yo
email-join-why = Te llega este correo porque alguien escribió esta dirección en un formulario de { $brand }. Es el único, salvo que confirmes.
email-sign-in-subject = Iniciar sesión en { $brand } ({ $time })
email-sign-in-heading = Iniciar sesión
email-sign-in-what = Pulsa el botón para iniciar sesión en tu centro de privacidad de { $brand }.
email-sign-in-button = Iniciar sesión
email-sign-in-until = El enlace sirve una vez, durante diez minutos.
email-sign-in-not-me = Si no lo pediste, no hace falta que hagas nada. Nadie puede iniciar sesión sin este correo.
email-sign-in-why = Te llega este correo porque alguien escribió esta dirección en un formulario de { $brand }.
email-lift-subject = Correos de { $brand } ({ $time })
email-lift-heading = Nos pediste no escribirte
email-lift-what = Hace un tiempo, desde esta dirección se pidió no recibir correos cuando alguien se suscribe con ella. Ahora alguien, seguramente tú, ha pedido un enlace. Si quieres suscribirte, permite los correos otra vez.
email-lift-button = Permitirlos otra vez
email-lift-until = El enlace sirve una vez, durante diez minutos. Si no haces nada, todo sigue igual.
email-undo-subject = Te has dado de baja de { $brand }
email-undo-heading = Te has dado de baja
email-undo-what = Alguien usó un enlace de uno de nuestros correos para darse de baja de: { $topics }.
email-undo-next = Si fuiste tú, no hace falta que hagas nada. Si no, puedes recuperar { $count ->
    [one] ese tema
   *[other] esos temas
}.
email-undo-button = Volver a suscribirme
email-undo-until = El enlace sirve una vez, durante 24 horas.
email-undo-why = Te llega este correo porque una suscripción en { $brand } se cambió con un enlace. Enviamos uno así al día como mucho.
email-goodbye-subject = Tus datos en { $brand } se han eliminado
email-goodbye-heading = Tus datos se han eliminado
email-goodbye-gone = { $brand } ha eliminado tu nombre, tus preferencias y todos los correos que esperaban. La clave con la que estaban cifrados está destruida.
email-goodbye-suppression = Para no escribirte por error, guardamos hasta el { $until } un código hecho a partir de tu dirección, que no se puede leer en él.
email-goodbye-counts = Con un código así guardamos también cuántos correos salieron a tu dirección, para que nadie pueda inundar un buzón, como mucho hasta el { $counts }.
email-goodbye-evidence = Qué consentimientos diste, y cuándo, se conserva hasta el { $evidence } sin nombre ni dirección, por si tenemos que demostrarlo.
email-goodbye-again = Este es nuestro último correo.
email-goodbye-why = Te llega este correo porque eliminaste tus datos en { $brand }. No llegará nada más.
email-new-address-subject = Confirma tu nueva dirección en { $brand }
email-new-address-heading = ¿Es esta tu nueva dirección?
email-new-address-what = Alguien, seguramente tú, quiere recibir a partir de ahora los correos de { $brand } en esta dirección.
email-new-address-next = Si fuiste tú, confírmalo. Hasta entonces no cambia nada.
email-new-address-button = Confirmar
email-new-address-until = El enlace sirve una vez, durante 24 horas.
email-new-address-why = Recibes este correo porque esta dirección se escribió en un formulario de { $brand }. Es el único, salvo que lo confirmes.
email-address-changed-subject = Tu dirección en { $brand } ha cambiado
email-address-changed-heading = Tu dirección ha cambiado
email-address-changed-what = Los correos de { $brand } que llegaban a esta dirección llegan ahora a otra. Su dueño lo ha confirmado.
email-address-changed-next = Si fuiste tú, no tienes que hacer nada. Si no, deshaz el cambio: así se cierra la sesión de quien lo hizo.
email-address-changed-button = No fui yo: deshacer el cambio
email-address-changed-until = El enlace sirve hasta el { $day }.
email-address-changed-why = Recibes este correo porque esta era tu dirección en { $brand } hasta ahora. Es el último, salvo que deshagas el cambio.
email-address-put-back-subject = Se ha deshecho el cambio de tu dirección en { $brand }
email-address-put-back-heading = El cambio se ha deshecho
email-address-put-back-what = El dueño de la dirección anterior ha deshecho el cambio. Los correos de { $brand } vuelven a llegar allí, y aquí ya no.
email-address-put-back-next = Si crees que es un error, responde a este correo.
email-address-put-back-why = Recibes este correo porque esta era tu dirección en { $brand } hasta ahora. No llegará nada más.
