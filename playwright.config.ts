import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser";

const executablePath = findBrowser();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/stage.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A journey that passes only at its second try is named at the end of the run as one to be mended.
  retries: 1,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
