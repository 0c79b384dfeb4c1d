// An account, from subscribing to its end: registering, passkeys on several devices, losing one, recovering, deleting (S4, S5).

import { type Browser, type Page } from "@playwright/test";
import { Authenticator } from "../authenticator";
import { aPortal, anAddress } from "../portal";
import { USUAL, expect, fillInJoin, member, press, test, watch, withAndWithoutScript } from "../visitor";

const portal = aPortal({ host: "localhost", limits: "off" });

/** Another device: a browser with cookies and passkeys of its own. */
async function another(browser: Browser): Promise<{ page: Page; device: Authenticator; faults: string[] }> {
  const context = await browser.newContext();
  const faults = await watch(context);
  const page = await context.newPage();
  return { page, device: await Authenticator.of(page), faults };
}

/** Presses a button that asks the device, and waits for what comes of it. */
async function pressAndGo(page: Page, button: string, url: RegExp) {
  await press(page, button);
  await expect(page).toHaveURL(url);
}

async function signInByEmail(page: Page, email: string) {
  const before = (await portal.messages(email)).filter((message) => message.text.includes("/sign-in/")).length;
  await page.goto(`${portal.url}/harbour/sign-in`);
  await page.locator("#email").fill(email);
  await press(page, "Email me a sign-in link");
  await page.goto(await portal.link(email, "harbour/sign-in", before + 1));
  await press(page, "Sign in");
  await expect(page).toHaveURL(/\/me$/);
}

test("subscribe, register, a passkey on two devices, lose one, recover, delete the account", async ({ page, browser }) => {
  const phone = await Authenticator.of(page);
  const email = await fillInJoin(page, portal, { email: anAddress("life") });
  await press(page, "Subscribe");
  await page.goto(await portal.link(email, "harbour/confirm"));
  await press(page, "Confirm");
  await page.getByRole("link", { name: "Create your account" }).click();
  await pressAndGo(page, "Create your account with a passkey", /\/me\?done=registered$/);
  await expect(page.getByRole("status")).toHaveText("You have an account now.");
  expect(await phone.passkeys()).toHaveLength(1);
  expect((await portal.message(email)).subject).toBe("You have an account at Harbour Books");

  // Signing in is a touch.
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(`${portal.url}/harbour/sign-in`);
  await expect(page).toHaveURL(/\/me$/, { timeout: 10_000 }); // offered in the autofill, and taken at once by a device that is always pressed

  // A second device: in by email, and a passkey of its own.
  const tablet = await another(browser);
  await signInByEmail(tablet.page, email);
  await tablet.page.getByRole("link", { name: "Sign-in and security" }).click();
  await tablet.page.getByRole("link", { name: "Add a passkey" }).click();
  await pressAndGo(tablet.page, "Add a passkey", /\/me\/security\?done=passkey-added$/);
  await expect(tablet.page.locator(".passkeys > li")).toHaveCount(2);
  expect(await tablet.device.passkeys()).toHaveLength(1);
  expect((await portal.message(email)).subject).toBe("A passkey was added to your account (Harbour Books)");

  // The first device is lost: whoever has it is out, and cannot come in again.
  await page.goto(`${portal.url}/me/harbour/details`);
  await expect(page, "what changes how one signs in ends other sessions").toHaveURL(/\/harbour\/sign-in$|\/me$/);
  await tablet.page.goto(`${portal.url}/me/security`);
  await tablet.page.locator(".passkeys a").first().click();
  await pressAndGo(tablet.page, "Remove this passkey", /\/me\/security\?done=passkey-removed$/);
  await page.context().clearCookies();
  await page.goto(`${portal.url}/harbour/sign-in`);
  await expect(page.getByRole("alert").first()).toContainText("This passkey does not work here any more.");
  await expect.poll(async () => (await phone.passkeys()).length, "the browser forgets it").toBe(0);

  // Recovering: the mailbox.
  await signInByEmail(page, email);
  await page.goto(`${portal.url}/me/security/new-passkey`);
  await pressAndGo(page, "Add a passkey", /\/me\/security\?done=passkey-added$/);

  // The end of it.
  await page.goto(`${portal.url}/me`);
  await page.getByRole("link", { name: /Delete your account/ }).click();
  await page.locator("main .danger").click();
  await expect(page).toHaveURL(/\/harbour\/deleted$/);
  await page.goto(`${portal.url}/harbour/sign-in`);
  await expect(page.getByRole("alert").first()).toContainText("This passkey does not work here any more.");
  expect(tablet.faults).toEqual([]);
  await tablet.page.context().close();
});

