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
fault-label-empty = Escribe un nombre.
fault-label-long = Este nombre es demasiado largo. Usa 60 caracteres como mucho.
fault-label-hidden = En este nombre hay caracteres que no se ven. Escríbelo otra vez a mano.
fault-label-link = Esto parece una dirección web o un enlace. Quítalo.
fault-code = Este código no funciona. Revísalo o pide otro correo.
fault-answer-nothing = Elige o escribe una respuesta.
fault-answer-number = Escribe un número de los que pide la pregunta.
fault-answer-long = Esta respuesta es demasiado larga. Usa 200 caracteres como mucho.
fault-loyalty-empty = Escribe tu número.
fault-loyalty-sign = Usa solo letras de la A a la Z, sin eñes ni tildes, y cifras del 0 al 9.
fault-loyalty-short = Este número es demasiado corto. Compruébalo y escríbelo completo.
fault-loyalty-long = Este número es demasiado largo. Compruébalo y vuelve a escribirlo.
fault-email-empty = Escribe tu dirección de correo.
fault-email-space = Una dirección de correo no lleva espacios ni caracteres ocultos. Escríbela otra vez a mano.
fault-email-no-at = Una dirección de correo lleva una @, como ada@example.org.
fault-email-second-at = Esta dirección tiene más de una @. Deja solo una.
fault-email-no-local = Falta algo delante de la @. Escribe la dirección entera.
fault-email-long = Esta dirección es demasiado larga. Comprueba que esté bien escrita.
fault-email-quoted = No podemos escribir a direcciones con comillas. Usa otra dirección.
fault-email-non-ascii = Todavía no podemos escribir a direcciones con caracteres como é o ñ delante de la @. Usa otra dirección.
fault-email-dots = La parte que va delante de la @ no puede empezar ni acabar con un punto, ni llevar dos seguidos. Comprueba que esté bien escrita.
fault-email-character = Delante de la @ hay un carácter que las direcciones no admiten. Comprueba que la dirección esté bien escrita.
fault-email-literal = Usa una dirección que acabe en un nombre, como example.org, y no en números entre corchetes.
fault-email-domain = La parte que va después de la @ no es correcta. Tiene que ser como example.org.
fault-email-same = Esta ya es tu dirección aquí.
fault-nothing-chosen = Elige al menos un tema.
fault-note-long = Una nota puede tener 500 caracteres como máximo.
fault-note-hidden = La nota contiene un carácter que no se ve. Escríbela de nuevo.
fault-until = Elige un día entre mañana y dentro de dos años.
fault-form-old = Este formulario llevaba más de un día abierto, o has iniciado o cerrado sesión desde entonces. No ha cambiado nada y lo que escribiste sigue aquí. Envíalo otra vez.
fault-form-changed = Esta página ha cambiado desde que la abriste, así que no se ha guardado nada. Revisa el formulario y envíalo otra vez.
fault-passkey = No se ha aceptado la llave de acceso, así que no ha cambiado nada. Inténtalo otra vez.
fault-passkey-unknown = Esta llave de acceso ya no funciona aquí. Inicia sesión con un enlace por correo y añade una nueva.
fault-password-empty = Escribe tu contraseña.
fault-password = La dirección de correo o la contraseña no son correctas. Inténtalo otra vez o inicia sesión con un enlace por correo.
fault-password-alone = La contraseña no es correcta. Inténtalo otra vez.
fault-password-short = Elige una contraseña de al menos 15 caracteres. Varias palabras seguidas son largas y fáciles de recordar.
fault-password-short-8 = Elige una contraseña de al menos 8 caracteres.
fault-password-long = Elige una contraseña de 256 caracteres como máximo.
fault-password-common = Mucha gente usa esta contraseña, así que es de las primeras que se prueban. Elige otra.
fault-password-pattern = Esta contraseña se repite o sigue el orden del alfabeto o del teclado, así que es fácil de adivinar. Elige otra.
fault-password-expected = Esta contraseña es tu nombre, tu dirección de correo o el nombre de este sitio, así que es fácil de adivinar. Elige otra.
fault-second-step = El código no es correcto o ya se ha usado. Espera al siguiente y escríbelo.
fault-app-code = El código no es correcto. Comprueba que tu aplicación muestra el de esta clave y que el reloj de tu dispositivo está en hora.
fault-app-over = Esta clave se mostró durante más de 30 minutos, o la verificación en dos pasos se activó entretanto, así que no se ha usado. Elimínala de tu aplicación y empieza de nuevo.
fault-too-fast = El formulario se ha enviado muy rápido. Lo que escribiste sigue aquí. Envíalo otra vez.
fault-trap = Tu navegador ha rellenado un campo oculto que sirve para detectar robots. Lo que escribiste sigue aquí. Pulsa el botón otra vez.
fault-cookies = Este navegador no guarda cookies, así que no puede mantener tu sesión iniciada. El enlace todavía no se ha usado. Permite las cookies de esta web, o abre el enlace en tu navegador habitual, y pulsa el botón otra vez.

## What went wrong

