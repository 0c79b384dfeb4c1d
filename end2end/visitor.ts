// What specs share about people and their browsers: a `test` that fails on any CSP violation, console error or page
// error (BAR S9), with and without JavaScript, and the steps that most stories begin with.

import { type APIRequestContext, type BrowserContext, type Page, test as base, expect } from "@playwright/test";
import { type Brand, type House, anAddress, linkIn } from "./house";

export { expect } from "@playwright/test";

export const test = base.extend<{ watched: void }>({
  watched: [
    async ({ context }, use) => {
      const faults = await watch(context);
      await use();
      expect(faults, "violations of the CSP, console errors and page errors").toEqual([]);
    },
    { auto: true },
  ],
});

/** Collects whatever goes wrong in a context's pages, those opened later too. */
export async function watch(context: BrowserContext): Promise<string[]> {
  const faults: string[] = [];
  const refused = new Set<string>();
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      console.error(`CSP: ${event.violatedDirective} refused ${event.blockedURI || event.sample}`);
    });
  });
  context.on("response", (response) => {
    // A page may itself be a 404 or a 422, which browsers log too; what it loads may not.
    if (response.status() >= 400 && response.request().isNavigationRequest()) refused.add(response.url());
  });
  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    const { url } = message.location();
    if (message.text().startsWith("Failed to load resource") && refused.has(url)) return;
    faults.push(`${message.type()} at ${url}: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`page error: ${error.error()}`));
  return faults;
}

/** The same tests with JavaScript and without. */
export function withAndWithoutScript(tests: (js: boolean) => void) {
  for (const js of [true, false]) {
    test.describe(js ? "with JavaScript" : "without JavaScript", () => {
      test.use({ javaScriptEnabled: js });
      tests(js);
    });
  }
}

/** Longer than the fill time that the house believes of a person (2 s). */
const FILL_TIME = 2_100;

export interface Wishes {
  brand?: Brand;
  name?: string;
  email?: string;
  topics?: string[];
  consents?: string[];
}

/** Fills in a join page as a person does, and takes the time for it. */
export async function fillInJoin(page: Page, house: House, wishes: Wishes = {}) {
  const { brand = "harbour", name = "Ada Quay", email = anAddress(), topics = [], consents = [] } = wishes;
  await page.goto(`${house.url}/${brand}/join`);
  await page.locator("#name").fill(name);
  await page.locator("#email").fill(email);
  for (const topic of topics) await page.locator(`#topic-${topic}`).check();
  for (const consent of consents) await page.locator(`#consent-${consent}`).check();
  await page.waitForTimeout(FILL_TIME);
  return email;
}

/** Joins in the browser, as far as the page that says what comes next. */
export async function join(page: Page, house: House, wishes: Wishes = {}): Promise<string> {
  const email = await fillInJoin(page, house, wishes);
  await press(page, "Join");
  await expect(page).toHaveURL(/\/join\/sent$/);
  return email;
}

/** Presses the button of the page that is called so. */
export async function press(page: Page, name: string | RegExp) {
  await page.getByRole("main").getByRole("button", { name, exact: true }).click();
}

/** Two of each, with what they need to take effect. */
export const USUAL = { topics: ["new-books", "events"], consents: ["letters"] };

/**
 * Somebody who has joined and confirmed; the context of `request` is signed in. Nothing of it happens in a page: the
 * stories that are about joining are in join.spec.ts.
 */
export async function member(request: APIRequestContext, house: House, wishes: Wishes = {}): Promise<string> {
  const { brand = "harbour", name = "Ada Quay", email = anAddress(), topics = USUAL.topics, consents = USUAL.consents } =
    wishes;
  const form = await formOf(request, `${house.url}/${brand}/join`);
  const before = (await house.letters(email)).length;
  const boxes = form.boxes.filter((box) => consents.includes(box.split(":")[0]!));
  await wait(FILL_TIME);
  const sent = await post(request, `${house.url}/${brand}/join`, { token: form.token, name, email, topic: topics, consent: boxes });
  expect(sent.status(), "a join is answered with a redirect").toBe(303);
  const confirm = linkIn(await house.letter(email, before + 1), "confirm");
  const { token } = await formOf(request, confirm);
  const done = await post(request, confirm, { token, topic: topics, consent: boxes });
  expect(done.headers().location).toBe("/me?done=confirmed");
  return email;
}

/** The token of a page's own form, and the values of its consent boxes. */
export async function formOf(request: APIRequestContext, url: string): Promise<{ token: string; boxes: string[] }> {
  const html = await (await request.get(url)).text();
  const inMain = html.slice(html.indexOf("<main"));
  const token = inMain.match(/name="token"[^>]*value="([^"]+)"/)?.[1];
  if (!token) throw new Error(`No form on ${url}`);
  const boxes = [...inMain.matchAll(/name="consent"[^>]*value="([^"]+)"/g)].map((match) => match[1]!);
  return { token, boxes };
}

/** Posts a form without a browser and follows nothing. */
export async function post(request: APIRequestContext, url: string, fields: Record<string, string | string[]>) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return await request.post(url, {
    data: body.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
    maxRedirects: 0,
  });
}

export async function wait(milliseconds: number) {
  await new Promise((done) => setTimeout(done, milliseconds));
}
