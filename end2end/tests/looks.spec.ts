// Every page of the portal is looked at with axe, wide and narrow in English, and once in Polish and Spanish (C10, WCAG
// 2.2 AA); it stays within its width, down to 320 pixels, and its title is its own.

import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";
import { aPortal, anAddress } from "../portal";
import { aProvider } from "../provider";
import { pages } from "../routes";
import { type Language, tour } from "../tour";
import { USUAL, expect, member, test } from "../visitor";

const provider = aProvider();
const portal = aPortal({ limits: "off", host: "localhost", provider });
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const looks: { language: Language; widths: number[] }[] = [
  { language: "en", widths: [390, 1280] },
  { language: "pl", widths: [390] },
  { language: "es", widths: [1280] },
];

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const { language, widths } of looks) {
  const inTheDark = language === "en";
  test(`axe finds nothing on any page in ${language}, at ${widths.join(" and ")} pixels`, async ({ page }) => {
    test.setTimeout(360_000);
    const elsewhere = new Set<string>();
    page.on("request", (request) => {
      const url = new URL(request.url());
      // The provider's own pages are none of the portal's.
      const known = [new URL(portal.url).origin, provider.issuer];
      if (url.protocol !== "data:" && !known.includes(url.origin)) elsewhere.add(url.href);
    });
    const titles = new Map<string, string>();
    const seen = new Set<string>();
    await tour(page, portal, language, async (name) => {
      // Meadow Tea speaks no Spanish.
      if (language !== "es" || !page.url().includes("/meadow/")) {
        await expect.soft(page.locator("html"), name).toHaveAttribute("lang", language);
      }
      await expect.soft(page.locator("h1"), name).toHaveCount(1);
      await page.setViewportSize({ width: 320, height: 640 });
      expect.soft(await overflow(page), `${name} at 320 pixels is wider than the screen`).toEqual([]);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await faults(page), `${name} at ${width} pixels`).toEqual([]);
      }
      if (inTheDark) {
        await page.emulateMedia({ colorScheme: "dark" });
        expect.soft(await faults(page, ["color-contrast"]), `${name} in the dark`).toEqual([]);
        await page.emulateMedia({ colorScheme: "light" });
      }
      titles.set(name, await page.title());
      seen.add(new URL(page.url()).pathname);
    });
    const missed = pages().filter(({ is }) => ![...seen].some((path) => is.test(path)));
    expect.soft(missed.map(({ path }) => path), "every page of the route table is looked at").toEqual([]);
    expect.soft([...elsewhere], "no page loads anything from another origin (S19)").toEqual([]);
    for (const [name, title] of titles) expect.soft(title, name).toMatch(/^\S.* · \S/);
    expect.soft(titles.get("join-with-faults")).not.toBe(titles.get("join"));
  });
}

test("on paper a page is black on white, nothing to press, and no row is torn", async ({ page }) => {
  await member(page.request, portal, { email: anAddress("paper"), ...USUAL });
  for (const path of ["/harbour/subscribe", "/me/harbour/preferences", "/me/harbour/consents", "/me/harbour/delete"]) {
    await page.goto(portal.url + path);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const seen = await page.evaluate(() => {
      const shown = (what: string) =>
        [...document.querySelectorAll(what)].filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120));
      const style = getComputedStyle(document.querySelector("h1")!);
      const rows = [...document.querySelectorAll(".choice, .consent, .subscriptions > li, .agreements > li, .facts > dd, .goes > li")];
      return {
        pressed: shown("button, nav, .links, .skip, .button"),
        // One of ours may be a key, so none is written out.
        addresses: [...document.querySelectorAll(".sheet a")]
          .map((link) => getComputedStyle(link, "::after").content)
          .filter((words) => words.includes(location.host) || /[A-Za-z0-9_-]{40}/.test(words)),
        ink: style.color,
        torn: rows.filter((row) => getComputedStyle(row).breakInside !== "avoid").map((row) => row.outerHTML.slice(0, 120)),
        rows: rows.length,
      };
    });
    expect.soft(seen, path).toMatchObject({ pressed: [], addresses: [], ink: "rgb(0, 0, 0)", torn: [] });
    expect.soft(seen.rows, path).toBeGreaterThan(0);
    await page.emulateMedia({ media: null, colorScheme: null });
  }
});

/** What axe finds, in one line each. */
async function faults(page: Page, rules?: string[]): Promise<string[]> {
  // No page here has a frame.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(RULES)).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`));
}

/** What sticks out of the page to the right (WCAG 1.4.10). */
async function overflow(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll("main *, header *, footer *")]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName} ${element.className}`);
  });
}
