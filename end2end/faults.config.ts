import { defineConfig } from "@playwright/test";
import specs from "./playwright.config";

// Faults look at nobody's timing and have installations of their own, and most of a test is waiting: several at once.
export default defineConfig(specs, {
  testDir: "faults",
  testMatch: "*.fault.ts",
  outputDir: "../target/end2end/faults",
  fullyParallel: true,
  workers: 4,
  reporter: [["./faults/table.ts"], ["json", { outputFile: "../target/end2end/faults.json" }]],
});
