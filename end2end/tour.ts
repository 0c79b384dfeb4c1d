// A walk past every page of the portal, in one language: looks.spec.ts looks at each with axe, screenshots.ts takes its
// picture. `stop` is called at each page with a name that says what is on it. The portal has its limits off: nobody could
// join two brands within ten minutes.

import { type Page } from "@playwright/test";
import { App } from "./app";
import { Authenticator } from "./authenticator";
import { type Portal, anAddress, linkIn, until } from "./portal";
import { USUAL, asks, member } from "./visitor";

export type Language = "en" | "pl" | "es";

export async function tour(page: Page, portal: Portal, language: Language, stop: (name: string) => Promise<void>) {
  const go = async (path: string) => {
    const url = new URL(path, portal.url);
    url.searchParams.set("lang", language);
    await page.goto(url.href);
  };
  const at = async (path: string, name: string) => {
    await go(path);
    await stop(name);
  };
  const button = page.locator("main .primary");

  // A stranger.
  await at("/", "brands");
  await at("/harbour", "greeting");
  await at("/harbour/notices", "notices");
  await at("/harbour/notices/letters", "notice");
  await at("/harbour/subscribe", "join");
  for (const more of await page.locator("summary").all()) await more.click();
  await page.locator("#topic-offers").check();
  await stop("subscribe-with-more");
  await page.locator("#name").fill("www.example.org");
  await page.locator("#email").fill("ada.example.org");
  await button.click();
  await stop("join-with-faults");
  await at("/harbour/subscribe/sent", "join-sent");
  await at("/harbour/register", "register-as-stranger");
  for (const more of await page.locator("summary").all()) await more.click();
  await stop("register-with-more");
  await button.click();
  await stop("register-with-faults");
  await at("/harbour/register/sent", "register-sent");
  await at("/harbour/under-age", "under-age");
  await at("/sign-in", "sign-in-anywhere");
  await at("/sign-in/sent", "sign-in-anywhere-sent");
  await at("/sign-in/password", "sign-in-password-anywhere");
  await at("/harbour/no-email", "nothing-came");
  await at("/harbour/wish?item=B-104&label=Sea+charts%2C+volume+two", "wish");
  await at("/harbour/wish?item=B-104", "wish-unknown");

  // Their email.
  const stranger = await asks(portal, { ...USUAL });
  const message = await portal.message(stranger);
  await at(linkIn(message, "confirm"), "confirm");
  await at(linkIn(message, "not-me"), "not-me");
  await button.click();
  await stop("not-me-done");
  await at("/harbour/confirmed", "confirmed-elsewhere");

  // Somebody who asks for a link.
  const email = await member(page.request, portal, { email: anAddress("zofia"), name: "Zofia Nabrzeżna", ...USUAL });
  await page.context().clearCookies();
  await at("/harbour/sign-in", "manage");
  await page.locator("#email").fill(email);
  await button.click();
  await stop("manage-sent");
  const link = await portal.link(email, "harbour/sign-in");
  await at(link, "sign-in");
  await button.click();
  await stop("me");
  await at(link, "sign-in-used");
  await go("/me");

  // What an email's link shows, and its undo.
  const recipient = (await portal.recipients("harbour", "new-books")).find((one) => one.address === email)!;
  await at(recipient.unsubscribe_url, "unsubscribe-one");
  await at(recipient.preferences_url, "unsubscribe");
  await page.locator(".subscription button").first().click();
  await stop("unsubscribe-stopped");
  await page.locator("main .danger").click();
  await stop("unsubscribe-none");
  await at(await portal.link(email, "harbour/undo"), "undo");
  await button.click();
  await stop("undone");

  // Their own pages.
  await asks(portal, { email, topics: ["offers"] });
  await portal.link(email, "harbour/sign-in", 2);
  await member(page.request, portal, { email, brand: "meadow", name: "Zofia", topics: ["new-teas"] });
  await at("/me?done=confirmed", "me-two-brands");
  await at("/me/harbour/preferences", "preferences");
  await page.waitForLoadState("networkidle");
  await page.locator("#topic-new-books button").last().click();
  await page.locator("#topic-new-books .undo").waitFor();
  await stop("preferences-stopped");
  await page.locator("#until").fill(new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10));
  await page.locator("button[value=pause]").click();
  await stop("preferences-paused");
  await page.locator("button[value=resume]").click();
  await page.locator("button[value=pause]").click();
  await stop("preferences-with-fault");
  await at("/me/harbour/details", "details");
  await page.locator("#name").fill("www.example.org");
  await button.click();
  await stop("details-with-fault");
  await at("/me/harbour/wishlist", "wishlist-empty");
  await at("/harbour/wish?item=B-104&label=Sea+charts%2C+volume+two", "wish-signed-in");
  await button.click();
  await page.locator(".wishes textarea").fill("For the long evenings");
  await page.locator(".wishes button").first().click();
  await stop("wishlist");
  await at("/me/harbour/consents", "agreed");
  await page.locator(".agreements a[href*='/consents/']").first().click();
  for (const more of await page.locator("summary").all()) await more.click();
  await stop("receipt");
  await at("/me/harbour/data", "data");
  await at("/me/harbour/reauthenticate", "prove-sent");

  // An account with a passkey, and terms that change.
  const device = await Authenticator.of(page);
  await at("/me/harbour/register", "register");
  await button.click();
  await page.waitForURL(/done=registered/);
  await stop("registered");
  await page.locator(".question button[value=save]").click();
  await stop("profile-with-fault");
  await page.locator(".question .choice input").first().check();
  await page.locator(".question button[value=save]").first().click();
  await stop("profile");
  await at("/me/harbour/loyalty", "loyalty");
  await page.locator("#number").fill("12");
  await button.click();
  await stop("loyalty-with-fault");
  await page.locator("#number").fill("HB12345678");
  await button.click();
  await stop("loyalty-claimed");
  await at("/me/security/new-passkey", "new-passkey");
  await at("/me/security", "security");
  await page.locator(".passkeys a").click();
  await stop("passkey");
  await device.remove();
  await at(await portal.link(email, "harbour/secure"), "secure");
  await button.click();
  await stop("secured");
  await page.locator("#email").fill(email);
  await button.click();
  await go(await portal.link(email, "harbour/sign-in", 3));
  await button.click();
  await newTerms(portal);
  await at("/me/harbour/terms", "terms");
  await button.click();
  await stop("terms-accepted");
  await at("/me/security", "security-without-passkey");
  await at("/me/security/password", "password-set");
  await page.locator("#new-password").fill("short");
  await button.click();
  await stop("password-with-fault");
  await page.locator("#new-password").fill("quiet hat lamps");
  await button.click();
  await at("/me/security/app", "app");
  await page.locator("summary").click();
  const app = new App(await page.locator(".key").innerText());
  await page.locator("#code").fill("12");
  await button.click();
  await stop("app-with-fault");
  await page.locator("#code").fill(app.code());
  await button.click();
  await stop("codes-shown");
  await at("/me/security", "security-with-all");
  await at("/me/security/recovery-codes", "codes");
  await at("/me/security/app", "app-off");
  await at("/me/security/history", "security-history");
  await page.context().clearCookies();

  // Whoever has neither the app nor a code.
  await go("/harbour/sign-in");
  await page.locator("#email").fill(email);
  await button.click();
  await go(await portal.link(email, "harbour/sign-in", 4));
  await button.click();
  await page.locator("summary").click();
  await stop("second-step-without-app");
  await page.locator("button[value=recover]").click();
  await stop("recovery-waits");
  await page.context().clearCookies();

  // Whoever comes from a provider and is linked to nobody.
  const provider = portal.provider!;
  await go("/harbour/sign-in/with/example-id");
  await provider.signInAt(page, anAddress("new"));
  await page.waitForURL(/unlinked/);
  await stop("unlinked");
  await at("/sign-in/unlinked", "unlinked-anywhere");
  await page.context().clearCookies();

  await at("/harbour/sign-in/password", "sign-in-password");
  await page.locator("#email").fill(email);
  await page.locator("#password").fill("not the password");
  await button.click();
  await stop("sign-in-password-with-fault");
  await page.locator("#password").fill("quiet hat lamps");
  await button.click();
  await stop("second-step");
  await page.locator("#code").fill("12");
  await button.click();
  await stop("second-step-with-fault");
  await page.locator("#code").fill(app.code());
  await button.click();
  await page.waitForURL(/\/me(\?|$)/);
  await stop("me-with-recovery");
  await page.locator("main .caution button").first().click();
  await stop("recovery-stopped");
  await go("/me/security/app");
  await page.locator("main .danger").click();
  await page.waitForURL(/done=app-removed/);

  // An account at a provider.
  await go("/me/security/link/example-id");
  await provider.signInAt(page, email);
  await page.waitForURL(/security\/link/);
  await stop("link-account");
  await button.click();
  await stop("account-linked");
  await page.locator("a[href*='/linked/']").click();
  await stop("linked-account");
  await page.locator("button[value=share]").click();
  await page.waitForURL((url) => url.origin === provider.issuer);
  await provider.signInAt(page, email);
  await page.locator("button[value=stop]").waitFor();
  await stop("linked-account-shares");

  // Another address, and back.
  await at("/me/harbour/new-address", "new-address");
  const other = anAddress("nabrzezna");
  await page.locator("#email").fill(other);
  await button.click();
  await stop("new-address-asked");
  await at(await portal.link(other, "harbour/new-address"), "new-address-proof");
  await button.click();
  await stop("address-changed");
  await at(await portal.link(email, "harbour/old-address"), "old-address");
  await button.click();
  await stop("address-put-back");
  await page.locator("#email").fill(email);
  await button.click();
  await go(await portal.link(email, "harbour/sign-in", 5));
  await button.click();
  await at("/me/harbour/delete", "leave");
  await page.locator("main .danger").click();
  await stop("left");
  await go("/me/meadow/delete");
  await page.locator("main .danger").click();
  await stop("left-the-last");
  await at("/me", "me-signed-out");
  await at("/harbour/nowhere", "nowhere");
  await at("/nobody", "no-such-brand");
  await at("/harbour/confirm/cut", "link-unknown");
}

let versions = 0;

/** The brand's terms are other ones from now on. */
async function newTerms(portal: Portal) {
  versions += 1;
  const accepted = async () => {
    return (await (await fetch(`${portal.url}/harbour/register`)).text()).match(/name="terms" value="(\w+)"/)?.[1];
  };
  const old = await accepted();
  const [before, now] = [/(id = "terms"\nversion = )"[^"]*"/, `$1"2027-01-0${versions}"`];
  const changed = {
    en: "Parcels are part of your account now: you see where they are.",
    pl: "Do konta należą teraz także przesyłki: widzisz, gdzie są.",
    es: "Los envíos forman ahora parte de tu cuenta: ves dónde están.",
  };
  await portal.applyChanged("harbour", (file) => {
    const at = file.search(before);
    let terms = file.slice(at).replace(before, now);
    for (const [language, words] of Object.entries(changed)) {
      terms = terms.replace(`[notices.wording.${language}]\n`, `[notices.wording.${language}]\nchanged = "${words}"\n`);
    }
    return file.slice(0, at) + terms;
  });
  await until("the new terms are in force", async () => (await accepted()) !== old);
}
