// Programs that read mail open links, fetch them with HEAD, and run their scripts. Twenty times over, nothing changes; then
// the button still works (S8).

import { type Page, request as http } from "@playwright/test";
import { aPortal } from "../portal";
import { USUAL, asks, expect, member, press, test } from "../visitor";

const portal = aPortal();
const TIMES = 20;
/** By which a button that opens a session finds out whether the browser keeps cookies; the same for everybody. */
const PROBE = "handshake-cookies=cookies-are-kept;";

/** A headless browser with JavaScript, GET and HEAD: whatever scanners do, short of pressing a button. */
async function scan(page: Page, link: string) {
  for (let time = 0; time < TIMES; time += 1) {
    for (const method of ["GET", "HEAD"]) {
      const answer = await fetch(link, { method, redirect: "manual" });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("set-cookie") ?? PROBE, "no session, no mark of anybody").toMatch(/^handshake-cookies=cookies-are-kept;/);
      await answer.arrayBuffer();
    }
    await page.goto(link);
  }
  await page.waitForLoadState("networkidle");
  expect((await page.context().cookies()).filter(({ name }) => name !== "handshake-cookies")).toEqual([]);
}

/** A page of a scanner's own browser, which shares nothing with anybody's. */
const scanner = test.extend<{ elsewhere: Page }>({
  elsewhere: async ({ browser }, use) => {
    const context = await browser.newContext();
    await use(await context.newPage());
    await context.close();
  },
});

scanner("a confirmation link confirms nothing until its button is pressed", async ({ page, elsewhere }) => {
  const email = await asks(portal, USUAL);
  const link = await portal.link(email, "harbour/confirm");
  await scan(elsewhere, link);
  expect(await portal.writesTo(email, "harbour", "new-books")).toBe(false);
  await page.goto(link);
  await press(page, "Confirm");
  await expect(page).toHaveURL(/\/me\?done=confirmed$/);
  expect(await portal.writesTo(email, "harbour", "new-books")).toBe(true);
});

scanner("a “not me” link mutes nobody", async ({ page, elsewhere }) => {
  const email = await asks(portal, USUAL);
  await scan(elsewhere, await portal.link(email, "harbour/not-me"));
  // It would have taken the confirmation back.
  await page.goto(await portal.link(email, "harbour/confirm"));
  await expect(page.getByRole("button", { name: "Confirm" })).toBeVisible();
  await page.goto(await portal.link(email, "harbour/not-me"));
  await press(page, "Don’t send me such emails");
  await expect(page.getByRole("status")).toContainText("90 days");
});

scanner("a sign-in link signs nobody in", async ({ page, elsewhere }) => {
  const request = await http.newContext();
  const email = await member(request, portal);
  await request.dispose();
  await asks(portal, { email });
  const link = await portal.link(email, "harbour/sign-in");
  await scan(elsewhere, link);
  await elsewhere.goto(`${portal.url}/me`);
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("You are not signed in");
  await page.goto(link);
  await press(page, "Sign in");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your privacy centre");
});

scanner("links of the brand's emails, one-click and undo change nothing", async ({ page, elsewhere }) => {
  const request = await http.newContext();
  const email = await member(request, portal);
  await request.dispose();
  const mailed = (await portal.recipients("harbour", "events")).find((one) => one.address === email)!;
  await scan(elsewhere, mailed.preferences_url);
  await scan(elsewhere, mailed.unsubscribe_url);
  expect(await portal.writesTo(email, "harbour", "events")).toBe(true);
  expect(await portal.messages(email)).toHaveLength(1);

  await fetch(mailed.unsubscribe_url, { method: "POST", body: new URLSearchParams("List-Unsubscribe=One-Click") });
  const undo = await portal.link(email, "harbour/undo");
  await scan(elsewhere, undo);
  expect(await portal.writesTo(email, "harbour", "events")).toBe(false);
  await page.goto(undo);
  await press(page, "Subscribe again");
  await expect(page.getByRole("status")).toContainText("Undone.");
  expect(await portal.writesTo(email, "harbour", "events")).toBe(true);
});
