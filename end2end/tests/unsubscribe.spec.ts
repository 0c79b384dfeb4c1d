// Links in the brand's own emails: reusable, and they only lessen (S5); one-click unsubscribing (B3); the email that can
// undo it.

import { request as http } from "@playwright/test";
import { type Recipient, aPortal, anAddress } from "../portal";
import { USUAL, expect, member, press, test, withAndWithoutScript } from "../visitor";

const portal = aPortal();

/** Somebody, with what the mailer knows of them; nobody is signed in. */
async function reader(): Promise<Recipient> {
  const request = await http.newContext();
  const email = await member(request, portal, { email: anAddress("reader"), name: "Ludmiła Sowa", ...USUAL });
  await request.dispose();
  return (await portal.recipients("harbour", "new-books")).find((one) => one.address === email)!;
}

withAndWithoutScript(() => {
  test("an email's link shows which topics are on, neither name nor address, and can only end them", async ({
    page,
  }) => {
    const { address, preferences_url } = await reader();
    await page.goto(preferences_url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Unsubscribe from Harbour Books");
    await expect(page.locator(".subscription h3")).toHaveText(["New books", "Readings and events"]);
    const html = await page.content();
    for (const personal of ["Ludmiła", "Sowa", address, "reader"]) expect(html).not.toContain(personal);
    await expect(page.getByRole("button", { name: /^Subscribe|consent|Delete/ })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);

    await page.getByRole("button", { name: "Unsubscribe from New books" }).click();
    await expect(page.getByRole("status")).toContainText("You are unsubscribed.");
    await expect(page.locator(".subscription h3")).toHaveText(["Readings and events"]);
    expect(await portal.writesTo(address, "harbour", "new-books")).toBe(false);
    expect(await portal.writesTo(address, "harbour", "events")).toBe(true);

    // The link goes on working, and opens nothing else.
    await page.goto(preferences_url);
    await press(page, "Unsubscribe from all of these");
    await expect(page.getByText("You are not subscribed to any emails from Harbour Books.")).toBeVisible();
    expect(await portal.writesTo(address, "harbour", "events")).toBe(false);
    await page.goto(`${portal.url}/me`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are not signed in");
    expect(await page.context().cookies()).toEqual([]);
  });

  test("what a link took away can be put back with the email that says so, once", async ({ page }) => {
    const { address, preferences_url } = await reader();
    await page.goto(preferences_url);
    await press(page, "Unsubscribe from all of these");
    await expect(page.getByText("If it was not you: we send an email that can undo this, at most one a day.")).toBeVisible();
    const message = await portal.message(address, 2);
    expect(message.subject).toBe("You are unsubscribed from Harbour Books");
    expect(message.text).toContain("New books");
    expect(message.text).toContain("Readings and events");
    expect(message.text + message.html).not.toContain("Ludmiła");

    const undo = await portal.link(address, "harbour/undo");
    await page.goto(undo);
    const offered = page.getByRole("main").getByRole("listitem");
    expect((await offered.allTextContents()).sort()).toEqual(["New books", "Readings and events"]);
    await press(page, "Subscribe again");
    await expect(page.getByRole("status")).toHaveText("Undone. You are subscribed to these emails again.");
    expect(await portal.writesTo(address, "harbour", "new-books")).toBe(true);
    expect(await portal.writesTo(address, "harbour", "events")).toBe(true);
    await page.goto(undo);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This is already undone");
  });

  test("the one-click link opened in a browser shows the page, and its buttons work", async ({ page }) => {
    const { address, unsubscribe_url } = await reader();
    await page.goto(unsubscribe_url);
    await expect(page.locator(".subscription h3")).toHaveText(["New books", "Readings and events"]);
    expect(await portal.writesTo(address, "harbour", "new-books"), "opening changes nothing").toBe(true);
    await page.getByRole("button", { name: "Unsubscribe from New books" }).click();
    await expect(page.getByRole("status")).toContainText("You are unsubscribed.");
    expect(await portal.writesTo(address, "harbour", "new-books")).toBe(false);
  });
});

test.describe("one-click unsubscribing (RFC 8058, B3)", () => {
  const ASKED = "List-Unsubscribe=One-Click";

  test("the mailer gets both headers, one HTTPS or loopback URI in the first", async () => {
    const one = await reader();
    expect(one["List-Unsubscribe"]).toBe(`<${one.unsubscribe_url}>`);
    expect(one["List-Unsubscribe-Post"]).toBe(ASKED);
    expect(one.unsubscribe_url).toContain(`${portal.url}/harbour/one-click/`);
  });

  for (const form of ["urlencoded", "multipart"] as const) {
    test(`a ${form} post from nowhere, without cookies, ends that topic with a plain 200`, async () => {
      const { address, unsubscribe_url } = await reader();
      const multipart = new FormData();
      multipart.set("List-Unsubscribe", "One-Click");
      for (let time = 1; time <= 2; time += 1) {
        const answer = await fetch(unsubscribe_url, {
          method: "POST",
          body: form === "multipart" ? multipart : new URLSearchParams(ASKED),
          redirect: "manual",
          headers: { "sec-fetch-site": "cross-site", origin: "https://mail.example" },
        });
        expect(answer.status, `time ${time}`).toBe(200);
        expect(answer.headers.get("set-cookie")).toBeNull();
        expect(answer.headers.get("location")).toBeNull();
      }
      expect(await portal.writesTo(address, "harbour", "new-books")).toBe(false);
      expect(await portal.writesTo(address, "harbour", "events"), "only that topic").toBe(true);
      await portal.link(address, "harbour/undo");
      expect((await portal.messages(address)).filter((message) => message.text.includes("/undo/"))).toHaveLength(1);
    });
  }

  test("GET and HEAD change nothing", async () => {
    const { address, unsubscribe_url } = await reader();
    expect((await fetch(unsubscribe_url)).status).toBe(200);
    expect((await fetch(unsubscribe_url, { method: "HEAD" })).status).toBe(200);
    expect(await portal.writesTo(address, "harbour", "new-books")).toBe(true);
  });
});

test("an email's link with an email changed, or taken to another brand, opens nothing", async ({ page }) => {
  const { preferences_url } = await reader();
  const flipped = preferences_url.slice(0, -6) + (preferences_url.at(-6) === "A" ? "B" : "A") + preferences_url.slice(-5);
  for (const link of [flipped, preferences_url.replace("/harbour/", "/meadow/"), `${portal.url}/harbour/unsubscribe/x`]) {
    await page.goto(link);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link no longer works");
  }
});
