// Signing in by email, the session, and what a signed-in person has: their details and a copy of everything (S4, S7, S8,
// G7, G8, G20). That a link runs out after ten minutes is proved in Rust.

import { readFileSync } from "node:fs";
import { type Page, request as http } from "@playwright/test";
import { aPortal, anAddress } from "../portal";
import { asks, expect, join, member, press, test, withAndWithoutScript } from "../visitor";

const portal = aPortal();

/** Somebody who joined once and is signed in nowhere. */
async function someone(): Promise<string> {
  const request = await http.newContext();
  const email = await member(request, portal);
  await request.dispose();
  return email;
}

async function askForLink(page: Page, email: string) {
  await page.goto(`${portal.url}/harbour/sign-in`);
  await page.getByLabel("Email address").fill(email);
  await press(page, "Email me a sign-in link");
  await expect(page).toHaveURL(`${portal.url}/harbour/sign-in/sent`);
}

withAndWithoutScript(() => {
  test("a link is asked for, comes by email, signs in once, and one signs out again", async ({ page, context }) => {
    const email = await someone();
    await askForLink(page, email);
    const sessions = async () => (await context.cookies()).filter(({ name }) => name === "handshake");
    expect(await sessions()).toEqual([]);
    const link = await portal.link(email, "harbour/sign-in");
    await page.goto(link);
    await press(page, "Sign in");
    await expect(page).toHaveURL(`${portal.url}/me`);
    await expect(page.locator(".brand-sheet")).toContainText(email);

    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has been used");

    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("status")).toHaveText("You are signed out.");
    expect(await sessions()).toEqual([]);
    await page.goto(`${portal.url}/me/harbour/preferences`);
    await expect(page).toHaveURL(`${portal.url}/harbour/sign-in`);
  });

  test("an address that nobody knows gets the same page and no email (S7)", async ({ page }) => {
    const [known, unknown] = [await someone(), anAddress("nobody")];
    const pages: string[] = [];
    for (const email of [unknown, known]) {
      await askForLink(page, email);
      // Each is told what they typed themselves.
      pages.push((await page.content()).replace(/nonce="[^"]*"|name="token" value="[^"]*"/g, "").replace(email, "…"));
    }
    expect(pages[0]).toBe(pages[1]);
    await portal.link(known, "harbour/sign-in");
    expect(await portal.messages(unknown)).toEqual([]);
  });

  test("an address with a slip is mended beside its field", async ({ page }) => {
    await page.goto(`${portal.url}/harbour/sign-in`);
    await page.getByLabel("Email address").fill("ada@");
    await press(page, "Email me a sign-in link");
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page.getByLabel("Email address")).toHaveValue("ada@");
    await expect(page.getByLabel("Email address")).toHaveAccessibleDescription(/does not look right/);
  });

  test("name and language are changed at once", async ({ page }) => {
    const email = await member(page.request, portal);
    await page.goto(`${portal.url}/me/harbour/details`);
    await page.getByLabel("Name").fill("Ada Lovelace-Quay");
    await page.getByRole("radio", { name: "Español" }).check();
    await press(page, "Save");
    await expect(page).toHaveURL(`${portal.url}/me?done=details`);
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await expect(page.locator(".brand-sheet")).toContainText("Ada Lovelace-Quay");
    const recipient = (await portal.recipients("harbour", "events")).find((one) => one.address === email);
    expect(recipient).toMatchObject({ name: "Ada Lovelace-Quay", language: "es" });
  });

  test("a name that cannot be is mended beside its field, and the old one stays", async ({ page }) => {
    await member(page.request, portal);
    await page.goto(`${portal.url}/me/harbour/details`);
    await page.getByLabel("Name").fill("https://example.org");
    await press(page, "Save");
    await expect(page.getByRole("alert")).toBeFocused();
    await expect(page.getByLabel("Name")).toHaveValue("https://example.org");
    await page.goto(`${portal.url}/me`);
    await expect(page.locator(".brand-sheet")).toContainText("Ada Quay");
  });

  test("a copy of everything holds name, address, and where each part came from", async ({ page }) => {
    const email = await member(page.request, portal);
    await page.goto(`${portal.url}/me/harbour/data`);
    const started = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download your data" }).click();
    const download = await started;
    expect(download.suggestedFilename()).toBe("harbour-data.json");
    const copy = JSON.parse(readFileSync(await download.path(), "utf8"));
    const text = JSON.stringify(copy);
    for (const held of ["Ada Quay", email, "new-books", "harbour"]) expect(text).toContain(held);
    expect(Object.keys(copy.held)).toEqual(expect.arrayContaining(["person", "mailbox", "preference", "consent"]));
    for (const [name, part] of Object.entries<{ source: string; kept: string; rows: unknown[] }>(copy.held)) {
      expect(part.source, name).toBeTruthy();
      expect(part.kept, name).toBeTruthy();
    }
    expect(copy.held.person.rows[0].name).toBe("Ada Quay");
    expect(copy.held.person.source).toBe("given by you");
    expect(copy.purposes.length).toBeGreaterThan(0);
    expect(copy.controller.legal_name).toBe("Harbour Books Ltd");
  });
});

