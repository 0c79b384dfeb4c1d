// A wishlist: a link of the brand's page keeps something, with a join or with a press of a button; list, note, take off.

import { aPortal, anAddress } from "../portal";
import { USUAL, expect, fields, press, test, withAndWithoutScript } from "../visitor";

const portal = aPortal();
const LINK = "/harbour/wish?item=B-104&label=Sea+charts%2C+volume+two";

withAndWithoutScript(() => {
  test("somebody joins to keep something, and finds it on their list", async ({ page }) => {
    const email = anAddress();
    await page.goto(portal.url + LINK);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Add to your wishlist");
    await expect(page.getByRole("main")).toContainText("Sea charts, volume two");
    await page.locator("#name").fill("www.example.org");
    await page.locator("#email").fill(email);
    await page.waitForTimeout(portal.fillTime);
    await press(page, "Keep this for me");
    await expect(page.locator("#name-fault")).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Sea charts, volume two");
    await page.locator("#name").fill("Ada Quay");
    await press(page, "Keep this for me");
    await expect(page).toHaveURL(`${portal.url}/harbour/subscribe/sent`);
    const message = await portal.message(email);
    expect(message.text + message.html).not.toContain("Sea charts");
    await page.goto(await portal.link(email, "harbour/confirm"));
    await expect(page.getByRole("main")).not.toContainText("Sea charts");
    await press(page, "Confirm");
    await page.getByRole("link", { name: "Wishlist, Harbour Books" }).click();
    await expect(page.locator(".wishes h2")).toHaveText(["Sea charts, volume two"]);

    await page.getByLabel("Your note").fill("For the long evenings\nor for Zofia");
    await press(page, "Save note: Sea charts, volume two");
    await expect(page.getByRole("status")).toHaveText("Your note is saved.");
    await expect(page.getByLabel("Your note")).toHaveValue("For the long evenings\nor for Zofia");

    await page.goto(`${portal.url}/harbour/wish?item=C-7&label=A+brass+lamp`);
    await press(page, "Keep this for me");
    await expect(page.getByRole("status")).toHaveText("It is on your wishlist.");
    await expect(page.locator(".wishes h2")).toHaveText(["A brass lamp", "Sea charts, volume two"]);
    await press(page, "Remove: Sea charts, volume two");
    await expect(page.locator(".wishes h2")).toHaveText(["A brass lamp"]);
  });
});

test("a link that names nothing is answered kindly, and a form of another site keeps nothing", async ({ page }) => {
  const answer = await page.goto(`${portal.url}/harbour/wish?item=%3Cb%3E&label=Lamp`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link is not complete");
  const foreign = await fetch(`${portal.url}/harbour/wish`, {
    method: "POST",
    body: fields({ item: "C-7", label: "Lamp", topic: USUAL.topics }),
    headers: { "sec-fetch-site": "cross-site" },
  });
  expect(foreign.status).toBe(403);
});
