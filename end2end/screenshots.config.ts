import { defineConfig } from "@playwright/test";
import specs from "./playwright.config";

export default defineConfig(specs, { testDir: ".", testMatch: "screenshots.ts", reporter: [["list"]] });
