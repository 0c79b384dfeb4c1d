// What people get, and how they change it: with script an island saves as changes are made, without it each row is a form
// (G2, C8).

import { type Locator, type Page } from "@playwright/test";
import { aHouse } from "../house";
import { USUAL, expect, member, press, test, withAndWithoutScript } from "../visitor";

const house = aHouse();

async function open(page: Page, brand = "harbour"): Promise<void> {
  await page.goto(`${house.url}/me/${brand}/preferences`);
  // With script, a row is alive once its island is.
  await page.waitForLoadState("networkidle");
}

const row = (page: Page, id: string): Locator => page.locator(`#${id}`);

async function expectState(page: Page, id: string, state: "on" | "off") {
  const words = id.startsWith("topic-")
    ? { on: "You get this", off: "You do not get this" }
    : { on: "You agreed", off: "Not agreed" };
  await expect(row(page, id).locator(".state")).toContainText(words[state]);
  await expect(row(page, id)).toHaveAttribute("data-state", state);
}

withAndWithoutScript((js) => {
  test("one press stops a topic and one press starts it again, at once for the mailer too", async ({ page }) => {
    const email = await member(page.request, house);
    await open(page);
    await expectState(page, "topic-new-books", "on");
    expect(await house.writesTo(email, "harbour", "new-books")).toBe(true);

    await row(page, "topic-new-books").getByRole("button", { name: "Stop New books" }).click();
    await expectState(page, "topic-new-books", "off");
    await expect(page.getByRole("status").filter({ hasText: js ? "New books: stopped" : "It has stopped." })).toBeVisible();
    expect(await house.writesTo(email, "harbour", "new-books")).toBe(false);
    expect(await house.writesTo(email, "harbour", "events"), "the others stay as they are").toBe(true);

    await row(page, "topic-new-books").getByRole("button", { name: "Start New books" }).click();
    await expectState(page, "topic-new-books", "on");
    expect(await house.writesTo(email, "harbour", "new-books")).toBe(true);
    await page.reload();
    await expectState(page, "topic-new-books", "on");
  });

  test("withdrawing never takes more presses than giving, row by row (G2, C8)", async ({ page }) => {
    await member(page.request, house, { topics: [], consents: [] });
    await open(page);
    const rows = await page.locator(".subscription").evaluateAll((all) => all.map((one) => one.id));
    expect(rows).toHaveLength(7);
    for (const id of rows) {
      const button = row(page, id).locator("form button");
      // A topic above may have given it.
      if ((await row(page, id).getAttribute("data-state")) === "on") {
        await button.click();
        await expectState(page, id, "off");
      }
      const presses = { giving: 0, withdrawing: 0 };
      for (; (await row(page, id).getAttribute("data-state")) === "off"; presses.giving += 1) {
        await button.click();
        await expectState(page, id, "on");
      }
      for (; (await row(page, id).getAttribute("data-state")) === "on"; presses.withdrawing += 1) {
        await button.click();
        await expectState(page, id, "off");
      }
      expect(presses, id).toEqual({ giving: 1, withdrawing: 1 });
    }
  });

  test("a topic that needs an agreement says so beside its button, and pressing it agrees", async ({ page }) => {
    const email = await member(page.request, house);
    await open(page);
    await expect(row(page, "topic-picks")).toContainText("Yes, Harbour Books may look at what I tell it about my reading");
    await expect(row(page, "topic-events"), "agreed already").not.toContainText("Yes, Harbour Books may");
    await row(page, "topic-picks").getByRole("button", { name: "Start Picks for you" }).click();
    await expectState(page, "topic-picks", "on");
    expect(await house.writesTo(email, "harbour", "picks")).toBe(true);
    // The page agrees with itself: the agreement stands further down.
    await expectState(page, "purpose-picks", "on");
    await page.goto(`${house.url}/me/harbour/agreed`);
    await expect(page.getByRole("row", { name: /Books picked for you/ })).toContainText("Stands");
  });

  test("taking an agreement back ends what stood on it, and the page says so", async ({ page }) => {
    const email = await member(page.request, house);
    await open(page);
    await row(page, "purpose-letters").getByRole("button", { name: /^Take back/ }).click();
    await expectState(page, "purpose-letters", "off");
    expect(await house.writesTo(email, "harbour", "new-books")).toBe(false);
    expect(await house.writesTo(email, "harbour", "events")).toBe(false);
    await page.goto(`${house.url}/me/harbour/agreed`);
    await expect(page.getByRole("row", { name: /Letters about books/ })).toContainText("Taken back on");
  });

  test("how often is kept and handed to the mailer", async ({ page }) => {
    const email = await member(page.request, house);
    await open(page);
    await page.getByRole("radio", { name: "Once a month at most" }).check();
    await press(page, "Keep to that");
    await expect(page.getByRole("status").first()).toHaveText("We keep to that from now on.");
    await expect(page.getByRole("radio", { name: "Once a month at most" })).toBeChecked();
    const recipient = (await house.recipients("harbour", "new-books")).find((one) => one.address === email);
    expect(recipient?.frequency).toBe("monthly");
  });

  test("a pause holds until its day, and can be ended before", async ({ page }) => {
    const email = await member(page.request, house);
    await open(page);
    const until = new Date(Date.now() + 20 * 86_400_000);
    const spoken = until.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    await page.getByLabel("Nothing until").fill(until.toISOString().slice(0, 10));
    await press(page, "Pause");
    await expect(page.getByText(`You get nothing until ${spoken}.`)).toBeVisible();
    expect(await house.writesTo(email, "harbour", "new-books")).toBe(false);
    await page.goto(`${house.url}/me`);
    await expect(page.locator(".brand-sheet")).toContainText(`until ${spoken}`);
    await open(page);
    await press(page, "End the pause");
    await expect(page.getByRole("status").first()).toHaveText("The pause is over.");
    expect(await house.writesTo(email, "harbour", "new-books")).toBe(true);
  });

  test("a pause until a day that is past is refused beside its field", async ({ page }) => {
    await member(page.request, house);
    await open(page);
    await page.getByLabel("Nothing until").fill("2020-02-29");
    await press(page, "Pause");
    await expect(page.getByRole("alert")).toContainText("Choose a day between tomorrow and two years from now.");
    await expect(page.getByLabel("Nothing until")).toHaveAccessibleDescription(/between tomorrow and two years/);
    await expect(page.getByLabel("Nothing until")).toHaveValue("2020-02-29");
  });

  test("everything stops with one press", async ({ page }) => {
    const email = await member(page.request, house, {
      topics: ["new-books", "events", "offers"],
      consents: ["letters", "offers"],
    });
    await open(page);
    await press(page, "Stop everything");
    await expect(page.getByRole("status").first()).toContainText("Everything has stopped");
    await expect(page.locator(".subscription[data-state=on]")).toHaveCount(0);
    for (const topic of ["new-books", "events", "offers"]) {
      expect(await house.writesTo(email, "harbour", topic)).toBe(false);
    }
  });

  test("a page that has gone stale changes only what is pressed on it", async ({ page, context }) => {
    const email = await member(page.request, house, { topics: ["new-books", "events"] });
    await open(page);
    const stale = await context.newPage();
    await open(stale);
    await row(page, "topic-new-books").getByRole("button", { name: "Stop New books" }).click();
    await expectState(page, "topic-new-books", "off");
    await expectState(stale, "topic-new-books", "on");
    await row(stale, "topic-events").getByRole("button", { name: /^Stop/ }).click();
    await expectState(stale, "topic-events", "off");
    expect(await house.writesTo(email, "harbour", "new-books"), "stays stopped").toBe(false);
    expect(await house.writesTo(email, "harbour", "events")).toBe(false);
    // Pressing what was done already is no fault.
    await open(page);
    await row(page, "topic-new-books").locator("form button").click();
    await expectState(page, "topic-new-books", "on");
  });
});

