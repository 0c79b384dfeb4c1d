// The first page, a brand's greeting, and its notices with their versions (G6, G17).

import { aPortal } from "../portal";
import { expect, member, test, withAndWithoutScript } from "../visitor";

const portal = aPortal();

withAndWithoutScript(() => {
  test("the first page lists the brands, each greeting in words of its own", async ({ page }) => {
    await page.goto(portal.url);
    await expect(page.locator(".brands h2")).toHaveText(["Harbour Books", "Meadow Tea"]);
    await expect(page.locator(".brands")).toContainText("A small bookshop on the quay.");
    await page.getByRole("link", { name: "Meadow Tea" }).click();
    await expect(page).toHaveURL(`${portal.url}/meadow`);
    await expect(page.getByRole("main")).toContainText("Teas and herbs from small gardens.");
    await expect(page.getByRole("contentinfo")).toContainText("Meadow Tea sp. z o.o.");
    await expect(page.locator(".logo")).toBeVisible();
  });

  test("each notice has a page, with its version, the sentence beside the box, and every version", async ({ page }) => {
    await page.goto(`${portal.url}/harbour`);
    await page.getByRole("main").getByRole("link", { name: "Read our privacy notices" }).click();
    await expect(page.locator(".brands h2")).toHaveCount(4);
    await page.getByRole("link", { name: "Books picked for you" }).click();
    await expect(page.locator(".dateline")).toContainText("Version 2026-11-29, in force since");
    for (const heading of ["Who writes to you", "What for", "On what ground", "Who else sees it", "How long"]) {
      await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
    }
    await expect(page.locator("blockquote")).toContainText("Yes, Harbour Books may look at what I tell it");
    await page.getByRole("link", { name: "Version 2026-11-29" }).click();
    await expect(page).toHaveURL(/\?version=[0-9a-f]{64}$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Books picked for you");
  });

  test("what somebody agreed to leads to the very words they had before them", async ({ page }) => {
    await member(page.request, portal);
    await page.goto(`${portal.url}/me/harbour/consents`);
    const row = page.locator(".agreements > li", { hasText: "Emails about books and events" });
    await expect(row.locator("time")).toHaveCount(2);
    await row.getByRole("link", { name: "Version 2026-11-27" }).click();
    await expect(page).toHaveURL(/\/harbour\/notices\/letters\?version=/);
    await expect(page.locator("blockquote")).toHaveText(
      "Yes, Harbour Books may email me about new books, readings and events.",
    );
  });
});

test("each brand wears its own colour, corner and mark", async ({ page }) => {
  const wears = async (brand: string) => {
    await page.goto(`${portal.url}/${brand}`);
    const style = await page.locator("main .primary").evaluate((button) => {
      const { backgroundColor, borderRadius } = getComputedStyle(button);
      return { backgroundColor, borderRadius };
    });
    return { ...style, mark: await page.locator(".logo").getAttribute("src") };
  };
  const [harbour, meadow] = [await wears("harbour"), await wears("meadow")];
  expect(harbour.backgroundColor).not.toBe(meadow.backgroundColor);
  expect(harbour.borderRadius).not.toBe(meadow.borderRadius);
  expect(harbour.mark).not.toBe(meadow.mark);
});

test("a version that never was, a notice that never was and a brand that never was are not there", async ({ page }) => {
  for (const path of ["/harbour/notices/letters?version=00", "/harbour/notices/cookies", "/nobody", "/nobody/join"]) {
    const answer = await page.goto(portal.url + path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  }
});

test("a brand that is changed is seen by the running server within a second", async ({ page }) => {
  await page.goto(`${portal.url}/meadow`);
  await portal.applyChanged("meadow", (file) => file.replace("We write when something is ripe.", "We write in spring."));
  await page.waitForTimeout(1_000);
  await page.goto(`${portal.url}/meadow`);
  await expect(page.getByRole("main")).toContainText("We write in spring.");
});
