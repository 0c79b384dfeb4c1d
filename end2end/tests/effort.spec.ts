// How much a person has to do, counted: fields, ticks, presses and screens of a phone, from arriving to a confirmed newsletter,
// and to something kept on a wishlist.

import { type Page } from "@playwright/test";
import { aPortal, anAddress } from "../portal";
import { expect, test, withAndWithoutScript } from "../visitor";

const portal = aPortal({ limits: "off" });
const PHONE = { width: 390, height: 844 };
const WISH = "/harbour/wish?item=B-104&label=Sea+charts";

/** What somebody did so far. */
class Effort {
  fields = 0;
  ticks = 0;
  presses = 0;
  screens = 0;

  constructor(private readonly page: Page) {}

  /** Everything that a page asks for is there at once: how many screens high it is as far as its button. */
  async arrive(url: string) {
    await this.page.goto(url);
    await this.measure();
  }

  async fill(selector: string, text: string) {
    await this.page.locator(selector).fill(text);
    this.fields += 1;
  }

  async press(name: string) {
    await this.page.getByRole("main").getByRole("button", { name, exact: true }).click();
    this.presses += 1;
  }

  async measure() {
    const button = (await this.page.locator("main .primary").boundingBox())!;
    this.screens = Math.max(this.screens, Math.ceil((button.y + button.height) / PHONE.height));
    this.ticks += await this.page.locator("input[type=checkbox]:visible").count();
  }

  get all() {
    return { fields: this.fields, ticks: this.ticks, presses: this.presses, screens: this.screens };
  }
}

withAndWithoutScript(() => {
  test.use({ viewport: PHONE });

  for (const [language, subscribe, confirm] of [
    ["en", "Subscribe", "Confirm"],
    ["pl", "Zapisz się", "Potwierdź"],
    ["es", "Suscribirme", "Confirmar"],
  ] as const) {
    test(`a newsletter takes two fields, no tick, two presses and one screen, in ${language}`, async ({ page }) => {
      const effort = new Effort(page);
      const email = anAddress(language);
      await effort.arrive(`${portal.url}/harbour/subscribe?lang=${language}`);
      await effort.fill("#email", email);
      await effort.fill("#name", "Ada Quay");
      await effort.press(subscribe);
      await expect(page).toHaveURL(/\/subscribe\/sent/);
      await effort.arrive(await portal.link(email, "harbour/confirm"));
      await effort.press(confirm);
      await expect(page).toHaveURL(/\/me\?done=confirmed/);
      expect(effort.all).toEqual({ fields: 2, ticks: 0, presses: 2, screens: 1 });
      expect(await portal.writesTo(email, "harbour", "new-books")).toBe(true);
      expect(await portal.writesTo(email, "harbour", "events"), "nothing that was not asked for").toBe(false);
    });
  }

  test("keeping something takes two fields, no tick, two presses and one screen", async ({ page }) => {
    const effort = new Effort(page);
    const email = anAddress("keeper");
    await effort.arrive(portal.url + WISH);
    await effort.fill("#email", email);
    await effort.fill("#name", "Ada Quay");
    await effort.press("Keep this for me");
    await effort.arrive(await portal.link(email, "harbour/confirm"));
    await effort.press("Confirm");
    await expect(page).toHaveURL(/\/me\?done=confirmed/);
    expect(effort.all).toEqual({ fields: 2, ticks: 0, presses: 2, screens: 1 });
    await page.goto(`${portal.url}/me/harbour/wishlist`);
    await expect(page.locator(".wishes h2")).toHaveText(["Sea charts"]);
    expect(await portal.writesTo(email, "harbour", "new-books")).toBe(false);
  });
});