error-404-title = Página no encontrada
error-404 = Puede que la dirección esté mal escrita o que la página ya no exista.
error-404-next = No ha cambiado nada.
error-foreign-title = Este formulario viene de otra web
error-foreign = Otra web ha intentado enviar este formulario en tu nombre, así que no lo hemos aceptado.
error-foreign-next = Si has sido tú, abre la página aquí y envía el formulario otra vez.
error-429-title = Inténtalo más tarde
error-429 = En la última hora han llegado demasiadas solicitudes desde tu red.
error-429-next = { $minutes ->
    [one] No ha cambiado nada. Vuelve a intentarlo dentro de un minuto.
   *[other] No ha cambiado nada. Vuelve a intentarlo dentro de { $minutes } minutos.
}
error-failed-tokens-title = Inténtalo más tarde
error-failed-tokens = En la última hora se han usado desde tu red varios enlaces o formularios no válidos, así que los enlaces no funcionarán durante un rato.
error-failed-tokens-next = { $minutes ->
    [one] No ha cambiado nada. Vuelve a intentarlo dentro de un minuto.
   *[other] No ha cambiado nada. Vuelve a intentarlo dentro de { $minutes } minutos.
}
error-changes-title = Inténtalo más tarde
error-changes = Has hecho más cambios en diez minutos de los que aceptamos.
error-changes-next = { $minutes ->
    [one] No ha cambiado nada. Vuelve a intentarlo dentro de un minuto.
   *[other] No ha cambiado nada. Vuelve a intentarlo dentro de { $minutes } minutos.
}
error-guesses-title = Inténtalo más tarde
error-guesses = Ha habido varios intentos fallidos seguidos, así que esperamos antes de comprobar otro.
error-guesses-next = { $minutes ->
    [one] Vuelve a intentarlo dentro de un minuto. Iniciar sesión con una llave de acceso o con un enlace por correo funciona en todo momento.
   *[other] Vuelve a intentarlo dentro de { $minutes } minutos. Iniciar sesión con una llave de acceso o con un enlace por correo funciona en todo momento.
}
error-guessed-out-title = Esta forma de iniciar sesión está desactivada
error-guessed-out = Ha habido demasiados intentos fallidos seguidos, así que ya no se comprueba nada de lo que se escriba aquí.
error-guessed-out-next = Inicia sesión con una llave de acceso o con un enlace por correo. Puedes elegir otra contraseña en tu página «Inicio de sesión y seguridad».
error-guesses-code-title = Inténtalo más tarde
error-guesses-code = Varios códigos seguidos no eran correctos, así que esperamos antes de comprobar otro.
error-guesses-code-next = { $minutes ->
    [one] Vuelve a intentarlo dentro de un minuto o inicia sesión con una llave de acceso.
   *[other] Vuelve a intentarlo dentro de { $minutes } minutos o inicia sesión con una llave de acceso.
}
error-guessed-out-code-title = Los códigos están desactivados
error-guessed-out-code = Demasiados códigos seguidos no eran correctos, así que ya no se comprueba ninguno más.
error-guessed-out-code-next = Inicia sesión con una llave de acceso, o en un dispositivo en el que la hayas iniciado hace poco, y crea allí códigos de recuperación nuevos. Si no tienes ninguno, escríbenos.
error-busy-title = Inténtalo dentro de un minuto
error-busy = Hay mucha gente iniciando sesión en este momento, así que no se ha comprobado tu contraseña.
error-busy-next = Vuelve a intentarlo dentro de un minuto o inicia sesión con una llave de acceso o con un enlace por correo.
error-500-title = Algo ha fallado por nuestra parte
error-500 = No hemos podido terminar lo que pedías y no se ha guardado nada.
error-500-next = Vuelve a intentarlo en un momento. Si vuelve a pasar, escríbenos.
error-reference = Si nos escribes, indica { $reference }: así podremos saber qué ha pasado.
error-503-title = Ahora mismo no es posible
error-503 = Nuestra base de datos está llena o no responde, así que puede que lo que enviaste no se haya guardado.
error-503-next = Nada de lo que ya te confirmamos se ha perdido. Vuelve a intentarlo dentro de unos minutos; si vuelves atrás en el navegador, lo que escribiste suele seguir ahí.
confirm-used-title = Esto ya está confirmado
confirm-used = El enlace del correo es de un solo uso.
confirm-used-next = Para ver o cambiar tus suscripciones, inicia sesión.
confirm-expired-title = Este enlace ha caducado
confirm-expired = Un enlace de confirmación es válido durante 24 horas o hasta que alguien indique que no lo ha pedido. No te has suscrito, y lo que se escribió se elimina a los { $days } días.
confirm-expired-next = Suscríbete otra vez y te enviaremos un correo nuevo.
confirm-unknown-title = Este enlace no funciona
confirm-unknown = Puede que se haya cortado en el correo o que tenga más de { $kept } días.
confirm-unknown-next = Ábrelo otra vez desde el correo o suscríbete de nuevo.
link-unknown-title = Este enlace no funciona
link-unknown = Puede que se haya cortado en el correo o que haya caducado.
link-unknown-next = Ábrelo otra vez desde el correo o pide uno nuevo.
sign-in-used-title = Este enlace ya se ha usado
sign-in-used = Un enlace para iniciar sesión es de un solo uso.
sign-in-used-next = Si tienes que iniciar sesión otra vez, pide un enlace nuevo.
sign-in-expired-title = Este enlace ha caducado
sign-in-expired = Un enlace para iniciar sesión es válido durante diez minutos.
sign-in-expired-next = Pide un enlace nuevo.
secure-used-title = Este enlace ya se ha usado
secure-used = Tu cuenta está protegida.
secure-used-next = Inicia sesión para revisarla.
secure-expired-title = Este enlace ha caducado
secure-expired = Era válido durante siete días.
secure-expired-next = Inicia sesión y revisa cómo entras en tu cuenta.
unsubscribe-unknown-title = Este enlace ya no funciona
unsubscribe-unknown = Puede que se haya cortado en el correo o que los datos a los que pertenecía se hayan eliminado.
unsubscribe-unknown-next = Si siguen llegando correos, inicia sesión y date de baja allí.
unsubscribe-gone-title = Tus datos ya se han eliminado
unsubscribe-gone = Este enlace pertenece a datos que se eliminaron, así que ya no enviamos nada a esa dirección.
unsubscribe-gone-next = Si siguen llegando correos, inicia sesión y date de baja allí.
undo-used-title = Esto ya está deshecho
undo-used = El enlace del correo es de un solo uso.
undo-used-next = Para ver o cambiar tus suscripciones, inicia sesión.
undo-nothing-title = No hay nada que deshacer
undo-nothing = Ya te has vuelto a suscribir a estos correos, o desde entonces se ha retirado el consentimiento que necesitan. No se puede volver a dar con un enlace de un correo.
undo-nothing-next = Para ver o cambiar tus suscripciones, inicia sesión.
undo-expired-title = Este enlace ha caducado
undo-expired = La baja se podía deshacer durante un día.
undo-expired-next = Para recibir otra vez esos correos, inicia sesión y suscríbete.
new-address-used-title = Esto ya está hecho
new-address-used = El enlace del correo es de un solo uso.
new-address-used-next = Para ver o cambiar tus datos, inicia sesión.
new-address-expired-title = Este enlace ha caducado
new-address-expired = Era válido durante 24 horas o hasta que se indicara otra dirección. No se ha cambiado nada.
new-address-expired-next = Para recibir tus correos en esta dirección, inicia sesión y pídelo otra vez.
new-address-taken-title = Esta dirección ya está en uso
new-address-taken = Alguien ya recibe correos en esta dirección. Nunca unimos los datos de dos personas, así que no se ha cambiado nada.
new-address-taken-next = Si las dos direcciones son tuyas, elimina tus datos en una de ellas y quédate con la otra.
old-address-used-title = No hay nada que deshacer
old-address-used = Los correos ya llegan a esta dirección, o el enlace ya se ha usado. Es de un solo uso.
old-address-used-next = Para ver o cambiar tus datos, inicia sesión.
old-address-expired-title = Este enlace ha caducado
old-address-expired = Un cambio de dirección podía deshacerse durante siete días.
old-address-expired-next = Si no has sido tú, escríbenos a la dirección de abajo.
old-address-taken-title = Alguien se ha suscrito con esta dirección desde entonces
old-address-taken = Por eso la persona que la tenía antes no puede recuperarla, y no se ha cambiado nada.
old-address-taken-next = Si has sido tú, inicia sesión. Si no, escríbenos a la dirección de abajo.
wish-unknown-title = Este enlace no está completo
wish-unknown = Debería indicar un artículo para tu lista de deseos, pero no hemos podido leerlo.
wish-unknown-next = Vuelve a la página de la que vienes e inténtalo otra vez.

## What was done

done-started = Te has suscrito.
done-started-paused = Te has suscrito. Los correos están en pausa hasta el { $day }.
done-stopped = Te has dado de baja. No te enviaremos más correos de este tipo.
done-consented = Has dado tu consentimiento. Puedes retirarlo aquí cuando quieras.
done-withdrawn = Has retirado tu consentimiento, y ya no recibirás los correos que lo necesitan.
done-everything-stopped = Te has dado de baja de todo y has retirado todos tus consentimientos.
done-frequency = Hemos guardado tu elección.
done-paused = Los correos están en pausa hasta ese día.
done-resumed = La pausa ha terminado.
done-details = Hemos guardado los cambios.
done-accepted = Te has suscrito.
done-accepted-some = Te has suscrito a lo que no necesita un nuevo consentimiento. Para lo demás, suscríbete en «Preferencias de correo».
done-accepted-none = Todavía no te has suscrito: hace falta tu consentimiento. Suscríbete en «Preferencias de correo».
done-unchanged = No ha cambiado nada.
done-not-signed-in = Tu sesión ha caducado, así que no ha cambiado nada. Inicia sesión aquí otra vez.
done-dropped = Descartado. No ha cambiado nada.
done-signed-out = Has cerrado la sesión.
done-lifted = Ya puedes volver a suscribirte con esta dirección.
done-confirmed = Tu suscripción está confirmada. Gracias.
done-undone = Baja deshecha. Te has vuelto a suscribir a estos correos.
done-new-address = Hemos enviado un correo a la dirección nueva. No cambiará nada hasta que la confirmes con el enlace de ese correo.
done-address-changed = Tus correos llegan ahora a la dirección nueva. Hemos avisado a la antigua.
done-address-put-back = Cambio deshecho: los correos vuelven a llegar a esta dirección. Inicia sesión aquí para revisar tus datos.
done-kept = Añadido a tu lista de deseos.
done-kept-already = Ya estaba en tu lista de deseos.
done-list-full = Tu lista de deseos está llena: caben 200 artículos. Quita alguno primero.
done-noted = Hemos guardado tu nota.
done-removed = Quitado de tu lista de deseos.
done-registered = Hemos creado tu cuenta.
done-answered = Hemos guardado tu respuesta.
done-answer-removed = Hemos eliminado tu respuesta.
done-loyalty-claimed = Tenemos tu número y lo estamos comprobando. Te avisaremos por correo.
done-loyalty-removed = Hemos eliminado tu número.
done-put-off = Por ahora no te lo preguntaremos.
done-never-asked = No te lo volveremos a preguntar.
done-terms-accepted = Has aceptado las nuevas condiciones.
done-passkey-added = Hemos añadido tu llave de acceso. Úsala la próxima vez para iniciar sesión.
done-passkey-removed = Hemos eliminado la llave de acceso. Ya no sirve para iniciar sesión.
done-passkey-renamed = Hemos guardado el nombre.
done-password-set = Hemos guardado tu contraseña y cerrado las demás sesiones.
done-password-changed = Hemos cambiado tu contraseña y cerrado las demás sesiones.
done-password-removed = Hemos eliminado tu contraseña.
done-account-linked = La cuenta está vinculada. Ya puedes iniciar sesión con ella.
done-account-unlinked = Hemos desvinculado la cuenta y eliminado los datos que recibimos de ella.
done-linked-already = Esa cuenta ya está vinculada a la tuya.
done-linked-elsewhere = Esa cuenta ya está vinculada a otra de este sitio. Úsala para iniciar sesión en esa otra o desvincúlala de ella primero.
done-shared = Guardado. Puedes dejar de compartir estos datos cuando quieras.
done-sharing-ended = Has dejado de compartir estos datos y los hemos eliminado.
done-provider-another = Has iniciado sesión en ese servicio con una cuenta distinta de la vinculada, así que no se ha guardado nada.
done-provider-declined = Has decidido no continuar en ese servicio, así que no ha cambiado nada. Puedes elegir otra opción.
done-provider-over = Ha pasado demasiado tiempo o empezaste en otro navegador, así que no se ha completado nada. Inténtalo otra vez.
done-provider-unavailable = Ese servicio no responde ahora mismo. Inténtalo más tarde o elige otra opción.
done-provider-wrong = No hemos podido confirmar tu identidad con ese servicio, así que no se ha completado nada. Inténtalo otra vez o elige otra opción.
done-app-added = La verificación en dos pasos está activada. Hemos cerrado las demás sesiones.
done-app-removed = La verificación en dos pasos está desactivada.
done-codes-made = Tienes diez códigos de recuperación nuevos. Los anteriores ya no sirven.
done-recovery-stopped = Desactivación cancelada. La verificación en dos pasos sigue activada.
done-others-signed-out = Hemos cerrado las demás sesiones.
done-session-ended = Hemos cerrado la sesión en ese dispositivo.
done-secured = Hemos cerrado todas las sesiones de tu cuenta y eliminado lo que se había añadido. Inicia sesión aquí para revisarla.