test("no session exists before a join is confirmed; then it is HttpOnly, SameSite=Lax and ends with the browser (S4)", async ({
  page,
  context,
}) => {
  await page.goto(`${portal.url}/harbour`);
  await page.goto(`${portal.url}/harbour/subscribe`);
  await page.goto(`${portal.url}/harbour/sign-in`);
  expect(await context.cookies(), "no cookie before a join succeeds").toEqual([]);
  const email = await join(page, portal);
  // Only the mark by which this browser is known when the email is opened.
  expect((await context.cookies()).map((cookie) => cookie.name)).toEqual(["handshake-joined"]);
  await page.goto(await portal.link(email, "harbour/confirm"));
  await press(page, "Confirm");
  const session = (await context.cookies()).find((cookie) => cookie.name === "handshake")!;
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  // 128 bits at least, in base64.
  expect(session.value.length).toBeGreaterThanOrEqual(22);
  expect(session.expires, "a session cookie").toBe(-1);
});

test("whoever ticks the box stays signed in when the browser is closed, for 30 days (S4)", async ({ page, browser }) => {
  const comesBack = async (ticks: boolean) => {
    const email = await member(page.request, portal);
    await page.context().clearCookies();
    await asks(portal, { email });
    await page.goto(await portal.link(email, "harbour/sign-in"));
    if (ticks) await page.getByLabel("Stay signed in on this device").check();
    await press(page, "Sign in");
    await expect(page).toHaveURL(`${portal.url}/me`);
    // What a browser has that was closed and opened again.
    const kept = (await page.context().cookies()).filter((cookie) => cookie.expires !== -1);
    await page.context().clearCookies();
    const reopened = await browser.newContext();
    await reopened.addCookies(kept);
    const there = await reopened.newPage();
    await there.goto(`${portal.url}/me/harbour/details`);
    return { kept, there };
  };
  const once = await comesBack(false);
  await expect(once.there).toHaveURL(/harbour\/sign-in$/);
  await once.there.context().close();
  const { kept, there } = await comesBack(true);
  await expect(there).toHaveURL(`${portal.url}/me/harbour/details`);
  await expect(there.getByRole("heading", { level: 1 })).toBeVisible();
  const stay = kept.find((cookie) => cookie.name === "handshake-stay")!;
  expect(stay).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  const days = (stay.expires - Date.now() / 1000) / 86_400;
  expect(days).toBeGreaterThan(29.9);
  expect(days).toBeLessThanOrEqual(30.01);
  await there.context().close();
});

test("each sign-in has a session of its own, and signing out of one leaves the other", async ({ page, browser }) => {
  const email = await member(page.request, portal);
  const first = (await page.context().cookies()).find((cookie) => cookie.name === "handshake")!.value;
  await asks(portal, { email });
  const link = await portal.link(email, "harbour/sign-in");
  await page.goto(link);
  await press(page, "Sign in");
  const second = (await page.context().cookies()).find((cookie) => cookie.name === "handshake")!.value;
  expect(second, "a new id at every proof (ASVS 7.2.4)").not.toBe(first);
  const stale = await browser.newContext();
  await stale.addCookies([{ name: "handshake", value: first, url: portal.url }]);
  const there = await stale.newPage();
  await there.goto(`${portal.url}/me`);
  await expect(there.getByRole("heading", { level: 1 })).toHaveText("You are not signed in");
  await stale.close();
});

test("signing out clears what the browser kept", async ({ page }) => {
  await member(page.request, portal);
  await page.goto(`${portal.url}/me`);
  const answer = page.waitForResponse((response) => response.url().endsWith("/me/sign-out"));
  await page.getByRole("button", { name: "Sign out" }).click();
  expect((await (await answer).allHeaders())["clear-site-data"]).toContain('"cookies"');
  await expect(page.getByRole("status")).toHaveText("You are signed out.");
});

test("a sign-in link that was cut leads to a page that helps", async ({ page }) => {
  await page.goto(`${portal.url}/harbour/sign-in/${"A".repeat(43)}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work");
  await page.getByRole("link", { name: "Sign in with an emailed link" }).click();
  await expect(page).toHaveURL(`${portal.url}/harbour/sign-in`);
});
