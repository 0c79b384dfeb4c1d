// What specs share about people and their browsers: a `test` that fails on any CSP violation, console error or page
// error (S9), with and without JavaScript, and the steps that most stories begin with.

import { type APIRequestContext, type BrowserContext, type Page, test as base, expect } from "@playwright/test";
import { type Brand, type Form, type Portal, anAddress, formOf } from "./portal";

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

export interface Wishes {
  brand?: Brand;
  name?: string;
  email?: string;
  /** Besides what the page is about. */
  topics?: string[];
}

/** Fills in the form as a person does, and takes the time for it. */
export async function fillInJoin(page: Page, portal: Portal, wishes: Wishes = {}) {
  const { brand = "harbour", name = "Ada Quay", email = anAddress(), topics = [] } = wishes;
  await page.goto(`${portal.url}/${brand}/subscribe`);
  await page.locator("#name").fill(name);
  await page.locator("#email").fill(email);
  const more = page.locator(".more-topics > summary");
  if (topics.length > 0 && (await more.count()) > 0) await more.click();
  for (const topic of topics) await page.locator(`#topic-${topic}`).check();
  await page.waitForTimeout(portal.fillTime);
  return email;
}

/** Subscribes in the browser, as far as the page that says what comes next. */
export async function join(page: Page, portal: Portal, wishes: Wishes = {}): Promise<string> {
  const email = await fillInJoin(page, portal, wishes);
  await press(page, "Subscribe");
  await expect(page).toHaveURL(/\/subscribe\/sent$/);
  return email;
}

/** Presses the button of the page that is called so. */
export async function press(page: Page, name: string | RegExp) {
  await page.getByRole("main").getByRole("button", { name, exact: true }).click();
}

/** Two topics of one purpose. */
export const USUAL = { topics: ["new-books", "events"] };

/**
 * Somebody who has joined and confirmed; the context of `request` is signed in. Nothing of it happens in a page: the
 * stories that are about joining are in join.spec.ts.
 */
export async function member(request: APIRequestContext, portal: Portal, wishes: Wishes = {}): Promise<string> {
  const { topics = USUAL.topics, brand = "harbour", email = anAddress() } = wishes;
  const before = (await portal.messages(email)).filter((message) => message.text.includes(`/${brand}/confirm/`)).length;
  await asks(portal, { ...wishes, topics, email });
  const confirm = await portal.link(email, `${brand}/confirm`, before + 1);
  const { token, words } = await formAt(request, confirm);
  const done = await post(request, confirm, { token, topic: topics, beside: words });
  expect(done.headers().location, `${email} is with ${brand}`).toBe("/me?done=confirmed");
  return email;
}

/** Somebody, from no browser in particular, posts a join form. */
export async function asks(portal: Portal, wishes: Wishes = {}): Promise<string> {
  const { brand = "harbour", name = "Ada Quay", email = anAddress() } = wishes;
  const { topics = [brand === "harbour" ? "new-books" : "new-teas"] } = wishes;
  const { token, words } = await portal.joinForm(brand);
  const answer = await fetch(`${portal.url}/${brand}/subscribe`, {
    method: "POST",
    body: fields({ token, name, email, topic: topics, beside: words }),
    headers: { "accept-language": "en" },
    redirect: "manual",
  });
  expect(answer.status, "a join is answered with a redirect").toBe(303);
  return email;
}

/** The form of a page as whoever `request` is sees it. */
export async function formAt(request: APIRequestContext, url: string): Promise<Form> {
  return await formOf(url, await (await request.get(url)).text());
}

/** Posts a form without a page and follows nothing. */
export async function post(request: APIRequestContext, url: string, values: Values) {
  return await request.post(url, {
    data: fields(values).toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
    maxRedirects: 0,
  });
}

type Values = Record<string, string | string[]>;

export function fields(values: Values): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) body.append(name, one);
  return body;
}
