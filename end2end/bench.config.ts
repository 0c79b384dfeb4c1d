import { defineConfig } from "@playwright/test";
import specs from "./playwright.config";

export default defineConfig(specs, { testDir: "bench", testMatch: "bench.ts", timeout: 0, reporter: [["list"]] });
