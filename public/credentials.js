// Asks the browser for passkeys (WebAuthn Level 3), in forms that say what to ask, and shows a password that is being typed:
//
//   <form data-passkey="create" | "get" data-options="…" hidden>   shown where the browser knows passkeys; its button asks
//   <form … data-autofill>                                         offers them in the autofill of a field, too
//   <… data-no-passkeys>                                          shown where it knows none, or runs no script
//   <button data-beside-passkey>                                   is the lesser one then
//   <… data-passkey-signal="[…]">                                  tells the browser which ones are known here
//
//   <button data-show="id" data-shown="…" hidden>                  shows the password in that field, and says so
//
// The answer goes into the form's field `credential`, and the form is posted like any other.

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const described = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

function optionsOf(form) {
  const options = JSON.parse(form.dataset.options);
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  options.excludeCredentials = described(options.excludeCredentials);
  options.allowCredentials = described(options.allowCredentials);
  return options;
}

function answerOf(credential) {
  const { response } = credential;
  const fields = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = fields.filter((field) => response[field]).map((field) => [field, text(response[field])]);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: { ...Object.fromEntries(given), transports: response.getTransports?.() },
    extensions: {},
  };
}

let waiting;

async function ask(form, mediation) {
  waiting?.abort();
  const mine = (waiting = new AbortController());
  const how = form.dataset.passkey;
  const credential = await navigator.credentials[how]({
    publicKey: optionsOf(form),
    signal: mine.signal,
    ...(mediation && { mediation }),
  });
  form.elements.credential.value = JSON.stringify(answerOf(credential));
  form.submit();
}

function show(form) {
  const [failed, cookies] = ["failed", "cookies"].map((word) => form.querySelector(`[data-passkey-${word}]`));
  const say = (fault) => {
    fault.hidden = false;
    fault.focus();
  };
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = cookies.hidden = true;
    // Nobody stays signed in without.
    if (!navigator.cookieEnabled) return say(cookies);
    try {
      await ask(form);
    } catch {
      say(failed);
    }
  });
}

async function offerInAutofill(form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  // Ended by the button, or by leaving the page.
  ask(form, "conditional").catch(() => {});
}

for (const button of document.querySelectorAll("[data-show]")) {
  const field = document.getElementById(button.dataset.show);
  const words = [button.textContent, button.dataset.shown];
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = words[Number(shown)];
  };
  button.hidden = false;
  button.addEventListener("click", () => show(field.type === "password"));
  // What was shown is a password again before it is sent, or browsers would remember it as a text.
  field.form.addEventListener("submit", () => show(false));
}
for (const element of document.querySelectorAll("[data-passkey-signal]")) {
  for (const [signal, details] of JSON.parse(element.dataset.passkeySignal)) {
    window.PublicKeyCredential?.[signal]?.(details).catch(() => {});
  }
}
if (window.PublicKeyCredential) {
  for (const element of document.querySelectorAll("[data-no-passkeys]")) element.hidden = true;
  for (const button of document.querySelectorAll("[data-beside-passkey]")) button.className = "quiet";
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    show(form);
    if ("autofill" in form.dataset) offerInAutofill(form);
  }
}
