// What somebody agreed to: a page to keep, and a signed receipt that whoever has the public keys can check (B6, G1).

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aPortal } from "../portal";
import { expect, member, test, withAndWithoutScript } from "../visitor";

const portal = aPortal({ limits: "off" });
const SENTENCE = "Yes, Harbour Books may email me about new books, readings and events.";

withAndWithoutScript(() => {
  test("each agreement has a page that shows the words as they were and what was stated", async ({ page }) => {
    await member(page.request, portal);
    await page.goto(`${portal.url}/me/harbour/consents`);
    await page.getByRole("link", { name: "Consent receipt" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Consent: Emails about books and events",
    );
    await expect(page.locator("blockquote").first()).toHaveText(SENTENCE);
    await expect(page.getByText("Harbour Books Ltd", { exact: true })).toBeVisible();
    await expect(page.getByRole("link", { name: "dpo@harbourbooks.example" })).toBeVisible();
    await expect(page.locator(".facts").nth(1)).toContainText("name and e-mail address");
    await page.locator("summary").click();
    await expect(page.getByRole("heading", { name: "Who writes to you" })).toBeVisible();

    await page.goto(`${portal.url}/me/harbour/preferences`);
    const agreement = page.locator("#purpose-letters");
    await agreement.getByRole("button", { name: /^Withdraw consent/ }).click();
    await expect(agreement).toHaveAttribute("data-state", "off");
    await page.waitForLoadState("networkidle");
    await page.goto(`${portal.url}/me/harbour/consents`);
    await page.getByRole("link", { name: "Consent receipt" }).click();
    await expect(page.locator(".facts").first()).toContainText("Withdrawn on");
  });
});

test("B6: the receipt holds offline, and does not once anything in it is changed", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "handshake-receipt-"));
  try {
    await member(page.request, portal);
    await page.goto(`${portal.url}/me/harbour/consents`);
    await page.getByRole("link", { name: "Consent receipt" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download the signed consent receipt" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^harbour-receipt-\d+\.json$/);
    const [receipt, keys] = [join(folder, "receipt.json"), join(folder, "keys.json")];
    await download.saveAs(receipt);
    writeFileSync(keys, await (await fetch(`${portal.url}/.well-known/handshake-keys.json`)).text());
    const text = readFileSync(receipt, "utf8");
    expect(text).toContain(SENTENCE);
    expect(text, "it names nobody").not.toContain("Ada");

    const said = await portal.command("verify", "--receipt", receipt, "--keys", keys);
    expect(said).toContain("The receipt holds.");
    expect(said).toContain("Harbour Books Ltd");
    // Also by the operator's next key, and after a restart of nothing at all: the check needs no installation.
    await portal.command("keys", "rotate");
    writeFileSync(keys, await (await fetch(`${portal.url}/.well-known/handshake-keys.json`)).text());
    expect(await portal.command("verify", "--receipt", receipt, "--keys", keys)).toContain("key 1");

    const changed = (from: string, to: string) => {
      const file = join(folder, "changed.json");
      writeFileSync(file, text.replace(from, to));
      return portal.command("verify", "--receipt", file, "--keys", keys).then(
        () => "it holds",
        (error: { stderr: string }) => error.stderr,
      );
    };
    expect(await changed("about new books", "about old books")).toContain("the wording was changed");
    expect(await changed("loc:DE", "loc:US")).toContain("the signature does not hold");
    expect(await changed('"proof"', '"prove"')).toContain("it is not signed");
    expect(await changed("dpv:ConsentReceipt", "dpv:Nothing")).toContain("it is not a consent receipt");
    expect(await changed("{", "[")).toContain("is not a receipt");
    expect(await changed("{", '{ "@id": "elsewhere",'), "whichever a reader takes").toContain('"@id" stands there twice');
    expect(await changed('"dpv:hasName"', '"dpv:hadName"')).toContain("party name is missing");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
