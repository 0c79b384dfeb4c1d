// A password, and two-step verification with an authenticator app: set up, signed in with, recovered from, turned off (S1, S3, S5).

import { readFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import { App } from "../app";
import { aPortal, anAddress } from "../portal";
import { USUAL, expect, member, press, test, withAndWithoutScript } from "../visitor";

const portal = aPortal({ host: "localhost" });
const PASSWORD = "quiet hat lamps";

/** Somebody with an account and no passkey, signed in. */
async function registered(page: Page, name: string): Promise<string> {
  const email = await member(page.request, portal, { email: anAddress(name), ...USUAL });
  await page.goto(`${portal.url}/me/harbour/register`);
  await press(page, "Create it without a passkey");
  await expect(page).toHaveURL(/\/me\?done=registered$/);
  return email;
}

async function setPassword(page: Page) {
  await page.goto(`${portal.url}/me/security`);
  await page.getByRole("link", { name: "Set a password" }).click();
  await page.locator("#new-password").fill(PASSWORD);
  await press(page, "Set the password");
  await expect(page.getByRole("status")).toContainText("Your password is set.");
}

async function signOut(page: Page) {
  await page.getByRole("button", { name: "Sign out" }).click();
}

async function signInWithPassword(page: Page, email: string, password = PASSWORD) {
  await page.goto(`${portal.url}/harbour/sign-in`);
  await page.getByRole("link", { name: "Sign in with a password" }).click();
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(password);
  await press(page, "Sign in");
}

withAndWithoutScript((js) => {
  test("a password: too short, then set, shown while it is typed, and signed in with", async ({ page }) => {
    const email = await registered(page, "password");
    await page.goto(`${portal.url}/me/security/password`);
    await page.locator("#new-password").fill("short");
    await press(page, "Set the password");
    await expect(page.locator("#new-password-fault")).toContainText("at least 15 characters");
    await expect(page.locator("#new-password")).toHaveValue("");
    const show = page.getByRole("button", { name: "Show password" });
    await expect(show).toBeVisible({ visible: js });
    if (js) {
      await show.click();
      await expect(page.locator("#new-password")).toHaveAttribute("type", "text");
      await page.getByRole("button", { name: "Hide password" }).click();
      await expect(page.locator("#new-password")).toHaveAttribute("type", "password");
    }
    await setPassword(page);
    expect((await portal.message(email)).subject).toContain("password");
    await signOut(page);
    await signInWithPassword(page, email, "quiet hat lamp");
    await expect(page.getByRole("alert")).toContainText("The email address or the password is not right.");
    await expect(page.locator("#email")).toHaveValue(email);
    await page.locator("#password").fill(PASSWORD);
    await press(page, "Sign in");
    await expect(page).toHaveURL(/\/me$/);
  });

  test("two-step verification: turned on with an app, signed in with, recovered from, turned off", async ({ page, browser }) => {
    const email = await registered(page, "two-steps");
    await setPassword(page);
    await page.getByRole("link", { name: "Turn on two-step verification" }).click();
    await expect(page.getByRole("img", { name: /^QR code/ })).toBeVisible();
    await page.getByText("Scanning does not work").click();
    const app = new App(await page.locator(".key").innerText());
    await page.locator("#code").fill(app.code());
    await press(page, "Turn on two-step verification");
    const codes = await page.locator(".codes > li").allInnerTexts();
    expect(codes).toHaveLength(10);
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download the codes" }).click()]);
    expect(file.suggestedFilename()).toBe("recovery-codes.txt");
    expect(readFileSync(await file.path(), "utf8")).toBe(`Recovery codes for localhost. Each works once.\n\n${codes.join("\n")}\n`);
    await page.getByRole("link", { name: "I have saved them" }).click();
    await expect(page.getByRole("status")).toContainText("Two-step verification is on.");
    await expect(page.getByText("You have 10 recovery codes left.")).toBeVisible();
    await signOut(page);

    // The password alone lets nobody in.
    await signInWithPassword(page, email);
    await expect(page).toHaveURL(/\/sign-in\/second-step$/);
    await page.goto(`${portal.url}/me/harbour/preferences`);
    await expect(page).toHaveURL(/\/sign-in\/second-step$/);
    await page.locator("#code").fill("000000");
    await press(page, "Sign in");
    await expect(page.locator("#code-fault")).toContainText("The code is not right");
    await page.locator("#code").fill(app.code());
    await press(page, "Sign in");
    await expect(page).toHaveURL(/\/me$/);

    // On a device without the app: the email's link, then a recovery code.
    const other = await browser.newContext({ javaScriptEnabled: js });
    const there = await other.newPage();
    await there.goto(`${portal.url}/harbour/sign-in`);
    await there.locator("#email").fill(email);
    await press(there, "Email me a sign-in link");
    await there.goto(await portal.link(email, "harbour/sign-in"));
    await press(there, "Sign in");
    await expect(there).toHaveURL(/\/sign-in\/second-step$/);
    await there.locator("#code").fill(codes[0]!);
    await press(there, "Sign in");
    await expect(there).toHaveURL(/\/me$/);
    expect((await portal.message(email)).text).toContain("9 are left");
    await there.goto(`${portal.url}/me/security`);
    await expect(there.getByText("You have 9 recovery codes left.")).toBeVisible();
    await there.getByRole("link", { name: "Turn off two-step verification" }).click();
    await press(there, "Turn off two-step verification");
    await expect(there.getByRole("status")).toContainText("Two-step verification is off.");
    await other.close();
    // Whoever else was signed in is not any more.
    await page.goto(`${portal.url}/me/harbour/details`);
    await expect(page).toHaveURL(/\/harbour\/sign-in$/);
  });
});