test("from the privacy centre to an account with a passkey: two presses, nothing typed, one screen each", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const device = await Authenticator.of(page);
  await member(page.request, portal, { email: anAddress("two"), ...USUAL });
  await page.goto(`${portal.url}/me`);
  let presses = 0;
  for (const [role, name] of [["link", "Create your account"], ["button", "Create your account with a passkey"]] as const) {
    await page.getByRole("main").getByRole(role, { name }).click();
    presses += 1;
    if (presses === 1) {
      await expect(page.locator("main input:visible")).toHaveCount(0);
      const button = (await page.locator("main .primary").boundingBox())!;
      expect(button.y + button.height, "on the first screen").toBeLessThan(844);
    }
  }
  await expect(page).toHaveURL(/\/me\?done=registered$/);
  expect(presses).toBe(2);
  expect(await device.passkeys()).toHaveLength(1);
});

test("a device that does not know who presses it opens nothing, and the page says what to do", async ({ page }) => {
  const device = await Authenticator.of(page);
  await member(page.request, portal, { email: anAddress("stranger"), ...USUAL });
  await page.goto(`${portal.url}/me/harbour/register`);
  await device.isPressedByOwner(false);
  await press(page, "Create your account with a passkey");
  await expect(page.locator("[data-passkey-failed]")).toHaveText("No passkey was made. Try again, or go on without one.");
  expect(await device.passkeys()).toHaveLength(0);
  await device.isPressedByOwner(true);
  await pressAndGo(page, "Create your account with a passkey", /\/me\?done=registered$/);
});

test("a passkey proves afresh who is signed in, where people without one are emailed a link", async ({ page }) => {
  await Authenticator.of(page);
  const email = await member(page.request, portal, { email: anAddress("proof"), ...USUAL });
  await page.goto(`${portal.url}/me/harbour/register`);
  await pressAndGo(page, "Create your account with a passkey", /\/me\?done=registered$/);
  await portal.message(email);
  await page.goto(`${portal.url}/me/harbour/data`);
  await expect(page.getByRole("link", { name: "Download" })).toBeVisible();
});

withAndWithoutScript((js) => {
  test("an account without a passkey needs no script, and pages say what does", async ({ page }) => {
    const email = await member(page.request, portal, { email: anAddress("plain"), ...USUAL });
    await page.goto(`${portal.url}/me`);
    await page.getByRole("link", { name: "Create your account" }).click();
    await expect(page.getByRole("button", { name: "Create your account with a passkey" })).toBeVisible({ visible: js });
    await press(page, "Create it without a passkey");
    await expect(page).toHaveURL(/\/me\?done=registered$/);
    const message = await portal.message(email);
    expect(message.text).toContain("You sign in with a link that we email you.");
    await page.getByRole("link", { name: "Sign-in and security" }).click();
    await page.getByRole("link", { name: "Add a passkey" }).click();
    await expect(page.getByText("Passkeys need JavaScript.")).toBeVisible({ visible: !js });

    // It was not them.
    await page.goto(await portal.link(email, "harbour/secure"));
    await press(page, "Secure my account");
    await expect(page.getByRole("status")).toContainText("Everybody is signed out of your account");
    await page.goto(`${portal.url}/me/harbour/preferences`);
    await expect(page).toHaveURL(/\/harbour\/sign-in$/);
  });
});