## The first pages

home-title = Tu privacidad, marca por marca
home-lede = Cada marca guarda tus datos por separado. Elige la que buscas.
home-empty = Aquí todavía no hay ninguna marca.
greet-title = Tú decides qué sabemos de ti
greet-subscribe = Suscribirme
greet-already = ¿Ya te has suscrito?
greet-manage = Ver y cambiar tus datos y preferencias
greet-notices = Leer los avisos de privacidad
subscribe-title = Suscríbete a { $brand }
subscribe-title-topic = Suscríbete a { $topic }
subscribe-lede = Elige lo que quieres recibir por correo.
subscribe-button = Suscribirme
subscribe-more = Más de { $brand }
consent-changed = Este texto ha cambiado desde que elegiste. Léelo y vuelve a elegir si estás de acuerdo.
purpose-facts = Quién recibe tus datos y cuánto tiempo se conservan
purpose-data = Datos que se usan
purpose-recipients = Destinatarios
purpose-nobody = Solo nosotros
purpose-retention = Plazo de conservación
notice-full = Aviso de privacidad completo
notice-full-named = Aviso de privacidad completo: { $name }
sent-title = Revisa tu correo
sent-lede = Si la dirección es correcta, recibirás enseguida un correo de { $brand }.
sent-lede-to = Si la dirección { $address } es correcta, recibirás enseguida un correo de { $brand }.
sent-likely = ¿Querías escribir { $domain }? Vuelve a intentarlo:
sent-step-open = Abre el correo. Puede tardar un minuto.
sent-step-press = Pulsa el botón del correo y confirma.
sent-step-then = Solo entonces te habrás suscrito.
sent-nothing = Si no confirmas, lo que escribiste se elimina a los { $days } días.
nothing-title = ¿No ha llegado el correo?
nothing-lede = Estas son las causas más habituales y qué hacer.
nothing-spam = Está en la carpeta de spam. Mira allí y en las demás carpetas.
nothing-typo = La dirección estaba mal escrita. Suscríbete otra vez y compruébala.
nothing-wait = Hace poco ya enviamos un correo a esta dirección. Entre uno y otro dejamos unos minutos, y solo enviamos unos pocos al día, para que nadie pueda saturar un buzón.
nothing-muted = El titular de esta dirección nos pidió no recibir estos correos. Inicia sesión con un enlace por correo: desde ese correo podrás permitirlos otra vez.
nothing-refused = Tu proveedor de correo ha rechazado el nuestro. Prueba con otra dirección.
nothing-subscribe = Suscribirme otra vez
nothing-write = O escríbenos:
notices-title = Avisos de privacidad
notices-lede = Qué hacemos con los datos, para qué y durante cuánto tiempo. Las versiones anteriores siguen disponibles.
notice-version = Versión { $version }
notice-since = Versión { $version }, en vigor desde el { $day }
notice-consent = El texto del consentimiento
notice-versions = Todas las versiones

## Confirming

confirm-title = Confirma tu suscripción
confirm-title-account = Confirma tu cuenta
confirm-account = Tu cuenta
confirm-title-wish = Confirma tu lista de deseos
confirm-lede = Alguien, seguramente tú, le ha pedido esto a { $brand }.
confirm-change = Cambiar
confirm-button = Confirmar
confirm-not-you = Si no has sido tú, cierra esta página. Si no confirmas, no pasará nada.
confirmed-title = Suscripción confirmada
confirmed-done = Hemos guardado tu elección.
confirmed-next = Para verla o cambiarla, inicia sesión. El enlace que usaste es de un solo uso.
not-me-title = No lo he pedido yo
not-me-lede = Alguien ha escrito tu dirección en un formulario. No te has suscrito, y lo que se escribió se elimina a los { $days } días.
not-me-what = Podemos dejar de enviar a tu dirección correos de este tipo, de todas las marcas de esta web, durante { $days ->
    [one] un día
   *[other] { $days } días
}.
not-me-button = No quiero estos correos
not-me-done-title = No te enviaremos más correos de este tipo
done-muted = No te enviaremos correos de este tipo durante { $days ->
    [one] un día
   *[other] { $days } días
}.
not-me-done-next = Si algún día quieres suscribirte, inicia sesión con un enlace por correo. Desde ese correo podrás permitirlos otra vez.

## Signing in

