// Leaving: what goes, what stays, a fresh proof, one button, one last email (G9).

import { type Page } from "@playwright/test";
import { aPortal, anAddress } from "../portal";
import { USUAL, expect, member, press, test, withAndWithoutScript } from "../visitor";

// Nobody could join two brands, or one of them twice, within ten minutes.
const portal = aPortal({ limits: "off" });

async function leave(page: Page, brand = "harbour") {
  await page.goto(`${portal.url}/me/${brand}/delete`);
  await press(page, "Delete my data");
}

withAndWithoutScript(() => {
  test("a person leaves: told what goes and what stays, signed out, one last email, every link dead", async ({
    page,
    context,
  }) => {
    const email = await member(page.request, portal);
    const mailed = (await portal.recipients("harbour", "events")).find((one) => one.address === email)!;
    await page.goto(`${portal.url}/me`);
    await page.getByRole("link", { name: "Delete your data, Harbour Books" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Delete your data at Harbour Books");
    const stays = page.locator(".facts");
    for (const days of [730, 1_095]) {
      const until = new Date(Date.now() + days * 86_400_000);
      const day = until.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "Europe/Dublin" });
      await expect(stays).toContainText(`Kept until ${day}.`);
    }
    const counted = new Date(Date.now() + 90 * 86_400_000);
    const lastCounted = counted.toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "Europe/Dublin" });
    await expect(stays).toContainText(`until ${lastCounted} at the latest.`);
    await page.getByRole("link", { name: "Cancel" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your privacy centre");
    expect(await portal.writesTo(email, "harbour", "events")).toBe(true);

    await leave(page);
    await expect(page).toHaveURL(`${portal.url}/harbour/deleted`);
    await expect(page.getByRole("status")).toHaveText("Harbour Books has deleted your data.");
    expect(await context.cookies(), "nothing is left in the browser").toEqual([]);
    await page.goto(`${portal.url}/me`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are not signed in");

    const goodbye = await portal.message(email, 2);
    expect(goodbye.subject).toBe("Your data at Harbour Books is deleted");
    expect(goodbye.text).toContain("This is our last email.");
    expect(goodbye.text.replaceAll(/\s+/g, " ")).toContain(`how many emails went to your address, so that nobody can flood a mailbox, until ${lastCounted}`);
    expect(goodbye.text + goodbye.html).not.toContain("Ada");
    expect(await portal.writesTo(email, "harbour", "events")).toBe(false);
    for (const link of [mailed.preferences_url, mailed.unsubscribe_url]) {
      await page.goto(link);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your data here is deleted");
    }
    const oneClick = await fetch(mailed.unsubscribe_url, {
      method: "POST",
      body: new URLSearchParams("List-Unsubscribe=One-Click"),
    });
    expect(oneClick.status, "it was ours, and there is nobody to unsubscribe").toBe(410);
  });

  test("joining again starts anew", async ({ page }) => {
    const email = await member(page.request, portal, { name: "Ada Before", topics: ["events"] });
    await leave(page);
    await portal.message(email, 2);
    await member(page.request, portal, { email, name: "Ada After", topics: ["offers"] });
    await page.goto(`${portal.url}/me`);
    const sheet = page.locator(".brand-sheet");
    await expect(sheet).toContainText("Ada After");
    await expect(sheet).toContainText("Offers");
    await expect(sheet).not.toContainText("Readings and events");
    await page.goto(`${portal.url}/me/harbour/consents`);
    await expect(page.locator(".agreements > li")).toHaveCount(1);
  });

  test("leaving one of two brands leaves the other as it is", async ({ page }) => {
    const email = await member(page.request, portal);
    await member(page.request, portal, { email, brand: "meadow", name: "Ada Łąka", topics: ["new-teas"] });
    await page.goto(`${portal.url}/me`);
    await expect(page.getByRole("main")).toContainText("2 brands here have data about you.");
    await leave(page);
    await expect(page.getByRole("status")).toHaveText("Harbour Books has deleted your data.");
    await page.goto(`${portal.url}/me`);
    await expect(page.locator(".brand-sheet h2")).toHaveText(["Meadow Tea"]);
    await expect(page.getByRole("main")).toContainText("One brand here has data about you.");
    expect(await portal.writesTo(email, "meadow", "new-teas")).toBe(true);
    expect(await portal.writesTo(email, "harbour", "events")).toBe(false);
    const gone = await page.goto(`${portal.url}/me/harbour/preferences`);
    expect(gone?.status()).toBe(404);
  });
});

test("in two tabs, the second one to leave finds nobody to delete and no second email goes out", async ({
  page,
  context,
}) => {
  const email = await member(page.request, portal, USUAL);
  const second = await context.newPage();
  await second.goto(`${portal.url}/me/harbour/delete`);
  await leave(page);
  await expect(page).toHaveURL(/\/deleted$/);
  await press(second, "Delete my data");
  await expect(second.getByRole("heading", { level: 1 })).toBeVisible();
  await portal.message(email, 2);
  await portal.message(await member(page.request, portal, { email: anAddress("later") }));
  expect((await portal.messages(email)).filter((message) => message.subject.startsWith("Your data at"))).toHaveLength(1);
});
