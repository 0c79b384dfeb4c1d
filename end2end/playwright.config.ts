import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

// Specs start the servers they need (HANDSHAKE_BIN or the release binary, on a database of their own), so nothing is served from here.
// Debian's browser is used where it stands; elsewhere HANDSHAKE_CHROMIUM names one, or Playwright's own is found.
const debian = "/usr/bin/chromium";
const executablePath = process.env.HANDSHAKE_CHROMIUM ?? (existsSync(debian) ? debian : undefined);

export default defineConfig({
  testDir: "tests",
  outputDir: "../target/end2end/results",
  // Two files at a time, each file's specs one after the other: what they share (a mailbox, mail caps, a log) is their file's
  // own portal, and each worker has ports of its own.
  workers: 2,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "../target/end2end/report.json" }]],
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/Warsaw",
    viewport: { width: 1280, height: 900 },
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