sign-in-link-title = Iniciar sesión
sign-in-link-lede = Te enviaremos un enlace por correo. No necesitas contraseña.
sign-in-link-button = Enviarme un enlace
sign-in-passkey-button = Iniciar sesión con una llave de acceso
sign-in-password-link = Iniciar sesión con una contraseña
provider-continue = Continuar con { $provider }
provider-continue-what = { $provider } te preguntará si puede comunicarnos estos datos. Si no ocurre nada, pulsa el botón.
unlinked-title = Vincular { $provider }
unlinked-lede = Has iniciado sesión en { $provider }, pero esa cuenta todavía no está vinculada a ninguna de este sitio. Solo tendrás que vincularla una vez.
unlinked-known = Si ya te conocemos
unlinked-known-what = Confirma que la dirección de correo que usas aquí es tuya. Después podrás vincular { $provider } pulsando un botón.
unlinked-new = Si es tu primera vez aquí
unlinked-new-what = Crea una cuenta. Rellenamos por ti lo que ya sabemos.
link-account-title = Vincular { $provider }
link-account-lede = Cuando las vincules, podrás iniciar sesión aquí con { $provider }. Hazlo solo si las dos cuentas son tuyas.
link-account-there = En { $provider }
link-account-here = Aquí
link-account-button = Vincular { $provider }
sign-in-password-title = Iniciar sesión con una contraseña
sign-in-password-forgotten = Si no tienes contraseña o no la recuerdas, inicia sesión con un enlace por correo. Después podrás elegir otra.
sign-in-password-other = Iniciar sesión de otra forma
password-label = Contraseña
password-show = Mostrar la contraseña
password-hide = Ocultar la contraseña
second-step-title = Verificación en dos pasos
second-step-lede = Escribe el código que muestra ahora tu aplicación de autenticación.
second-step-code = Código de tu aplicación
second-step-hint = Seis cifras. Si no tienes la aplicación a mano, escribe uno de tus códigos de recuperación.
second-step-other = Iniciar sesión de otra forma
recovery-title = ¿No tienes ni la aplicación ni un código de recuperación?
recovery-what = Puedes desactivar por correo la verificación en dos pasos 24 horas después de pedirlo. Avisaremos en tu dirección de correo y en todos los dispositivos con la sesión iniciada, para que nadie más pueda hacerlo.
recovery-button = Empezar y esperar 24 horas
recovery-what-long = En los últimos siete días se cerraron todas las sesiones de tu cuenta desde un correo. Por si no fuiste tú, ahora hay que esperar siete días para desactivar por correo la verificación en dos pasos. Avisaremos en tu dirección de correo y en todos los dispositivos que inicien sesión mientras tanto.
recovery-button-long = Empezar y esperar siete días
recovery-by-email = Primero inicia sesión con un enlace por correo. Después podrás empezar aquí.
recovery-waits = Puedes desactivar la verificación en dos pasos a partir del
recovery-waits-then = Para hacerlo, vuelve con un enlace nuevo para iniciar sesión.
recovery-ready-title = El plazo de espera ha terminado
recovery-ready-what = Ya puedes desactivar la verificación en dos pasos. Se eliminarán de tu cuenta la aplicación y los códigos de recuperación.
recovery-finish-button = Desactivarla e iniciar sesión
recovery-caution = Alguien con acceso a tu correo ha pedido desactivar la verificación en dos pasos. Puede hacerlo a partir del
recovery-caution-stop = Si no has sido tú, cancela la desactivación.
recovery-stop-button = Cancelar la desactivación
passkey-get-failed = No se ha usado ninguna llave de acceso. Inténtalo otra vez o usa un enlace por correo.
passkey-create-failed = No se ha creado ninguna llave de acceso. Inténtalo otra vez o sigue sin ella.
sign-in-link-already = Ya has iniciado sesión: ir a tu centro de privacidad
sign-in-link-new = ¿Todavía no te has suscrito?
sign-in-link-sent-title = Revisa tu correo
sign-in-link-sent-lede = Si { $brand } tiene esta dirección, recibirás enseguida un enlace para iniciar sesión. Es válido durante diez minutos.
sign-in-link-sent-lede-to = Si { $brand } tiene la dirección { $address }, recibirás enseguida un enlace para iniciar sesión. Es válido durante diez minutos.
sign-in-sent-lede = Si tenemos esta dirección, recibirás enseguida un enlace para iniciar sesión. Es válido durante diez minutos.
sign-in-link-sent-step = Pulsa el botón del correo para iniciar sesión.
sign-in-code-label = Código del correo
sign-in-code-hint = Si lees el correo en otro dispositivo, escribe aquí sus seis cifras.
sign-in-title = Iniciar sesión
sign-in-lede = Pulsa el botón para iniciar sesión en este dispositivo.
sign-in-button = Iniciar sesión
stay-label = Mantener la sesión iniciada
stay-hint = Durante 30 días. No lo marques en un dispositivo que también usen otras personas.
lift-title = Permitir los correos otra vez
lift-lede = Nos pediste que no escribiéramos a esta dirección cuando alguien se suscribiera con ella. Aquí puedes permitir los correos otra vez.
lift-button = Permitirlos otra vez

## Unsubscribe links

unsubscribe-title = Darte de baja de { $brand }
unsubscribe-lede = Aquí puedes darte de baja sin iniciar sesión. Esta página no muestra ningún dato tuyo.
unsubscribe-on = Tus suscripciones
unsubscribe-state-on = Suscripción activa
unsubscribe-none = No recibes ningún correo de { $brand }.
unsubscribe-all = Darme de baja de todos estos correos
unsubscribe-more = Para todo lo demás:
unsubscribe-undo = ¿No has sido tú? Enviamos un correo para deshacerlo, uno al día como mucho.
undo-title = Volver a suscribirte
undo-lede = Alguien te ha dado de baja con un enlace de uno de nuestros correos. Puedes deshacerlo.
undo-button = Volver a suscribirme

## Your privacy centre

me-title = Tu centro de privacidad
me-lede = { $count ->
    [one] Una marca guarda aquí tus datos.
   *[other] { $count } marcas guardan aquí tus datos. No los comparten entre sí.
}
me-muted = Nos pediste que no te escribiéramos cuando alguien se suscribiera con tu dirección.
me-lift = Permitirlos otra vez
me-bounced = Tu proveedor de correo ha rechazado nuestros correos, así que hemos dejado de enviarlos.
me-nothing = Ninguna
me-gets = Suscripciones
me-consents-count = Consentimientos
me-paused = En pausa
me-consent-count = { $count ->
    [0] Ninguno
    [one] 1 vigente
   *[other] { $count } vigentes
}
me-since = En { $brand } desde
me-preferences = Preferencias de correo
me-details = Nombre e idioma
me-register = Crear tu cuenta
me-register-what = La próxima vez, inicia sesión con tu cara, tu huella o el bloqueo de pantalla. Basta con pulsar una vez.
me-terms = Han cambiado las condiciones de tu cuenta.
me-terms-link = Ver las novedades
me-security = Inicio de sesión y seguridad
me-profile = Tus respuestas
me-delete-account = Eliminar tu cuenta
me-consents = Tus consentimientos
me-wishlist = Lista de deseos
me-data = Descargar tus datos
me-delete = Eliminar tus datos
me-signed-out-title = No has iniciado sesión
me-signed-out-lede = Inicia sesión para ver y cambiar lo que tenemos sobre ti.
# Account: /me/{brand}/register, /me/security

