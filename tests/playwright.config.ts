import { chromiumPath } from "@cartage/testing/chromium-path";
import { defineConfig } from "@playwright/test";

/** Two cores hold a browser, a web server, a database and a fleet: one test at a time, and none is tried again. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "../.cartage/results/e2e",
  globalSetup: "./e2e/setup/start-system.ts",
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL: process.env.CARTAGE_E2E_URL,
    // recording each step costs a fifth of the time: set it to "on" for the test that is looked at
    trace: "off",
    screenshot: "only-on-failure",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Asia/Ho_Chi_Minh",
    launchOptions: {
      executablePath: await chromiumPath({ isQuick: true }),
      // no graphics card: MapLibre draws through SwiftShader; root needs no sandbox of Chromium's
      args: [
        "--no-sandbox",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        // SwiftShader is for the map alone: pages are drawn faster without it
        "--disable-gpu-compositing",
        "--disable-gpu-rasterization",
        "--disable-background-networking",
      ],
    },
  },
});
