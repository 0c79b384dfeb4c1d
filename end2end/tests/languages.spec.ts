// Three languages, for pages and emails: by choice, then the person's, then the browser's, then the brand's.

import { type Browser, type Page } from "@playwright/test";
import { aPortal, anAddress, formOf } from "../portal";
import { type Language } from "../tour";
import { USUAL, expect, fields, member, test } from "../visitor";

const portal = aPortal({ limits: "off" });

const JOIN = { en: "Subscribe to New books", pl: "Zapisz się: Nowe książki", es: "Suscríbete a Libros nuevos" } as const;
const CONSENT = {
  en: "Yes, Harbour Books may email me about new books",
  pl: "Tak, Harbour Books może do mnie pisać o nowych książkach",
  es: "Sí, Harbour Books puede escribirme sobre libros nuevos",
} as const;
const LANGUAGES = ["en", "pl", "es"] as const;

/** No message id of ours stands where a sentence should, and none of English's sentences in another language. */
async function expectInLanguage(page: Page, language: Language) {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.locator(".languages [aria-current]")).toHaveAttribute("lang", language);
  const text = (await page.locator("body").innerText()).split("\n").map((line) => line.trim());
  expect(text.filter((line) => /^[a-z]+(-[a-z]+)+$/.test(line)), "ids of messages without words").toEqual([]);
  const foot = page.getByRole("contentinfo").getByRole("link").nth(1);
  if (language === "en") await expect(foot).toHaveText("Your privacy choices");
  else await expect(foot).not.toHaveText("Your privacy choices");
}

for (const language of LANGUAGES) {
  test(`by link, ?lang=${language} holds from page to page`, async ({ page }) => {
    await page.goto(`${portal.url}/harbour?lang=${language}`);
    await expectInLanguage(page, language);
    await page.locator("main .primary").click();
    await expect(page).toHaveURL(`${portal.url}/harbour/subscribe?lang=${language}`);
    await expectInLanguage(page, language);
    await expect(page.locator("h1")).toHaveText(JOIN[language]);
    await expect(page.locator(".above-button .consents-to")).toContainText(CONSENT[language]);
    // A form that comes back keeps the language as well.
    await page.locator("main .primary").click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectInLanguage(page, language);
  });

  test(`by Accept-Language, a browser set to ${language} is answered in it`, async ({ browser }) => {
    await inBrowserSetTo(browser, language, async (page) => {
      await page.goto(`${portal.url}/harbour/subscribe`);
      await expectInLanguage(page, language);
      // A choice by link goes before it.
      const other = language === "en" ? "es" : "en";
      await page.goto(`${portal.url}/harbour/subscribe?lang=${other}`);
      await expectInLanguage(page, other);
    });
  });

  test(`emails to somebody who joined in ${language} are in it, and so are their pages`, async ({ page }) => {
    const email = anAddress(language);
    const join = `${portal.url}/harbour/subscribe?lang=${language}`;
    const { token, words } = await formOf(join);
    await fetch(join, {
      method: "POST",
      body: fields({ token, name: "Ada Quay", email, topic: USUAL.topics, beside: words }),
      redirect: "manual",
    });
    const message = await portal.message(email);
    expect(message.html).toContain(`lang="${language}"`);
    if (language === "en") expect(message.subject).toBe("Confirm your subscription to Harbour Books");
    else expect(message.subject).not.toMatch(/^Confirm that|^email-/);
    expect(message.text, "ids of messages without words").not.toMatch(/^email-[a-z-]+/m);

    await page.goto(await portal.link(email, "harbour/confirm"));
    await expectInLanguage(page, language);
    await page.locator("main .primary").click();
    await expect(page).toHaveURL(/\/me\?done=confirmed/);
    // The browser here prefers English; the person's language goes before it.
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    const today = new Date();
    const day = today.toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "Europe/Dublin" });
    await expect(page.locator(".brand-sheet time")).toHaveText(day);
    await expect(page.locator(".brand-sheet time")).toHaveAttribute("datetime", /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    const recipient = (await portal.recipients("harbour", "events")).find((one) => one.address === email);
    expect(recipient?.language).toBe(language);
  });
}

test("a browser of a language that a brand does not speak is answered in the brand's own", async ({ browser }) => {
  await inBrowserSetTo(browser, "de", async (page) => {
    await page.goto(`${portal.url}/meadow`);
    await expect(page.locator("html")).toHaveAttribute("lang", "pl");
    await page.goto(`${portal.url}/meadow?lang=es`);
    await expect(page.locator("html")).toHaveAttribute("lang", "pl");
    await page.goto(`${portal.url}/harbour`);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test("Polish counts as Polish does", async ({ page }) => {
  const email = await member(page.request, portal);
  await page.goto(`${portal.url}/me?lang=pl`);
  const one = await page.locator(".lede").innerText();
  await member(page.request, portal, { email, brand: "meadow", topics: ["new-teas"] });
  await page.goto(`${portal.url}/me?lang=pl`);
  const two = await page.locator(".lede").innerText();
  expect(one).not.toBe(two);
  expect(two).not.toMatch(/marek|brands/);
});

async function inBrowserSetTo(browser: Browser, locale: string, use: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ locale });
  await use(await context.newPage());
  await context.close();
}