register-title = Crear tu cuenta
register-lede = Inicia sesión con tu cara, tu huella o el bloqueo de pantalla. No tienes que recordar ninguna contraseña.
register-passkey-button = Crear tu cuenta con una llave de acceso
register-without-button = Crearla sin llave de acceso
register-button = Crear tu cuenta
register-without-what = Sin llave de acceso, inicias sesión con un enlace que te enviamos por correo. Puedes añadir una cuando quieras.
register-stranger-lede = Te enviaremos un correo para confirmar tu dirección. Después iniciarás sesión con tu cara, tu huella o el bloqueo de pantalla.
register-topics = Correos que también quieres recibir
register-have = ¿Ya tienes una cuenta?
register-to-form = Volver al formulario
register-sent-then = Solo entonces tendrás una cuenta.
register-terms = Leer las condiciones
register-age = Confirmas que tienes al menos { $years } años.
register-younger = Aún no tengo esa edad
register-country = Vives en: { $country }
under-age-title = Todavía no puedes tener una cuenta
under-age-lede = Para tener una cuenta en { $brand } debes tener al menos { $years } años: es lo que exigen la ley de tu país y { $brand }.
under-age-kept = Aquí no hemos guardado nada sobre ti.
under-age-guardian = Tu padre, tu madre o tu tutor legal puede escribirnos: { $address }.
not-now = Ahora no
question-never = No volver a preguntar
question-purpose = Para: { $purpose }. Se conserva { $kept }.
question-about = { $what }: { $question }
profile-title = Tus respuestas
profile-lede = Cada respuesta tiene su finalidad. Puedes cambiarla o eliminarla cuando quieras.
profile-answered = Respondida el
profile-not-asked = Ya no preguntamos esto.
profile-remove = Eliminar
me-loyalty-add = Añadir tu { $name }
loyalty-number = Número del programa de fidelidad
loyalty-yours = Tu número
loyalty-claimed = Añadido el
loyalty-waits = Lo estamos comprobando con { $brand }
loyalty-proved = Confirmado el { $day }
loyalty-another = Otro número
loyalty-hint = { $signs } caracteres: letras de la A a la Z y cifras. Da igual si lo escribes con espacios o guiones.
loyalty-add = Añadir número
loyalty-change = Cambiar número
loyalty-remove-title = Eliminar tu número
loyalty-remove-what = Lo eliminamos de aquí y dejamos de usarlo. Seguirás en el programa de { $brand } como hasta ahora.
loyalty-remove = Eliminar número
terms-title = Han cambiado nuestras condiciones
terms-lede = Tu cuenta en { $brand } seguirá activa con las nuevas condiciones cuando las aceptes.
terms-changed = Qué ha cambiado
terms-button = Aceptar las nuevas condiciones
terms-refuse = Si no las aceptas
terms-refuse-what = Puedes llevarte tus datos y eliminar tu cuenta. Hasta entonces recibes los correos que has elegido.
security-title = Inicio de sesión y seguridad
security-lede = Así inicias sesión. Elimina lo que no reconozcas.
security-passkeys = Llaves de acceso
security-none = No tienes ninguna llave de acceso. Con una, inicias sesión con tu cara, tu huella o el bloqueo de pantalla.
security-add = Añadir una llave de acceso
security-email = Correo
security-email-what = Siempre puedes iniciar sesión con un enlace que enviamos a { $address }.
security-email-two-steps = Puedes iniciar sesión con un enlace que enviamos a { $address }, seguido de un código de tu aplicación.
security-password = Contraseña
security-no-password = No tienes contraseña, y no te hace falta.
security-linked = Cuentas vinculadas
linked-since = Vinculada el
unlink-title = Desvincular
unlink-what = Ya no podrás iniciar sesión con { $provider } y eliminaremos lo que nos comunicó. Los enlaces por correo seguirán funcionando.
unlink-button = Desvincular { $provider }
social-data-title = Lo que nos comunica { $provider }
social-data-lede = Para que puedas iniciar sesión, { $provider } nos dice quién eres allí. Todo lo demás lo decides tú, y puedes dejar de compartirlo cuando quieras.
social-data-until = se conserva como máximo hasta el { $day }
social-data-since = Compartido el
social-data-kept = { $days ->
    [one] Se conserva un día como máximo
   *[other] Se conserva { $days } días como máximo
}
social-data-nothing = No nos ha comunicado nada sobre esto.
social-data-share = Compartir
social-data-stop = Dejar de compartir
social-data-label = { $what }: { $purpose }
security-two-steps = Verificación en dos pasos
security-no-app = Para iniciar sesión por correo o con contraseña hará falta además un código de una aplicación de tu teléfono. Una llave de acceso son dos pasos en uno.
sessions-title = Dónde tienes la sesión iniciada
sessions-here = Este dispositivo
sessions-unknown = Navegador desconocido
sessions-since = Sesión iniciada el
sessions-until = La sesión se mantiene hasta el
sessions-end-label = Cerrar la sesión en { $browser }
sessions-others-button = Cerrar las demás sesiones
history-title = Historial de seguridad
history-lede = Lo que ha pasado con tu inicio de sesión. Si hay algo que no reconoces, cierra las demás sesiones y cambia lo que usas para entrar en tu cuenta.
history-account-made = Se creó tu cuenta.
history-address-changed = Se cambió tu dirección de correo.
history-address-put-back = Se deshizo el cambio de tu dirección de correo.
history-credential-added = { $credential ->
    [passkey] Se añadió una llave de acceso.
    [password] Se eligió una contraseña.
    [authenticator-app] Se activó la verificación en dos pasos.
    [recovery-codes] Se crearon códigos de recuperación nuevos.
   *[linked-account] Se vinculó una cuenta.
}
history-credential-removed = { $credential ->
    [passkey] Se eliminó una llave de acceso.
    [password] Se eliminó la contraseña.
    [authenticator-app] Se desactivó la verificación en dos pasos.
    [recovery-codes] Se eliminaron los códigos de recuperación.
   *[linked-account] Se desvinculó una cuenta.
}
history-credential-renamed = Se cambió el nombre de una llave de acceso.
history-credential-changed = { $credential ->
   *[password] Se cambió la contraseña.
}
history-recovery-code-used = { $unused ->
    [0] Se usó el último código de recuperación.
    [one] Se usó un código de recuperación. Queda uno.
   *[other] Se usó un código de recuperación. Quedan { $unused }.
}
history-recovery-started = Alguien con acceso a tu correo pidió desactivar la verificación en dos pasos.
history-recovery-stopped = Se canceló la desactivación de la verificación en dos pasos.
history-recovery-finished = Se desactivó por correo la verificación en dos pasos, pasado el plazo de espera.
history-session-ended = Se cerró la sesión en un dispositivo.
history-other-sessions-ended = Se cerraron las demás sesiones.
history-sign-in-copied = Se usó una copia antigua de una sesión que se mantenía en uno de tus dispositivos. La cerramos y te avisamos.
history-social-data-granted = Se empezaron a compartir más datos de una cuenta vinculada.
history-social-data-revoked = Se dejaron de compartir datos de una cuenta vinculada.
history-account-secured = Se cerraron todas las sesiones con el enlace de un correo de seguridad.
password-set-on = Elegida
password-set-title = Elegir una contraseña
password-change-title = Cambiar tu contraseña
password-lede = Después podrás iniciar sesión con ella. Nunca es obligatoria: las llaves de acceso y los enlaces por correo funcionan sin contraseña.
new-password-label = Contraseña nueva
new-password-hint = Al menos { $least } caracteres. Varias palabras seguidas son largas y fáciles de recordar.
password-set-button = Guardar la contraseña
password-change-button = Cambiar la contraseña
password-remove-title = Eliminar tu contraseña
password-remove-what = Iniciarás sesión con una llave de acceso o con un enlace por correo, y se cerrarán las sesiones en todos tus otros dispositivos.
password-remove-button = Eliminar la contraseña
app-since = Aplicación de autenticación, desde
app-title = Activar la verificación en dos pasos
app-lede = Necesitas una aplicación de autenticación, por ejemplo la de tu gestor de contraseñas.
app-step-scan = Escanea esta imagen con tu aplicación.
app-step-type = Escribe el código que muestra la aplicación.
app-qr = Código QR con la clave para tu aplicación de autenticación
app-key-title = No puedo escanearla
app-key-what = Escribe esta clave en tu aplicación o abre la aplicación en este dispositivo.
app-open = Abrir en una aplicación de este dispositivo
app-code = Código de tu aplicación
app-button = Activar la verificación en dos pasos
app-off-title = Desactivar la verificación en dos pasos
app-off-lede = Iniciar sesión por correo o con contraseña será entonces un solo paso. Se eliminarán tus códigos de recuperación y también tu contraseña, si tiene menos de 15 caracteres. Se cerrarán las sesiones en todos tus otros dispositivos.
app-off-button = Desactivar la verificación en dos pasos
codes-title = Códigos de recuperación
codes-left = { $unused ->
    [0] No te quedan códigos de recuperación. Crea otros.
    [one] Te queda un código de recuperación.
   *[other] Te quedan { $unused } códigos de recuperación.
}
codes-new-what = Con un código de recuperación inicias sesión cuando no tienes tu aplicación. Los códigos nuevos sustituyen a los anteriores, y se cerrarán las sesiones en todos tus otros dispositivos.
codes-new-button = Crear códigos de recuperación nuevos
codes-save-title = Guarda tus códigos de recuperación
codes-lede-on = La verificación en dos pasos está activada. Si pierdes tu aplicación, inicia sesión con uno de estos códigos.
codes-lede-new = Si pierdes tu aplicación, inicia sesión con uno de estos códigos. Los anteriores ya no sirven.
codes-save-what = Cada uno sirve una vez. Solo se muestran ahora: imprímelos o guárdalos en tu gestor de contraseñas.
codes-file = Códigos de recuperación de { $host }. Cada uno sirve una vez.
codes-download = Descargar los códigos
codes-saved = Ya los he guardado
back-to-security = Volver a inicio de sesión y seguridad
new-passkey-title = Añadir una llave de acceso
new-passkey-lede = Con una llave de acceso inicias sesión con tu cara, tu huella o el bloqueo de pantalla. La guarda tu dispositivo o tu gestor de contraseñas.
new-passkey-button = Añadir una llave de acceso
passkey-no-script = Las llaves de acceso necesitan JavaScript. Actívalo en esta página o inicia sesión por correo.
passkey-no-host = Las llaves de acceso no funcionan en esta dirección del sitio.
passkey-unnamed = Llave de acceso
passkey-made = Añadida
passkey-used = Último uso
passkey-never-used = sin usar todavía
passkey-elsewhere = Se creó para { $host }, la dirección anterior de este sitio, y aquí no funciona. Añade una nueva y elimina esta.
passkey-label = Nombre
passkey-remove-title = Eliminar esta llave de acceso
passkey-remove-what = Ya no servirá para iniciar sesión y se cerrarán las sesiones en todos tus otros dispositivos. Elimínala también de tu dispositivo o gestor de contraseñas.
passkey-remove-button = Eliminar esta llave de acceso
secure-title = ¿No has sido tú?
secure-lede = Cierra todas las sesiones de tu cuenta en todos los dispositivos.
secure-what = También se elimina lo que se haya añadido desde ese cambio para iniciar sesión. Si desde entonces se ha activado la verificación en dos pasos, podrás desactivarla 24 horas después, al iniciar sesión por correo.
secure-button = Proteger mi cuenta
asked-for-what = Alguien, quizá tú, ha pedido esto con tu dirección. Todavía no te has suscrito.
asked-for-accept = Suscribirme
asked-for-drop = Descartar
details-title = Nombre e idioma
details-lede = Los cambios se aplican al momento.
details-language = Idioma de nuestros correos
details-address = Para recibir los correos en otra dirección:
details-address-link = Cambiar tu dirección
data-title = Tus datos
data-lede = Todo lo que { $brand } guarda sobre ti, en un solo archivo.
data-what = Cada parte indica de dónde procede, desde cuándo la tenemos y cuánto tiempo la conservamos. El archivo está en formato JSON, que otros servicios pueden leer.
data-button = Descargar tus datos
reauthenticate-why = Para hacerlo, confirma que eres tú: te enviaremos por correo un enlace para volver a esta página.
reauthenticate-button = Enviarme un enlace
reauthenticate-title = Confirma que eres tú
reauthenticate-why-passkey = Para hacerlo, confirma que eres tú.
reauthenticate-passkey-button = Usar tu llave de acceso
reauthenticate-confirm-button = Confirmar
reauthenticate-email-button = Enviarme un enlace
reauthenticate-sent-title = Revisa tu correo
reauthenticate-sent-lede = El enlace es válido durante diez minutos.
reauthenticate-sent-step = Pulsa el botón del correo para seguir aquí.

