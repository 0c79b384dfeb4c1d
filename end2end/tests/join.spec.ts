// A stranger joins: greeted, a form, an email, a button, their own page (G1, G17, S5, S7, S8).
// That a link runs out after 24 hours is proved in Rust, where the clock can be set.

import { type Page, request as http } from "@playwright/test";
import { type Portal, aPortal, anAddress, linkIn } from "../portal";
import { asks, expect, fillInJoin, join, member, press, test, withAndWithoutScript } from "../visitor";

const portal = aPortal();
// Where neither fill time nor caps are the point, nobody waits for them.
const quick = aPortal({ limits: "off" });

withAndWithoutScript(() => {
  test("a stranger is greeted, joins, reads the email, confirms and is on their own page", async ({ page }) => {
    await theWholeStory(page, portal);
  });

  test("faults stand beside their fields, values are kept, and the summary takes focus and links to them", async ({
    page,
  }) => {
    await fillInJoin(page, portal, { name: "   ", email: "ada.example.org", topics: ["events"] });
    await press(page, "Subscribe");
    const summary = page.getByRole("alert");
    await expect(summary).toContainText("There is a problem");
    await expect(summary).toBeFocused();
    await expect(page).toHaveTitle(/^Problem: Subscribe to New books/);
    await expect(page.locator("#email")).toHaveValue("ada.example.org");
    await expect(page.locator("#email")).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator("#email")).toHaveAccessibleDescription(/An email address has an @/);
    await expect(page.locator("#name")).toHaveAccessibleDescription(/Enter your name/);
    await expect(page.locator("#topic-events")).toBeChecked();
    await expect(page.locator("input[type=checkbox]:checked")).toHaveCount(1);

    await summary.getByRole("link", { name: /has an @/ }).click();
    await expect(page.locator("#email")).toBeFocused();
    await summary.getByRole("link", { name: /Enter your name/ }).click();
    await expect(page.locator("#name")).toBeFocused();

    const email = anAddress();
    await page.locator("#name").fill("Ada Quay");
    await page.locator("#email").fill(email);
    await press(page, "Subscribe");
    await expect(page).toHaveURL(/\/subscribe\/sent$/);
    await portal.message(email);
  });

  test("a form posted in under two seconds comes back with what was typed, and then passes", async ({ page }) => {
    const email = anAddress();
    await page.goto(`${portal.url}/harbour/subscribe`);
    await page.locator("#name").fill("Ada Quick");
    await page.locator("#email").fill(email);
    await page.locator(".more-topics > summary").click();
    await page.locator("#topic-offers").check();
    await press(page, "Subscribe");
    await expect(page.getByRole("alert")).toContainText("That was very fast");
    await expect(page.locator("#name")).toHaveValue("Ada Quick");
    await expect(page.locator("#email")).toHaveValue(email);
    await expect(page.locator("#topic-offers")).toBeChecked();
    expect(await portal.messages(email)).toEqual([]);
    // The form keeps its token, so the time goes on counting.
    await page.waitForTimeout(2_100);
    await press(page, "Subscribe");
    await expect(page).toHaveURL(/\/subscribe\/sent$/);
    await portal.message(email);
  });

  test("whoever has the hidden field filled in is asked once more, and passes; what posts it again and again does not", async ({ page }) => {
    const email = await fillInJoin(page, portal);
    const trap = page.locator("#website");
    await expect(trap).not.toBeInViewport();
    await expect(trap).toHaveAttribute("tabindex", "-1");
    await trap.fill("https://example.org", { force: true });
    await press(page, "Subscribe");
    await expect(page.getByRole("alert")).toContainText("Your browser filled in a hidden field");
    await expect(page.locator("#email")).toHaveValue(email);
    await expect(page.locator("#website")).toHaveCount(0);
    // A later join has its email, so this one had none.
    await portal.message(await asks(portal));
    expect(await portal.messages(email)).toEqual([]);
    await page.waitForTimeout(2_100);
    await press(page, "Subscribe");
    await expect(page).toHaveURL(/\/subscribe\/sent$/);
    await portal.message(email);
  });

  test("Chromium's own autofill fills in the form, leaves the trap alone, and the form goes through", async ({ page }) => {
    await page.goto(`${portal.url}/harbour/subscribe`);
    const email = anAddress("autofill");
    const fields = Object.entries({
      NAME_FULL: "Ada Quay",
      EMAIL_ADDRESS: email,
      COMPANY_NAME: "Quay & Daughters",
      PHONE_HOME_WHOLE_NUMBER: "+14155550123",
    }).map(([name, value]) => ({ name, value }));
    const devtools = (await page.context().newCDPSession(page)) as unknown as Devtools;
    await devtools.send("DOM.enable");
    await devtools.send("Autofill.enable");
    const { root } = (await devtools.send("DOM.getDocument")) as { root: { nodeId: number } };
    const found = (await devtools.send("DOM.querySelector", { nodeId: root.nodeId, selector: "#email" })) as { nodeId: number };
    const { node } = (await devtools.send("DOM.describeNode", found)) as { node: { backendNodeId: number } };
    await page.locator("#email").click();
    await devtools.send("Autofill.trigger", { fieldId: node.backendNodeId, address: { fields } });
    await expect(page.locator("#email")).toHaveValue(email);
    await expect(page.locator("#name")).toHaveValue("Ada Quay");
    await expect(page.locator("#website")).toHaveValue("");
    await page.waitForTimeout(2_100);
    await press(page, "Subscribe");
    await expect(page).toHaveURL(/\/subscribe\/sent$/);
    await portal.message(email);
  });

  test("nothing is ticked by default; the words stand once, above the button or beside their topics (G1)", async ({ page }) => {
    await page.goto(`${quick.url}/harbour/subscribe`);
    await expect(page.locator("input:checked")).toHaveCount(0);
    const above = page.locator(".above-button");
    await expect(above).toContainText("Yes, Harbour Books may email me about new books");
    await above.locator("summary").click();
    for (const fact of ["Who gets it", "For how long"]) await expect(above.getByText(fact, { exact: true })).toBeVisible();
    await page.locator(".more-topics > summary").click();
    const offers = page.getByRole("group", { name: "Emails with offers" });
    await expect(offers.getByText(/^Yes, Harbour Books may .*\boffers\b/)).toHaveCount(1);
    await expect(page.getByRole("group", { name: "Emails about books and events" }).locator(".consents-to")).toHaveCount(0);
    await offers.getByRole("link", { name: "Full privacy notice" }).click();
    await expect(page.getByRole("main")).toContainText("Version 2026-11-27");
    await expect(page.getByRole("heading", { name: "All versions" })).toBeVisible();
  });

  test("a link names the topic; without one, and nothing chosen, the form says what is missing", async ({ page }) => {
    await page.goto(`${quick.url}/harbour/subscribe?topic=picks`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Subscribe to Picks for you");
    await expect(page.locator(".above-button")).toContainText("Yes, Harbour Books may look at what I tell it");
    await press(page, "Subscribe");
    await expect(page.getByRole("heading", { level: 1 }), "also when it comes back").toHaveText("Subscribe to Picks for you");

    await page.goto(`${quick.url}/meadow/subscribe?lang=en`);
    await page.locator("#email").fill("ada@example.org");
    await press(page, "Subscribe");
    await expect(page.getByRole("alert")).toContainText("Choose at least one thing to subscribe to.");
    await expect(page.locator("#topics-fault")).toBeVisible();
    await page.getByRole("checkbox", { name: /^New teas/ }).check();
    await press(page, "Subscribe");
    await expect(page, "a name is optional here").toHaveURL(/\/meadow\/subscribe\/sent/);
  });

  test("old links lead on", async ({ page }) => {
    await page.goto(`${quick.url}/harbour/join?lang=pl`);
    await expect(page).toHaveURL(`${quick.url}/harbour/subscribe?lang=pl`);
    await page.goto(`${quick.url}/harbour/manage`);
    await expect(page).toHaveURL(`${quick.url}/harbour/sign-in`);
    await page.goto(`${quick.url}/harbour/letters/x`);
    await expect(page).toHaveURL(`${quick.url}/harbour/unsubscribe/x`);
  });

  test("a known address gets a sign-in email instead, and the page says the same", async ({ page }) => {
    const elsewhere = await http.newContext();
    const email = await member(elsewhere, quick);
    await elsewhere.dispose();
    await join(page, quick, { email, name: "Somebody Else", topics: ["offers"] });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
    const message = await quick.message(email, 2);
    expect(message.subject).toMatch(/^Sign in to Harbour Books \(\d\d:\d\d\)$/);
    expect(message.text + message.html).not.toContain("Somebody Else");
    await page.goto(linkIn(message, "sign-in"));
    await press(page, "Sign in");
    // What was typed changed nothing; what was asked for waits for the owner.
    await expect(page.locator(".brand-sheet")).toContainText("Ada Quay");
    await expect(page.locator(".brand-sheet")).not.toContainText("Somebody Else");
    const asked = page.locator(".caution", { hasText: "asked for this with your address" });
    await expect(asked.getByRole("listitem")).toHaveText(["Offers"]);
    await asked.getByRole("button", { name: "Dismiss" }).click();
    await expect(page.getByRole("status")).toHaveText("Dismissed. Nothing was changed.");
    await expect(page.getByText("asked for this with your address")).toHaveCount(0);
  });

  test("“not me” stops such emails, and whoever owns the mailbox can allow them again", async ({ page }) => {
    const email = await asks(quick, { topics: ["new-books"] });
    const message = await quick.message(email);
    await page.goto(linkIn(message, "not-me"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("I didn’t ask for this");
    await press(page, "Don’t send me such emails");
    await expect(page.getByRole("status")).toContainText("90 days");
    // The confirmation went with it.
    await page.goto(linkIn(message, "confirm"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has expired");

    await page.goto(`${quick.url}/harbour/sign-in`);
    await page.locator("#email").fill(email);
    await press(page, "Email me a sign-in link");
    const lift = await quick.message(email, 2);
    expect(lift.subject).toMatch(/^Emails from Harbour Books \(\d\d:\d\d\)$/);
    await page.goto(linkIn(lift, "sign-in"));
    await press(page, "Allow emails again");
    await expect(page).toHaveURL(/\/harbour\/subscribe\?done=lifted$/);
    await expect(page.getByRole("status")).toHaveText("You can subscribe with this address again.");
  });
});

test("a name that reads as a link is refused kindly", async ({ page }) => {
  await fillInJoin(page, quick, { name: "Win at www.example.org" });
  await press(page, "Subscribe");
  await expect(page.locator("#name-fault")).toHaveText(/looks like a web address/);
  await expect(page.locator("#name")).toHaveValue("Win at www.example.org");
});

test("the way back after confirming leads to a page that says it is done", async ({ page }) => {
  const email = await join(page, quick, { topics: ["events"] });
  await page.goto(linkIn(await quick.message(email), "confirm"));
  await press(page, "Confirm");
  await expect(page).toHaveURL(/\/me\?/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This is already confirmed");
  await expect(page.getByRole("link", { name: "Sign in with an emailed link" })).toBeVisible();
});

test("of two tabs the first one confirms, and the second one says that it is done", async ({ page, context }) => {
  const email = await join(page, quick, { topics: ["events"] });
  const link = linkIn(await quick.message(email), "confirm");
  const second = await context.newPage();
  await page.goto(link);
  await second.goto(link);
  await press(page, "Confirm");
  await expect(page).toHaveURL(/\/me\?/);
  await second.locator(".more-topics > summary").click();
  await second.locator("#topic-offers").check();
  await press(second, "Confirm");
  await expect(second.getByRole("heading", { level: 1 })).toHaveText("This is already confirmed");
  expect(await quick.writesTo(email, "harbour", "events")).toBe(true);
  expect((await quick.messages(email)).length).toBe(1);
});

test("in another browser than the one that joined, a fresh email confirms and signs in", async ({ page, browser }) => {
  // The email is under ten minutes old, so whoever reads it owns the mailbox. That an older one only confirms there is
  // proved in Rust, where the clock can be set.
  const email = await join(page, quick, { topics: ["events"] });
  const other = await browser.newContext();
  const there = await other.newPage();
  await there.goto(linkIn(await quick.message(email), "confirm"));
  await press(there, "Confirm");
  await expect(there.getByRole("heading", { level: 1 })).toHaveText("Your privacy centre");
  await other.close();
  // Here nobody was signed in by it.
  await page.goto(`${quick.url}/me`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are not signed in");
});

test("what was asked for can be adjusted before it is confirmed", async ({ page }) => {
  const email = await join(page, quick, { topics: ["offers"] });
  await page.goto(linkIn(await quick.message(email), "confirm"));
  await page.locator(".more-topics > summary").click();
  await page.locator("#topic-offers").uncheck();
  await page.locator("#topic-events").check();
  await press(page, "Confirm");
  await expect(page.locator(".brand-sheet")).toContainText("New books, Readings and events");
  expect(await quick.writesTo(email, "harbour", "offers")).toBe(false);
  expect(await quick.writesTo(email, "harbour", "events")).toBe(true);
});

test("a link that was cut or made up leads to a page that helps", async ({ page }) => {
  const cut = linkIn(await quick.message(await asks(quick)), "confirm").slice(0, -3);
  for (const link of [cut, `${quick.url}/harbour/confirm/${"A".repeat(43)}`, `${quick.url}/harbour/confirm/no-token`]) {
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work");
    await expect(page.getByRole("button", { name: "Confirm" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Subscribe again" })).toHaveAttribute("href", "/harbour/subscribe");
    await page.getByRole("link", { name: "Sign in with an emailed link" }).click();
    await expect(page).toHaveURL(/\/harbour\/sign-in$/);
  }
});

test("a link of one brand opens nothing at another", async ({ page }) => {
  const link = linkIn(await quick.message(await asks(quick)), "confirm");
  await page.goto(link.replace("/harbour/", "/meadow/"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work");
});

test("what somebody asked for with an address that is known starts when its owner accepts it", async ({ page }) => {
  const email = await member(page.request, quick, { topics: ["new-books"] });
  await asks(quick, { email, topics: ["events"] });
  await quick.message(email, 2);
  expect(await quick.writesTo(email, "harbour", "events")).toBe(false);
  await page.goto(`${quick.url}/me`);
  await page.getByRole("button", { name: "Subscribe" }).click();
  await expect(page.getByRole("status")).toHaveText("You are subscribed.");
  expect(await quick.writesTo(email, "harbour", "events")).toBe(true);

  await asks(quick, { email, topics: ["offers"] });
  await quick.message(email, 3);
  await page.goto(`${quick.url}/me`);
  await page.getByRole("button", { name: "Subscribe" }).click();
  await expect(page.getByRole("status")).toContainText("You are not subscribed yet: this needs your consent.");
});

test.describe("on PostgreSQL", () => {
  test.skip(!process.env.HANDSHAKE_TEST_POSTGRES, "HANDSHAKE_TEST_POSTGRES is not set");
  const onPostgres = aPortal({ engine: "postgres" });

  test("the whole story is the same", async ({ page }) => {
    await theWholeStory(page, onPostgres);
  });
});

async function theWholeStory(page: Page, portal: Portal) {
  await page.goto(`${portal.url}/harbour`);
  await page.getByRole("main").getByRole("link", { name: "Subscribe", exact: true }).click();
  const email = await join(page, portal, { name: "Zuzanna Kowalska-Quay", topics: ["events"] });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  await page.getByRole("link", { name: "No email?" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No email?");
  expect((await page.context().cookies()).map((cookie) => cookie.name), "no session yet").not.toContain("handshake");
  expect(await portal.writesTo(email, "harbour", "new-books"), "not before it is confirmed").toBe(false);

  const message = await portal.message(email);
  expect(message.subject).toBe("Confirm your subscription to Harbour Books");
  for (const form of [message.text, message.html]) {
    expect(form, "nothing that the stranger typed").not.toContain("Zuzanna");
    expect(form).toContain(linkIn(message, "confirm"));
    expect(form).toContain(linkIn(message, "not-me"));
  }

  await page.goto(linkIn(message, "confirm"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm your subscription");
  await expect(page.locator("body"), "a stranger may have typed it").not.toContainText("Zuzanna");
  await expect(page.locator(".chosen > li strong")).toHaveText(["New books", "Readings and events"]);
  await expect(page.locator("input:checked")).toHaveCount(2);
  await press(page, "Confirm");

  await expect(page).toHaveURL(`${portal.url}/me?done=confirmed`);
  await expect(page.getByRole("status")).toHaveText("Your subscription is confirmed. Thank you.");
  const sheet = page.locator(".brand-sheet");
  await expect(sheet).toContainText("Zuzanna Kowalska-Quay");
  await expect(sheet).toContainText(email);
  await expect(sheet).toContainText("New books, Readings and events");
  expect(await portal.writesTo(email, "harbour", "new-books")).toBe(true);
  expect(await portal.writesTo(email, "harbour", "offers")).toBe(false);
  await page.goto(`${portal.url}/me/harbour/consents`);
  await expect(page.locator(".agreements > li")).toHaveCount(1);
  await expect(page.locator(".agreements > li").last()).toContainText("In force");
}

/** What the browser is asked by that no type is written for. */
interface Devtools {
  send(method: string, params?: object): Promise<unknown>;
}
