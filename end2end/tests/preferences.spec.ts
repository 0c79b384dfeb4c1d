// What people get, and how they change it: with script an island saves as changes are made, without it each row is a form
// (G2, C8).

import { type Locator, type Page } from "@playwright/test";
import { aPortal, wait } from "../portal";
import { USUAL, expect, member, press, test, withAndWithoutScript } from "../visitor";

const portal = aPortal();

async function open(page: Page, brand = "harbour"): Promise<void> {
  await page.goto(`${portal.url}/me/${brand}/preferences`);
  // With script, a row is alive once its island is.
  await page.waitForLoadState("networkidle");
}

const row = (page: Page, id: string): Locator => page.locator(`#${id}`);

async function expectState(page: Page, id: string, state: "on" | "off") {
  const words = id.startsWith("topic-")
    ? { on: "Subscribed", off: "Not subscribed" }
    : { on: "You consented on", off: "Subscribing to any of these gives this consent" };
  await expect(row(page, id).locator(".state")).toContainText(words[state]);
  await expect(row(page, id)).toHaveAttribute("data-state", state);
}

withAndWithoutScript((js) => {
  test("one press unsubscribes from a topic and one press subscribes again, at once for the mailer too", async ({ page }) => {
    const email = await member(page.request, portal);
    await open(page);
    await expectState(page, "topic-new-books", "on");
    expect(await portal.writesTo(email, "harbour", "new-books")).toBe(true);

    await row(page, "topic-new-books").getByRole("button", { name: "Unsubscribe New books" }).click();
    await expectState(page, "topic-new-books", "off");
    await expect(page.getByRole("status").filter({ hasText: js ? "New books: unsubscribed" : "You are unsubscribed." })).toBeVisible();
    expect(await portal.writesTo(email, "harbour", "new-books")).toBe(false);
    expect(await portal.writesTo(email, "harbour", "events"), "the others stay as they are").toBe(true);

    await row(page, "topic-new-books").getByRole("button", { name: "Subscribe New books" }).click();
    await expectState(page, "topic-new-books", "on");
    expect(await portal.writesTo(email, "harbour", "new-books")).toBe(true);
    await page.reload();
    await expectState(page, "topic-new-books", "on");
  });

  test("withdrawing never takes more presses than giving, topic by topic (G2, C8)", async ({ page }) => {
    await member(page.request, portal, { topics: ["new-books"] });
    await open(page);
    const rows = await page.locator(".subscriptions .subscription").evaluateAll((all) => all.map((one) => one.id));
    expect(rows).toHaveLength(4);
    for (const id of rows) {
      const button = row(page, id).locator("form button");
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
    for (const purpose of ["letters", "offers", "picks"]) {
      await expectState(page, `purpose-${purpose}`, "on");
      await row(page, `purpose-${purpose}`).getByRole("button", { name: /^Withdraw consent/ }).click();
      await expectState(page, `purpose-${purpose}`, "off");
    }
  });

  test("a purpose says its words once, and subscribing to one of its topics consents", async ({ page }) => {
    const email = await member(page.request, portal);
    await open(page);
    const picks = page.getByRole("region", { name: "Books picked for you" });
    await expect(picks.getByText("Yes, Harbour Books may look at what I tell it about my reading")).toHaveCount(1);
    await expect(picks, "the short notice").toContainText("Only our mail service sees your name");
    await expect(picks.getByRole("link", { name: /^Full privacy notice/ })).toHaveAttribute("href", "/harbour/notices/picks");
    await expectState(page, "purpose-picks", "off");
    await row(page, "topic-picks").getByRole("button", { name: "Subscribe Picks for you" }).click();
    await expectState(page, "topic-picks", "on");
    expect(await portal.writesTo(email, "harbour", "picks")).toBe(true);
    await expectState(page, "purpose-picks", "on");
    await page.goto(`${portal.url}/me/harbour/consents`);
    await expect(page.locator(".agreements > li", { hasText: "Books picked for you" })).toContainText("In force");
  });

  test("withdrawing a consent ends the topics that need it, and the page says so", async ({ page }) => {
    const email = await member(page.request, portal);
    await open(page);
    await row(page, "purpose-letters").getByRole("button", { name: /^Withdraw consent/ }).click();
    await expectState(page, "purpose-letters", "off");
    for (const topic of ["new-books", "events"]) {
      await expectState(page, `topic-${topic}`, "off");
      expect(await portal.writesTo(email, "harbour", topic)).toBe(false);
    }
    await row(page, "topic-events").getByRole("button", { name: "Subscribe Readings and events" }).click();
    await expectState(page, "topic-events", "on");
    await expectState(page, "purpose-letters", "on");
    await expectState(page, "topic-new-books", "off");
    expect(await portal.writesTo(email, "harbour", "new-books"), "consenting again starts no other topic").toBe(false);
    await page.goto(`${portal.url}/me/harbour/consents`);
    await expect(page.locator(".agreements > li").last()).toContainText("Withdrawn on");
  });

  test("the list of consents shows each with its times and its words, wide and narrow", async ({ page }) => {
    await member(page.request, portal);
    await open(page);
    await row(page, "purpose-letters").locator("form button").click();
    await expectState(page, "purpose-letters", "off");
    await row(page, "topic-events").locator("form button").click();
    await expectState(page, "purpose-letters", "on");
    await page.goto(`${portal.url}/me/harbour/consents`);
    const all = page.locator(".agreements > li");
    await expect(all).toHaveCount(2);
    await expect(all.nth(0)).toContainText("In force");
    await expect(all.nth(1)).toContainText("Withdrawn on");
    for (const one of await all.all()) {
      await expect(one.getByRole("heading")).toHaveText("Emails about books and events");
      await expect(one).toContainText("Yes, Harbour Books may email me about new books");
      await expect(one.getByRole("link", { name: "Version 2026-11-27" })).toBeVisible();
      await expect(one.locator("time").first()).toHaveText(/^\d{1,2} [A-Z][a-z]+ \d{4} at \d\d:\d\d$/);
      await expect(one.locator("time").first()).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    }
    await expect(all.nth(0).locator("time")).toHaveCount(2);
    await expect(all.nth(1).locator("time")).toHaveCount(3);
    for (const [language, width] of [["es", 1280], ["es", 390], ["pl", 320]] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${portal.url}/me/harbour/consents?lang=${language}`);
      expect(await page.locator("main *").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline").length), `${language} at ${width}`).toBe(0);
    }
  });

  test("unsubscribing from a topic leaves the consent, which its purpose shows", async ({ page }) => {
    await member(page.request, portal);
    await open(page);
    await row(page, "topic-new-books").getByRole("button", { name: "Unsubscribe New books" }).click();
    await expectState(page, "topic-new-books", "off");
    await expectState(page, "purpose-letters", "on");
    await expectState(page, "topic-events", "on");
  });

  test("how often is kept and handed to the mailer", async ({ page }) => {
    const email = await member(page.request, portal);
    await open(page);
    await page.getByRole("radio", { name: "Once a month at most" }).check();
    if (js) await expect(page.getByRole("button", { name: "Save" }), "saved as it is changed").toBeHidden();
    else await press(page, "Save");
    await expect(page.getByRole("status").filter({ hasText: "Your choice is saved." })).toBeVisible();
    await expect(page.getByRole("radio", { name: "Once a month at most" })).toBeChecked();
    await page.reload();
    await expect(page.getByRole("radio", { name: "Once a month at most" })).toBeChecked();
    const recipient = (await portal.recipients("harbour", "new-books")).find((one) => one.address === email);
    expect(recipient?.frequency).toBe("monthly");
  });

  test("a pause holds until its day, and can be ended before", async ({ page }) => {
    const email = await member(page.request, portal);
    await open(page);
    const until = new Date(Date.now() + 20 * 86_400_000);
    const spoken = until.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    await page.getByLabel("Pause until").fill(until.toISOString().slice(0, 10));
    await press(page, "Pause");
    const notice = page.locator(".caution", { hasText: `Emails are paused until ${spoken}.` });
    const first = (await row(page, "topic-new-books").boundingBox())!;
    expect((await notice.boundingBox())!.y, "above what it holds back").toBeLessThan(first.y);
    await expect(row(page, "topic-new-books").locator(".state")).toContainText(`Subscribed, paused until ${spoken}`);
    await expect(row(page, "topic-new-books")).toHaveAttribute("data-state", "paused");
    expect(await portal.writesTo(email, "harbour", "new-books")).toBe(false);
    await row(page, "topic-picks").getByRole("button", { name: "Subscribe Picks for you" }).click();
    await expect(row(page, "topic-picks").locator(".state")).toContainText(`Subscribed, paused until ${spoken}`);
    const said = js ? "Picks for you: subscribed, once the pause is over" : `You are subscribed. Emails are paused until ${spoken}.`;
    await expect(page.getByRole("status").filter({ hasText: said })).toBeVisible();
    await page.goto(`${portal.url}/me`);
    await expect(page.locator(".brand-sheet")).toContainText(`until ${spoken}`);
    await open(page);
    await press(page, "End the pause");
    await expect(page.getByRole("status").first()).toHaveText("The pause has ended.");
    expect(await portal.writesTo(email, "harbour", "new-books")).toBe(true);
  });

  test("a pause until a day that is past is refused beside its field", async ({ page }) => {
    await member(page.request, portal);
    await open(page);
    await page.getByLabel("Pause until").fill("2020-02-29");
    await press(page, "Pause");
    await expect(page.getByRole("alert")).toContainText("Choose a day between tomorrow and two years from now.");
    await expect(page.getByLabel("Pause until")).toHaveAccessibleDescription(/between tomorrow and two years/);
    await expect(page.getByLabel("Pause until")).toHaveValue("2020-02-29");
  });

  test("one press unsubscribes from everything", async ({ page }) => {
    const email = await member(page.request, portal, {
      topics: ["new-books", "events", "offers"],
    });
    await open(page);
    await press(page, "Unsubscribe from everything");
    await expect(page.getByRole("status").first()).toContainText("You are unsubscribed from everything");
    await expect(page.locator(".subscription[data-state=on]")).toHaveCount(0);
    for (const topic of ["new-books", "events", "offers"]) {
      expect(await portal.writesTo(email, "harbour", topic)).toBe(false);
    }
  });

  test("a page that has gone stale changes only what is pressed on it", async ({ page, context }) => {
    const email = await member(page.request, portal, { topics: ["new-books", "events"] });
    await open(page);
    const stale = await context.newPage();
    await open(stale);
    await row(page, "topic-new-books").getByRole("button", { name: "Unsubscribe New books" }).click();
    await expectState(page, "topic-new-books", "off");
    await expectState(stale, "topic-new-books", "on");
    await row(stale, "topic-events").getByRole("button", { name: /^Unsubscribe/ }).click();
    await expectState(stale, "topic-events", "off");
    expect(await portal.writesTo(email, "harbour", "new-books"), "stays unsubscribed").toBe(false);
    expect(await portal.writesTo(email, "harbour", "events")).toBe(false);
    // Pressing what was done already is no fault.
    await open(page);
    await row(page, "topic-new-books").locator("form button").click();
    await expectState(page, "topic-new-books", "on");
  });
});

test.describe("the island", () => {
  test("says each change, offers to undo it, and keeps the focus", async ({ page }) => {
    const email = await member(page.request, portal);
    await open(page);
    const newBooks = row(page, "topic-new-books");
    await newBooks.getByRole("button", { name: "Unsubscribe New books" }).press("Enter");
    await expect(page.getByRole("status").first()).toHaveText("New books: unsubscribed");
    await expect(newBooks.getByRole("button", { name: "Subscribe New books" })).toBeFocused();
    await newBooks.getByRole("button", { name: /^Undo/ }).press("Enter");
    await expect(page.getByRole("status").first()).toHaveText("New books: undone");
    await expectState(page, "topic-new-books", "on");
    await expect(newBooks.getByRole("button", { name: /^Undo/ })).toHaveCount(0);
    expect(await portal.writesTo(email, "harbour", "new-books")).toBe(true);
    await expect(newBooks.locator(":focus"), "the focus stays in the row that was changed").toHaveCount(1);
    expect(page.url(), "nothing was loaded anew").toMatch(/\/preferences$/);
  });

  test("undoing a subscription withdraws the consent that came with it", async ({ page }) => {
    await member(page.request, portal);
    await open(page);
    await row(page, "topic-picks").getByRole("button", { name: "Subscribe Picks for you" }).click();
    await expectState(page, "topic-picks", "on");
    await row(page, "topic-picks").getByRole("button", { name: /^Undo/ }).click();
    await expectState(page, "topic-picks", "off");
    await page.reload();
    await expectState(page, "purpose-picks", "off");
  });

  test("undoing a withdrawal brings the consent and its topics back", async ({ page }) => {
    const email = await member(page.request, portal);
    await open(page);
    const letters = row(page, "purpose-letters");
    await letters.getByRole("button", { name: /^Withdraw consent/ }).click();
    await expectState(page, "purpose-letters", "off");
    await expectState(page, "topic-new-books", "off");
    await letters.getByRole("button", { name: "Undo" }).click();
    await expectState(page, "purpose-letters", "on");
    for (const topic of ["new-books", "events"]) {
      await expectState(page, `topic-${topic}`, "on");
      expect(await portal.writesTo(email, "harbour", topic)).toBe(true);
    }
    await page.reload();
    await expectState(page, "topic-events", "on");
  });

  test("says so when a change could not be saved, and shows what still holds", async ({ page }) => {
    const email = await member(page.request, portal);
    await open(page);
    await page.context().clearCookies();
    await row(page, "topic-new-books").getByRole("button", { name: "Unsubscribe New books" }).click();
    await expect(page.getByRole("status").first()).toContainText("That could not be saved: this page is too old");
    await expect(row(page, "topic-new-books").locator(".state")).toContainText("you are no longer signed in");
    await expectState(page, "topic-new-books", "on");
    expect(await portal.writesTo(email, "harbour", "new-books")).toBe(true);
  });

  test("how a change went stands in its row for eyes too", async ({ page }) => {
    await member(page.request, portal);
    await open(page);
    const state = row(page, "topic-new-books").locator(".state");
    await page.route("**/api/preference", (route) => route.fulfill({ json: "Failed" }));
    await row(page, "topic-new-books").getByRole("button", { name: "Unsubscribe New books" }).click();
    await expect(state.getByText("That could not be saved. Check your connection and try again.")).toBeInViewport();
    await expectState(page, "topic-new-books", "on");
    await page.unroute("**/api/preference");
    await row(page, "topic-new-books").getByRole("button", { name: "Unsubscribe New books" }).click();
    await expect(state).toHaveText(/^Not subscribed\s*unsubscribed\s*Undo$/);
    await state.getByRole("button", { name: "Undo" }).click();
    await expect(state).toHaveText(/^Subscribed\s*undone$/);
  });

  test("saves how often as it is chosen, the last choice last, and can undo it", async ({ page }) => {
    const email = await member(page.request, portal);
    await open(page);
    const frequency = async () =>
      (await portal.recipients("harbour", "new-books")).find((one) => one.address === email)?.frequency;
    const [first, second, last] = ["As it comes", "Once a week at most", "Once a month at most"].map((name) =>
      page.getByRole("radio", { name }),
    );
    await expect(first!).toBeChecked();
    await page.route("**/api/preference", async (route) => {
      await wait(300);
      await route.continue();
    });
    await first!.focus();
    // Arrow keys choose as they go.
    for (const key of ["ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
    await expect(last!).toBeChecked();
    const went = page.locator(".went");
    await expect(went).toContainText("Your choice is saved.");
    await expect.poll(frequency).toBe("monthly");
    await page.unroute("**/api/preference");
    await went.getByRole("button", { name: "Undo" }).click();
    await expect(went).toHaveText("undone");
    expect(await frequency(), "as it was before").toBe("as-it-comes");
    await expect(first!).toBeChecked();

    await page.route("**/api/preference", (route) => route.fulfill({ json: "Failed" }));
    await second!.click();
    await expect(went).toContainText("That could not be saved.");
    await expect(first!, "what still holds").toBeChecked();
  });
});

test("whoever is not signed in is sent to ask for a link", async ({ page }) => {
  await page.goto(`${portal.url}/me/harbour/preferences`);
  await expect(page).toHaveURL(`${portal.url}/harbour/sign-in`);
});

test("a page that outlived its session says that nothing was changed", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const email = await member(context.request, portal);
  await open(page);
  await context.clearCookies();
  await row(page, "topic-new-books").getByRole("button", { name: "Unsubscribe New books" }).click();
  await expect(page).toHaveURL(/\/harbour\/sign-in\?done=not-signed-in$/);
  await expect(page.getByRole("status")).toContainText("You are no longer signed in, so nothing was changed.");
  expect(await portal.writesTo(email, "harbour", "new-books")).toBe(true);
  await context.close();
});

test("nobody sees or changes the preferences of a brand they are not with", async ({ page }) => {
  await member(page.request, portal, USUAL);
  const answer = await page.goto(`${portal.url}/me/meadow/preferences`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
});