## Preferences

preferences-title = Preferencias de correo
preferences-lede = Te escribimos a { $address }. Los cambios se aplican al momento.
unsubscribe-button = Darme de baja
consent-button = Doy mi consentimiento
withdraw = Retirar el consentimiento
unsubscribe-named = Darme de baja de { $name }
state-on = Suscripción activa
state-paused = Suscripción activa, en pausa hasta el { $day }
state-off = Sin suscripción
state-consented = Diste tu consentimiento el { $day }
state-not-consented = No has dado tu consentimiento
state-not-consented-topics = Al suscribirte a cualquiera de estos correos, das este consentimiento
saved-on = te has suscrito
saved-on-paused = te has suscrito; los correos llegarán al terminar la pausa
saved-off = te has dado de baja
saved-undone = deshecho
saved-consented = consentimiento dado
saved-withdrawn = consentimiento retirado
undo = Deshacer
saving = Guardando
save-failed = No se ha podido guardar. Comprueba la conexión y vuelve a intentarlo.
save-stale = No se ha podido guardar: la página lleva demasiado tiempo abierta o tu sesión ha caducado. Vuelve a cargar la página e inténtalo otra vez.
frequency-legend = ¿Con qué frecuencia?
frequency-button = Guardar
pause-heading = Pausar los correos
pause-label = Pausar hasta
pause-hint = No recibirás correos antes de ese día. A partir de entonces, todo volverá a ser como ahora.
pause-button = Pausar
pause-is = Los correos están en pausa hasta el { $day }.
resume-button = Terminar la pausa
everything-heading = Darte de baja de todo
everything-what = No recibirás más correos de { $brand } y se retirarán todos tus consentimientos. Tus datos se conservarán hasta que los elimines.
everything-button = Darme de baja de todo

## Your consents

consents-title = Tus consentimientos
consents-lede = Para cada consentimiento: cuándo te lo pedimos, cuándo lo confirmaste y con qué texto.
consents-none = Todavía no has dado ningún consentimiento. Cuando lo hagas, aparecerá aquí.
consents-asked = Solicitado el
consents-given = Confirmado el
consents-accepted = Aceptadas
consents-wording = Texto
consents-state = Estado
consents-stands = Vigente
consents-withdrawn = Retirado el
consents-replaced = Sustituido por un texto más reciente el
consents-receipt = Recibo de consentimiento

## A wishlist

wish-title = Añadir a tu lista de deseos
wish-lede = Lo guardaremos en tu lista de deseos en { $brand }. No recibirás correos, salvo que elijas alguno.
wish-keep-lede = Se añade a tu lista de deseos en { $brand }. Puedes quitarlo cuando quieras.
wish-button = Añadir a mi lista
confirm-wish = Lo que querías guardar se añadirá a tu lista de deseos.
wishlist-title = Tu lista de deseos
wishlist-lede = Lo que guardas en { $brand }. Las notas solo las ves tú.
wishlist-empty = Tu lista está vacía. Lo que guardes en { $brand } aparecerá aquí.
wishlist-note = Tu nota
wishlist-save = Guardar nota
wishlist-save-named = Guardar nota: { $label }
wishlist-remove = Quitar
wishlist-remove-named = Quitar: { $label }

## Another address

new-address-title = Cambiar tu dirección
new-address-lede = Ahora recibes los correos en { $address }.
new-address-button = Enviar un correo de confirmación
new-address-how = Cómo funciona
new-address-step-email = Enviamos un correo a la dirección nueva.
new-address-step-then = Cuando lo confirmes con el enlace de ese correo, tus correos llegarán a la dirección nueva. Tu nombre, tus preferencias y tus consentimientos se mantienen.
new-address-step-old = Avisamos también a la dirección antigua, desde la que se puede deshacer el cambio durante siete días. Los enlaces de correos anteriores dejan de funcionar y se cierran tus sesiones en otros dispositivos.
new-address-only = Esto cambia tu dirección solo en { $brand }.
prove-address-title = ¿Usar esta dirección?
prove-address-lede = Alguien, seguramente tú, quiere recibir en esta dirección los correos de { $brand }.
prove-address-what = Cuando confirmes, llegarán aquí y ya no a la dirección antigua.
prove-address-button = Usar esta dirección
prove-address-not-you = Si no has sido tú, cierra esta página. No cambiará nada.
old-address-title = ¿Deshacer el cambio de dirección?
old-address-lede = Los correos de { $brand } que llegaban a esta dirección llegan ahora a otra.
old-address-what = Si lo deshaces, volverán a llegar aquí, se cerrará la sesión de quien hizo el cambio y quedarán sin efecto las suscripciones y los consentimientos posteriores.
old-address-button = Deshacer el cambio

## A receipt

receipt-title = Consentimiento: { $purpose }
receipt-button = Descargar el recibo de consentimiento firmado
receipt-what = Un pequeño archivo firmado sin nombre ni dirección. Cualquier persona a quien se lo enseñes puede verificarlo, incluso sin nuestra ayuda.
receipt-keys = Claves públicas
receipt-course = Historial
receipt-act = Cómo diste el consentimiento
receipt-act-button = Pulsaste el botón que hay debajo del texto
receipt-act-tick = Marcaste una casilla junto al texto
receipt-where = En la página
receipt-terms = Información facilitada entonces
receipt-ground = Base jurídica
receipt-consent = Tu consentimiento
receipt-data = Datos que se usan
receipt-recipients = Destinatarios
receipt-nobody = Nadie más
receipt-sale = Para este fin se venden o comparten datos personales
receipt-retention = Plazo de conservación
receipt-where-kept = Dónde se guardan
receipt-responsible = Responsable del tratamiento
receipt-contact = Contacto para cuestiones de privacidad
receipt-officer = Delegado de protección de datos
receipt-notice = El aviso completo, tal como era entonces
receipt-until-answered = hasta que se responda
receipt-until-withdrawn = hasta que se retire
receipt-until-again = hasta que se vuelva a dar el consentimiento
receipt-asked-by = El texto del consentimiento en la página { $form }
receipt-given-box = Se marcó la casilla y se envió el formulario con la sesión iniciada
receipt-given-link = Se marcó la casilla y se confirmó con un enlace enviado por correo
receipt-given-button = Se pulsó el botón que hay debajo del texto con la sesión iniciada
receipt-given-button-link = Se pulsó el botón que hay debajo del texto y se confirmó con un enlace enviado por correo
receipt-withdrawn-by = Retirado en una página o con un enlace de un correo
receipt-replaced-by = Sustituido por el consentimiento a un texto más reciente

## Deleting your data

