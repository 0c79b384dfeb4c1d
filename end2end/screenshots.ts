// Pictures of every page and email, for people to look at: wide and narrow, light and dark, in English, and some in Polish; and the
// two of the README, which go into pictures/.
//
//   HANDSHAKE_SCREENSHOTS=/tmp/pictures npx playwright test --config screenshots.config.ts

import { test } from "@playwright/test";
import { aPortal } from "./portal";
import { aProvider } from "./provider";
import { type Language, tour } from "./tour";
import { USUAL, member } from "./visitor";

const folder = process.env.HANDSHAKE_SCREENSHOTS ?? "../target/end2end/screenshots";
const portal = aPortal({ limits: "off", host: "localhost", provider: aProvider() });

for (const language of ["en", "pl"] as Language[]) {
  test(`every page in ${language}`, async ({ page }) => {
    test.setTimeout(300_000);
    let count = 0;
    await tour(page, portal, language, async (name) => {
      count += 1;
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of language === "en" ? (["light", "dark"] as const) : (["light"] as const)) {
          await page.emulateMedia({ colorScheme });
          const number = String(count).padStart(2, "0");
          const path = `${folder}/${language}/${number}-${name}-${width}-${colorScheme}.png`;
          await page.screenshot({ path, fullPage: true, animations: "disabled" });
        }
      }
      await page.emulateMedia({ colorScheme: null });
    });
    // The emails that the walk caused, each kind once.
    const seen = new Set<string>();
    const emails = (await (await page.request.get(`${portal.url}/dev/mail.json`)).json()) as { subject: string; html: string; headers: Record<string, string> }[];
    for (const { subject, html, headers } of emails) {
      const kind = subject.replace(/\d\d:\d\d/, "").replace(/[^\p{L}]+/gu, "-");
      if (headers["Content-Language"] !== language || seen.has(kind)) continue;
      seen.add(kind);
      await page.goto("about:blank");
      await page.setContent(html);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 700 });
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await page.screenshot({ path: `${folder}/emails/${language}-${kind}-${width}-${colorScheme}.png`, fullPage: true });
        }
      }
      await page.emulateMedia({ colorScheme: null });
    }
  });
}

test("the README's pictures", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${portal.url}/harbour/subscribe`);
  await page.screenshot({ path: "pictures/subscribe.png" });
  await member(page.request, portal, { email: "ada@example.org", ...USUAL });
  await page.goto(`${portal.url}/me/harbour/preferences`);
  await page.waitForLoadState("networkidle");
  await page.locator("#topic-events button").click();
  await page.locator("#topic-events .undo").waitFor();
  await page.screenshot({ path: "pictures/preferences.png", animations: "disabled" });
});
