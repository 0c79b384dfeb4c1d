// Signing in by a provider (OpenID Connect): linked once, at home or as somebody new, what it tells besides, signing out there.

import { type Page } from "@playwright/test";
import { anAddress, aPortal } from "../portal";
import { aProvider } from "../provider";
import { USUAL, expect, member, press, test, withAndWithoutScript } from "../visitor";

const provider = aProvider();
// Another site than the provider's: only what a browser keeps across sites comes back from there.
const portal = aPortal({ host: "localhost", provider });

async function continues(page: Page, login: string) {
  await page.getByRole("link", { name: "Continue with Example ID" }).click();
  await provider.signInAt(page, login);
}

async function signOut(page: Page) {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/done=signed-out$/);
}

/** Somebody with an account that is linked, signed in. */
async function linked(page: Page, name: string): Promise<string> {
  const email = await member(page.request, portal, { email: anAddress(name), ...USUAL });
  await page.goto(`${portal.url}/me/harbour/register`);
  await press(page, "Create it without a passkey");
  await page.goto(`${portal.url}/me/security`);
  await page.getByRole("link", { name: "Link Example ID" }).click();
  await provider.signInAt(page, email);
  await expect(page).toHaveURL(`${portal.url}/me/security/link`);
  await press(page, "Link Example ID");
  await expect(page.getByRole("status")).toContainText("The account is linked.");
  return email;
}

withAndWithoutScript((js) => {
  test("a customer comes by a provider, shows once whose they are here, and is signed in by one press from then on", async ({ page }) => {
    const email = await member(page.request, portal, { email: anAddress("linked"), ...USUAL });
    await page.goto(`${portal.url}/me/harbour/register`);
    await press(page, "Create it without a passkey");
    await signOut(page);

    await page.goto(`${portal.url}/harbour/sign-in`);
    await continues(page, email.toUpperCase());
    await expect(page.getByRole("heading", { name: "Link Example ID" })).toBeVisible();
    await expect(page.locator("#email")).toHaveValue(email.toUpperCase());
    await press(page, "Email me a sign-in link");
    await page.goto(await portal.link(email, "harbour/sign-in"));
    await press(page, "Sign in");
    await expect(page).toHaveURL(`${portal.url}/me/security/link`);
    await expect(page.getByText(email, { exact: true })).toBeVisible();
    await press(page, "Link Example ID");
    await expect(page.getByRole("status")).toContainText("You can now sign in by it.");
    expect((await portal.message(email, 4)).subject).toBe("Example ID was linked to your account (Harbour Books)");
    await signOut(page);

    await page.goto(`${portal.url}/harbour/sign-in`);
    await continues(page, email);
    await expect(page).toHaveURL(`${portal.url}/me`);

    // Unlinked, the next time it is somebody that nobody here knows.
    await page.goto(`${portal.url}/me/security`);
    await page.getByRole("link", { name: "Example ID", exact: true }).click();
    await expect(page.getByRole("button", { name: "Unlink Example ID" })).toHaveCount(0);
    await press(page, "Email me a link");
    await page.goto(await portal.link(email, "harbour/sign-in", 2));
    await press(page, "Sign in");
    await press(page, "Unlink Example ID");
    await expect(page.getByRole("status")).toContainText("The account is unlinked.");
    await signOut(page);
    await page.goto(`${portal.url}/sign-in`);
    await continues(page, email);
    await expect(page).toHaveURL(`${portal.url}/sign-in/unlinked`);
  });

  test("a stranger comes by a provider and registers: nothing is typed but what is missing", async ({ page }) => {
    const email = anAddress("stranger");
    await page.goto(`${portal.url}/harbour/register`);
    await continues(page, email);
    await page.getByRole("link", { name: "Create your account" }).click();
    await expect(page.locator("#email")).toHaveValue(email);
    await page.locator("#name").fill("Ada Quay");
    await page.waitForTimeout(portal.fillTime);
    await press(page, "Create your account");
    await page.goto(await portal.link(email, "harbour/confirm"));
    await page.locator("main .primary").click();
    await expect(page).toHaveURL(`${portal.url}/me/security/link?done=registered`);
    await press(page, "Link Example ID");
    await expect(page.getByRole("status")).toContainText("The account is linked.");
    await signOut(page);
    await page.goto(`${portal.url}/harbour/sign-in`);
    await continues(page, email);
    await expect(page).toHaveURL(`${portal.url}/me`);
  });

  test("the airline case: signed in by the provider, the membership is there, and there is no password", async ({ page }) => {
    const email = await linked(page, "member");
    await signOut(page);
    await page.goto(`${portal.url}/harbour/sign-in`);
    await continues(page, email);
    await page.getByRole("link", { name: "Add your Harbour Club number" }).click();
    await page.locator("#number").fill("1234");
    await press(page, "Add number");
    await expect(page.locator("#number-fault")).toContainText("too short");
    await expect(page.locator("#number")).toHaveValue("1234");
    await page.locator("#number").fill(js ? "hb-1234 5678" : "hb-1234 5679");
    await press(page, "Add number");
    await expect(page.getByRole("status")).toContainText("We have your number and are checking it.");
    await expect(page.getByText("We are checking it with Harbour Books")).toBeVisible();
    const claims = (await portal.command("loyalty", "claims", "--brand", "harbour")).trim().split("\n");
    const claim = claims.map((line) => JSON.parse(line) as { id: string; address: string }).find((one) => one.address === email)!;
    await portal.command("loyalty", "confirm", "--brand", "harbour", claim.id);
    await page.goto(`${portal.url}/me`);
    await expect(page.getByText("Confirmed on")).toBeVisible();
    await page.goto(`${portal.url}/me/security`);
    await expect(page.getByText("You have no password")).toBeVisible();
    await page.goto(`${portal.url}/me/security/history`);
    await expect(page.getByText("An account was linked.")).toBeVisible();
  });

  test("what a provider tells besides is shared by choice, seen, and ended", async ({ page }) => {
    await linked(page, "shares");
    await page.getByRole("link", { name: "Example ID", exact: true }).click();
    await expect(page.getByText("You need not type your address")).toBeVisible();
    await press(page, "Share: To send you the catalogue");
    await expect(page).not.toHaveURL(/\/me\/security\/linked\//);
    await provider.signInAt(page, "");
    await expect(page.getByRole("status")).toContainText("Saved.");
    await expect(page.getByText("Dublin")).toBeVisible();
    const before = provider.revoked.length;
    await press(page, "Stop sharing: To send you the catalogue");
    await expect(page.getByRole("status")).toContainText("What was shared is deleted.");
    await expect(page.getByText("Dublin")).toHaveCount(0);
    await expect.poll(() => provider.revoked.length).toBe(before + 1);
  });

  test("signing out at the provider, and saying no there", async ({ page }) => {
    const email = await linked(page, "leaves");
    await signOut(page);
    await page.goto(`${portal.url}/harbour/sign-in`);
    await continues(page, email);
    await expect(page).toHaveURL(`${portal.url}/me`);
    await provider.signOutAt(page);
    await page.goto(`${portal.url}/me/harbour/details`);
    await expect(page).toHaveURL(`${portal.url}/harbour/sign-in`);
    await page.getByRole("link", { name: "Continue with Example ID" }).click();
    await page.getByRole("link", { name: "Cancel" }).click();
    await expect(page).toHaveURL(/\/harbour\/sign-in\?done=provider-declined$/);
    await expect(page.getByRole("status")).toContainText("You can use another way.");
  });
});
