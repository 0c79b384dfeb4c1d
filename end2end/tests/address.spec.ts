// Change of address: asked with a fresh proof, confirmed at the new one, told to the old one, which can put it back.

import { aPortal, anAddress } from "../portal";
import { expect, member, press, test, withAndWithoutScript } from "../visitor";

const portal = aPortal({ limits: "off" });

withAndWithoutScript(() => {
  test("emails go to the new address once it is proved, and back when the old one says so", async ({ page, browser }) => {
    const [email, other] = [await member(page.request, portal), anAddress("elsewhere")];
    await page.goto(`${portal.url}/me/harbour/details`);
    await page.getByRole("link", { name: "Change your address" }).click();
    await expect(page.getByRole("main")).toContainText(`Your emails go to ${email} now.`);
    await page.locator("#email").fill("not an address");
    await press(page, "Send a confirmation email");
    await expect(page.locator("#email-fault")).toBeVisible();
    await page.locator("#email").fill(other);
    await press(page, "Send a confirmation email");
    await expect(page.getByRole("status")).toContainText("Nothing changes until it is confirmed there.");
    expect(await portal.writesTo(email, "harbour", "events")).toBe(true);
    const asked = await portal.message(other);
    expect(asked.subject).toBe("Confirm your new address at Harbour Books");
    expect(asked.text + asked.html, "nothing of whoever asked").not.toMatch(new RegExp(`Ada|${email}`));

    // Programs that read mail open links; only a press does it.
    const link = await portal.link(other, "harbour/new-address");
    for (const method of ["GET", "HEAD"]) await fetch(link, { method });
    expect(await portal.writesTo(email, "harbour", "events")).toBe(true);
    await page.goto(link);
    await press(page, "Use this address");
    await expect(page.getByRole("status")).toContainText("Your emails now go to the new address.");
    await expect(page.getByRole("main")).toContainText(other);
    expect(await portal.writesTo(other, "harbour", "events")).toBe(true);
    expect(await portal.writesTo(email, "harbour", "events")).toBe(false);

    const told = await portal.link(email, "harbour/old-address");
    expect((await portal.message(email)).text).not.toContain(other);
    const owner = await browser.newContext();
    const old = await owner.newPage();
    await old.goto(told);
    await press(old, "Undo the change");
    await expect(old.getByRole("status")).toContainText("The change is undone");
    expect(await portal.writesTo(email, "harbour", "events")).toBe(true);
    expect(await portal.writesTo(other, "harbour", "events")).toBe(false);
    await old.goto(told);
    await expect(old.getByRole("heading", { level: 1 })).toHaveText("There is nothing to change back");
    await owner.close();
    await page.goto(`${portal.url}/me`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are not signed in");
    expect((await portal.message(other, 2)).subject).toBe("The change of your address at Harbour Books was undone");
  });

  test("S7: that an address is somebody else's is told to whoever reads its emails", async ({ page }) => {
    const somebody = await member(page.request, portal, { name: "Bela" });
    await page.context().clearCookies();
    const email = await member(page.request, portal);
    await page.goto(`${portal.url}/me/harbour/new-address`);
    await page.locator("#email").fill(somebody);
    await press(page, "Send a confirmation email");
    await expect(page.getByRole("status")).toContainText("We have sent an email to the new address");
    await page.goto(await portal.link(somebody, "harbour/new-address"));
    const [answer] = await Promise.all([page.waitForResponse((response) => response.status() === 409), press(page, "Use this address")]);
    expect(answer.ok()).toBe(false);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This address is already in use here");
    expect(await portal.writesTo(email, "harbour", "events")).toBe(true);
    expect(await portal.writesTo(somebody, "harbour", "events")).toBe(true);
  });
});