delete-title = Eliminar tus datos en { $brand }
delete-lede = Esto no se puede deshacer. Puedes suscribirte otra vez cuando quieras, empezando desde cero.
delete-goes = Lo que se elimina
delete-goes-details = Tu nombre y tu idioma; también tu dirección, si aquí no la tiene ninguna otra marca
delete-goes-preferences = Tus preferencias de correo y tus consentimientos
delete-goes-more = Tu lista de deseos con sus notas, y cualquier otra dirección que hayas indicado o usado antes
delete-goes-emails = Los correos pendientes de envío
delete-goes-key = La clave con la que todo eso está cifrado; sin ella tampoco se pueden leer las copias de seguridad
delete-stays = Lo que se conserva
delete-suppression = La indicación de no escribirte
delete-suppression-why = Un código creado a partir de tu dirección, que no permite leerla, para que nadie te escriba por error. Se conserva hasta el { $day }.
delete-counts = Cuántos correos se enviaron a tu dirección
delete-counts-why = Cuántos fueron y si pediste no recibirlos, para que nadie pueda saturar un buzón. Se conserva junto a un código como ese, como mucho hasta el { $day }.
delete-evidence = La prueba de tus consentimientos
delete-evidence-why = Qué consentimientos diste y cuándo, sin nombre ni dirección, por si tenemos que demostrarlo. Se conserva hasta el { $day }.
delete-email = Te lo confirmaremos con un último correo.
delete-button = Eliminar mis datos
delete-cancel = Cancelar
deleted-title = Tus datos se han eliminado
deleted-done = { $brand } ha eliminado tus datos.
deleted-next = Te lo confirmaremos con un último correo. Después no volveremos a escribirte.

## Emails