test.describe("the island", () => {
  test("says each change, offers to undo it, and keeps the focus", async ({ page }) => {
    const email = await member(page.request, house);
    await open(page);
    const newBooks = row(page, "topic-new-books");
    await newBooks.getByRole("button", { name: "Stop New books" }).press("Enter");
    await expect(page.getByRole("status").first()).toHaveText("New books: stopped");
    await expect(newBooks.getByRole("button", { name: "Start New books" })).toBeFocused();
    await newBooks.getByRole("button", { name: /^Undo/ }).press("Enter");
    await expect(page.getByRole("status").first()).toHaveText("New books: undone");
    await expectState(page, "topic-new-books", "on");
    await expect(newBooks.getByRole("button", { name: /^Undo/ })).toHaveCount(0);
    expect(await house.writesTo(email, "harbour", "new-books")).toBe(true);
    await expect(newBooks.locator(":focus"), "the focus stays in the row that was changed").toHaveCount(1);
    expect(page.url(), "nothing was loaded anew").toMatch(/\/preferences$/);
  });

  test("undoing a start takes back the agreement that came with it", async ({ page }) => {
    await member(page.request, house);
    await open(page);
    await row(page, "topic-picks").getByRole("button", { name: "Start Picks for you" }).click();
    await expectState(page, "topic-picks", "on");
    await row(page, "topic-picks").getByRole("button", { name: /^Undo/ }).click();
    await expectState(page, "topic-picks", "off");
    await page.reload();
    await expectState(page, "purpose-picks", "off");
  });

  test("taking an agreement back shows at once which topics wait for it", async ({ page }) => {
    await member(page.request, house);
    await open(page);
    await row(page, "purpose-letters").getByRole("button", { name: /^Take back/ }).click();
    await expectState(page, "purpose-letters", "off");
    for (const id of ["topic-new-books", "topic-events"]) {
      await expect(row(page, id).locator(".state")).toContainText("Chosen; it comes once you agree below");
    }
    await expect(page.locator(".state", { hasText: "You get this" })).toHaveCount(0);
    await row(page, "purpose-letters").getByRole("button", { name: /^I agree/ }).click();
    await expectState(page, "topic-new-books", "on");
  });

  test("says so when a change could not be saved, and shows what still holds", async ({ page }) => {
    const email = await member(page.request, house);
    await open(page);
    await page.context().clearCookies();
    await row(page, "topic-new-books").getByRole("button", { name: "Stop New books" }).click();
    await expect(page.getByRole("status").first()).toContainText("That could not be saved.");
    await expectState(page, "topic-new-books", "on");
    expect(await house.writesTo(email, "harbour", "new-books")).toBe(true);
  });
});

test("whoever is not signed in is sent to ask for a link", async ({ page }) => {
  await page.goto(`${house.url}/me/harbour/preferences`);
  await expect(page).toHaveURL(`${house.url}/harbour/manage`);
});

test("nobody sees or changes the preferences of a brand they are not with", async ({ page }) => {
  await member(page.request, house, USUAL);
  const answer = await page.goto(`${house.url}/me/meadow/preferences`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
});
