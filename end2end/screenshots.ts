// Pictures of every page, for people to look at: wide and narrow, light and dark, in English, and some in Polish.
//
//   HANDSHAKE_SCREENSHOTS=/tmp/pictures npx playwright test --config screenshots.config.ts

import { test } from "@playwright/test";
import { aHouse } from "./house";
import { type Language, tour } from "./tour";

const folder = process.env.HANDSHAKE_SCREENSHOTS ?? "../target/end2end/screenshots";
const house = aHouse({ limits: "off" });

for (const language of ["en", "pl"] as Language[]) {
  test(`every page in ${language}`, async ({ page }) => {
    test.setTimeout(300_000);
    let count = 0;
    await tour(page, house, language, async (name) => {
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
  });
}