email-spelled-out = Si el botón no funciona, copia este enlace en tu navegador:
email-join-subject = Confirma tu suscripción a { $brand }
email-join-heading = Confirma tu suscripción
email-join-what = Alguien, seguramente tú, ha indicado esta dirección en la web de { $brand }.
email-join-next = Si has sido tú, confírmalo. Hasta entonces no recibirás correos.
email-join-button = Confirmar
email-join-until = El enlace es válido durante 24 horas. Si no haces nada, no te habrás suscrito, y lo que se escribió se elimina a los { $days } días.
email-join-not-me = Si no has sido tú, no hace falta que hagas nada.
email-join-not-me-button = No lo he pedido yo
email-join-why = Recibes este correo porque esta dirección se ha escrito en un formulario de { $brand }. Si no confirmas, no te enviaremos ninguno más.
email-sign-in-subject = Iniciar sesión en { $brand } ({ $time })
email-sign-in-heading = Iniciar sesión
email-sign-in-what = Pulsa el botón para iniciar sesión en tu centro de privacidad de { $brand }.
email-sign-in-button = Iniciar sesión
email-sign-in-code = O escribe este código en la página donde has pedido iniciar sesión. No se lo des a nadie, tampoco a nosotros:
email-sign-in-until = El enlace es de un solo uso y caduca a los diez minutos.
email-sign-in-not-me = Si no lo has pedido, no hace falta que hagas nada. Nadie puede iniciar sesión sin este correo.
email-sign-in-why = Recibes este correo porque esta dirección se ha escrito en un formulario de { $brand }.
email-registered-subject = Tienes una cuenta en { $brand }
email-registered-heading = Tienes una cuenta
email-registered-what = { $passkey ->
    [with] Tienes una cuenta en { $brand } desde el { $day } a las { $time }. La próxima vez, inicia sesión con tu llave de acceso: tu cara, tu huella o el bloqueo de pantalla. También puedes usar un enlace que te enviamos por correo.
   *[without] Tienes una cuenta en { $brand } desde el { $day } a las { $time }. Inicias sesión con un enlace que te enviamos por correo. Puedes añadir una llave de acceso cuando quieras.
}
email-passkey-added-subject = Se ha añadido una llave de acceso a tu cuenta ({ $brand })
email-passkey-added-heading = Se ha añadido una llave de acceso
email-passkey-added-what = { $passkey ->
    [none] El { $day } a las { $time } se añadió una llave de acceso a tu cuenta. Quien la tenga puede iniciar sesión con ella.
   *[other] El { $day } a las { $time } se añadió una llave de acceso a tu cuenta: { $passkey }. Quien la tenga puede iniciar sesión con ella.
}
email-passkey-removed-subject = Se ha eliminado una llave de acceso de tu cuenta ({ $brand })
email-passkey-removed-heading = Se ha eliminado una llave de acceso
email-passkey-removed-what = { $passkey ->
    [none] El { $day } a las { $time } se eliminó una llave de acceso de tu cuenta. Ya no sirve para iniciar sesión.
   *[other] El { $day } a las { $time } se eliminó una llave de acceso de tu cuenta: { $passkey }. Ya no sirve para iniciar sesión.
}
email-password-set-subject = Tu cuenta tiene ahora una contraseña ({ $brand })
email-password-set-heading = Tu cuenta tiene ahora una contraseña
email-password-set-what = El { $day } a las { $time } se eligió una contraseña para tu cuenta. Quien la sepa puede iniciar sesión con ella.
email-password-changed-subject = Se ha cambiado la contraseña de tu cuenta ({ $brand })
email-password-changed-heading = Se ha cambiado tu contraseña
email-password-changed-what = El { $day } a las { $time } se cambió la contraseña de tu cuenta. La anterior ya no sirve.
email-password-removed-subject = Se ha eliminado la contraseña de tu cuenta ({ $brand })
email-password-removed-heading = Se ha eliminado tu contraseña
email-password-removed-what = El { $day } a las { $time } se eliminó la contraseña de tu cuenta. Ya no sirve para iniciar sesión.
email-account-linked-subject = Se ha vinculado { $provider } a tu cuenta ({ $brand })
email-account-linked-heading = Se ha vinculado { $provider }
email-account-linked-what = El { $day } a las { $time } se vinculó una cuenta de { $provider } a tu cuenta. Desde ahora sirve para iniciar sesión.
email-account-unlinked-subject = Se ha desvinculado { $provider } de tu cuenta ({ $brand })
email-account-unlinked-heading = Se ha desvinculado { $provider }
email-account-unlinked-what = El { $day } a las { $time } se desvinculó de tu cuenta la de { $provider }, que ya no sirve para iniciar sesión.
email-app-added-subject = La verificación en dos pasos está activada ({ $brand })
email-app-added-heading = La verificación en dos pasos está activada
email-app-added-what = El { $day } a las { $time } se añadió una aplicación de autenticación a tu cuenta. Para iniciar sesión por correo o con contraseña hace falta ahora también un código de esa aplicación.
email-app-added-not-me = Si has sido tú, no hace falta que hagas nada. Si no, pulsa el botón: se cerrarán todas las sesiones y, 24 horas después, podrás desactivar la verificación en dos pasos al iniciar sesión por correo.
email-recovery-started-subject = Se va a desactivar la verificación en dos pasos ({ $brand })
email-recovery-started-heading = Se va a desactivar la verificación en dos pasos
email-recovery-started-what = El { $day } a las { $time } alguien con acceso a este buzón pidió desactivar la verificación en dos pasos de tu cuenta. Se podrá desactivar a partir del { $ready-day } a las { $ready-time }, con un enlace nuevo para iniciar sesión.
email-recovery-started-not-me = Si has sido tú, espera hasta entonces. Si no, pulsa el botón: se cancelará la desactivación y se cerrarán todas las sesiones.
email-recovery-stopped-subject = La verificación en dos pasos sigue activada ({ $brand })
email-recovery-stopped-heading = La verificación en dos pasos sigue activada
email-recovery-stopped-what = El { $day } a las { $time } alguien con la sesión iniciada canceló la desactivación de la verificación en dos pasos de tu cuenta.
email-app-removed-subject = La verificación en dos pasos está desactivada ({ $brand })
email-app-removed-heading = La verificación en dos pasos está desactivada
email-app-removed-what = { $password ->
    [gone] El { $day } a las { $time } se desactivó la verificación en dos pasos de tu cuenta. Se han eliminado los códigos de recuperación y la contraseña, que era demasiado corta para usarse sola.
   *[stays] El { $day } a las { $time } se desactivó la verificación en dos pasos de tu cuenta. Se han eliminado los códigos de recuperación.
}
email-codes-made-subject = Nuevos códigos de recuperación para tu cuenta ({ $brand })
email-codes-made-heading = Nuevos códigos de recuperación
email-codes-made-what = El { $day } a las { $time } se crearon códigos de recuperación nuevos para tu cuenta. Los anteriores ya no sirven.
email-code-used-subject = Se ha usado un código de recuperación ({ $brand })
email-code-used-heading = Se ha usado un código de recuperación
email-code-used-what = { $unused ->
    [0] El { $day } a las { $time } alguien inició sesión en tu cuenta con tu último código de recuperación. Crea otros.
    [1] El { $day } a las { $time } alguien inició sesión en tu cuenta con un código de recuperación. Queda uno.
   *[other] El { $day } a las { $time } alguien inició sesión en tu cuenta con un código de recuperación. Quedan { $unused }.
}
email-security-not-me = Si has sido tú, no hace falta que hagas nada. Si no, pulsa el botón: se cerrarán todas las sesiones y se eliminará lo que se haya añadido.
email-security-button = No he sido yo: proteger mi cuenta
email-security-until = El enlace es de un solo uso y es válido durante siete días.
email-security-why = Recibes este correo porque trata de la seguridad de tu cuenta en { $brand }. No puedes darte de baja de él.
email-sign-in-copied-subject = Inicia sesión otra vez: hemos cerrado la sesión en un dispositivo ({ $brand })
email-sign-in-copied-heading = Hemos cerrado la sesión en uno de tus dispositivos
email-sign-in-copied-what = { $browser ->
    [none] El { $day } a las { $time } alguien usó una copia antigua de la sesión que mantienes iniciada en un dispositivo. Puede significar que la han copiado, así que hemos cerrado la sesión en ese dispositivo y en cualquier otro que la usara.
   *[other] El { $day } a las { $time } alguien usó una copia antigua de la sesión que mantienes iniciada en { $browser }. Puede significar que la han copiado, así que hemos cerrado la sesión en ese dispositivo y en cualquier otro que la usara.
}
email-sign-in-copied-do = { $account ->
    [none] Puedes volver a iniciar sesión como siempre. Revisa ese dispositivo: suele deberse a programas que no conoces o a un navegador compartido.
   *[some] Puedes volver a iniciar sesión como siempre. Mira qué ha pasado en tu cuenta y revisa ese dispositivo: suele deberse a programas que no conoces o a un navegador compartido.
}
email-sign-in-copied-button = Iniciar sesión
email-sign-in-copied-why = Recibes este correo porque trata de dónde has iniciado sesión en { $brand }. No es posible darse de baja de estos avisos.
email-lift-subject = Correos de { $brand } ({ $time })
email-lift-heading = Nos pediste que no te escribiéramos
email-lift-what = Hace un tiempo, el titular de esta dirección pidió no recibir correos cuando alguien se suscribiera con ella. Ahora alguien, seguramente tú, ha pedido un enlace. Si quieres suscribirte, permite los correos otra vez.
email-lift-button = Permitirlos otra vez
email-lift-until = El enlace es de un solo uso y caduca a los diez minutos. Si no haces nada, todo sigue igual.
email-undo-subject = Te has dado de baja de { $brand }
email-undo-heading = Te has dado de baja
email-undo-what = Alguien ha usado un enlace de uno de nuestros correos para darte de baja de: { $topics }.
email-undo-next = Si has sido tú, no hace falta que hagas nada. Si no, vuelve a suscribirte.
email-undo-button = Volver a suscribirme
email-undo-until = El enlace es de un solo uso y caduca a las 24 horas.
email-undo-why = Recibes este correo porque una suscripción en { $brand } se ha cambiado con un enlace. Enviamos un correo así al día como mucho.
email-loyalty-proved-subject = Hemos confirmado tu { $name } ({ $brand })
email-loyalty-proved-heading = Hemos confirmado tu { $name }
email-loyalty-proved-what = Hemos comprobado el número que añadiste a tu cuenta en { $brand }, y es tuyo.
email-loyalty-proved-next = No hace falta que hagas nada. Puedes cambiarlo o eliminarlo cuando quieras.
email-loyalty-proved-button = Ver tu número
email-loyalty-refused-subject = No hemos encontrado tu { $name } ({ $brand })
email-loyalty-refused-heading = No hemos encontrado tu { $name }
email-loyalty-refused-what = Hemos dado a { $brand } el número que añadiste, tu nombre y tu dirección de correo, y no ha encontrado ningún registro que coincida. Hemos eliminado el número de tu cuenta.
email-loyalty-refused-next = Comprueba el número y vuelve a escribirlo. Si es correcto, puede que en { $brand } figures con otro nombre u otra dirección.
email-loyalty-refused-button = Escribir el número otra vez
email-loyalty-why = Recibes este correo porque añadiste un número a tu cuenta en { $brand }.
email-goodbye-subject = Tus datos en { $brand } se han eliminado
email-goodbye-heading = Tus datos se han eliminado
email-goodbye-gone = { $brand } ha eliminado tu nombre, tus preferencias y todos los correos pendientes. La clave con la que estaban cifrados se ha destruido.
email-goodbye-suppression = Para no escribirte por error, guardamos hasta el { $until } un código creado a partir de tu dirección, que no permite leerla.
email-goodbye-counts = Junto a un código como ese, guardamos también, como mucho hasta el { $counts }, cuántos correos se enviaron a tu dirección, para que nadie pueda saturar un buzón.
email-goodbye-evidence = Hasta el { $evidence } guardamos también qué consentimientos diste y cuándo, sin nombre ni dirección, por si tenemos que demostrarlo.
email-goodbye-again = Este es nuestro último correo.
email-goodbye-why = Recibes este correo porque eliminaste tus datos en { $brand }. No enviaremos ninguno más.
email-new-address-subject = Confirma tu nueva dirección en { $brand }
email-new-address-heading = ¿Es esta tu nueva dirección?
email-new-address-what = Alguien, seguramente tú, quiere recibir a partir de ahora los correos de { $brand } en esta dirección.
email-new-address-next = Si has sido tú, confírmalo. Hasta entonces no cambiará nada.
email-new-address-button = Confirmar
email-new-address-until = El enlace es de un solo uso y caduca a las 24 horas.
email-new-address-why = Recibes este correo porque esta dirección se ha escrito en un formulario de { $brand }. Si no confirmas, no te enviaremos ninguno más.
email-address-changed-subject = Tu dirección en { $brand } ha cambiado
email-address-changed-heading = Tu dirección ha cambiado
email-address-changed-what = Los correos de { $brand } que llegaban a esta dirección llegan ahora a otra. El titular de la nueva dirección lo ha confirmado.
email-address-changed-next = Si has sido tú, no hace falta que hagas nada. Si no, deshaz el cambio: así se cierra la sesión de quien lo hizo.
email-address-changed-button = No he sido yo: deshacer el cambio
email-address-changed-until = El enlace es válido hasta el { $day }.
email-address-changed-why = Recibes este correo porque esta era tu dirección en { $brand } hasta ahora. Es el último, salvo que deshagas el cambio.
email-address-put-back-subject = Se ha deshecho el cambio de tu dirección en { $brand }
email-address-put-back-heading = El cambio se ha deshecho
email-address-put-back-what = El titular de la dirección anterior ha deshecho el cambio. Los correos de { $brand } vuelven a llegar allí, y aquí ya no.
email-address-put-back-next = Si crees que es un error, responde a este correo.
email-address-put-back-why = Recibes este correo porque esta era tu dirección en { $brand } hasta ahora. No enviaremos ninguno más.

# Countries, by ISO 3166

country-AT = Austria
country-AU = Australia
country-BE = Bélgica
country-BG = Bulgaria
country-BR = Brasil
country-CA = Canadá
country-CH = Suiza
country-CY = Chipre
country-CZ = Chequia
country-DE = Alemania
country-DK = Dinamarca
country-EE = Estonia
country-ES = España
country-FI = Finlandia
country-FR = Francia
country-GB = Reino Unido
country-GR = Grecia
country-HR = Croacia
country-HU = Hungría
country-IE = Irlanda
country-IS = Islandia
country-IT = Italia
country-LI = Liechtenstein
country-LT = Lituania
country-LU = Luxemburgo
country-LV = Letonia
country-MT = Malta
country-NL = Países Bajos
country-NO = Noruega
country-NZ = Nueva Zelanda
country-PL = Polonia
country-PT = Portugal
country-RO = Rumanía
country-SE = Suecia
country-SI = Eslovenia
country-SK = Eslovaquia
country-US = Estados Unidos
