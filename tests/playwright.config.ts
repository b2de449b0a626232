import { chromiumPath } from "@cartage/testing/chromium-path";
import { defineConfig } from "@playwright/test";

/**
 * What is about Northern Freight, and changes it. All else changes Southern Freight, an organisation or a system of its own, or
 * nothing.
 */
const aboutNorth = [
  "accessibility",
  "alert-rules",
  "board",
  "business",
  "carrier",
  "devices",
  "email",
  "geofences",
  "history",
  "hubs",
  "incidents",
  "keys",
  "live",
  "order-import",
  "orders",
  "recipients",
  "requests",
  "scan",
  "screening",
  "vehicles",
].map((name) => `**/${name}.spec.ts`);
const all = "**/*.spec.ts";
const executablePath = await chromiumPath({ isQuick: true });

/**
 * Two tests at a time, one of each project, so that none meets what another one changes; none is tried again. A single one
 * leaves half of two cores idle, and three would wait for each other.
 */
export default defineConfig({
  testDir: "e2e",
  outputDir: "../.cartage/results/e2e",
  globalSetup: "./e2e/setup/start-system.ts",
  projects: [
    {
      name: "north",
      testMatch: aboutNorth,
      workers: 1,
      use: { launchOptions: browser(["--enable-unsafe-swiftshader"]) },
    },
    // no map is looked at: to draw one without a graphics card takes longer than the page around it
    {
      name: "south",
      testMatch: all,
      testIgnore: aboutNorth,
      workers: 1,
      use: { launchOptions: browser(["--disable-3d-apis"]) },
    },
  ],
  workers: 2,
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
    // a screen twice as large takes a tenth more of the processor to draw, a quarter of its dots a twentieth less: without the
    // factor, pictures of what failed are sharper
    viewport: { width: 1280, height: 720 },
    deviceScaleFactor: 0.5,
    locale: "en-GB",
    timezoneId: "Asia/Ho_Chi_Minh",
    // what glides costs a frame sixty times a second, drawn without a graphics card; `live.spec.ts` lets it glide
    contextOptions: { reducedMotion: "reduce" },
  },
});

function browser(more: string[]) {
  return {
    executablePath,
    args: [
      // root needs no sandbox of Chromium's
      "--no-sandbox",
      // no graphics card: MapLibre draws through SwiftShader
      "--use-angle=swiftshader",
      // SwiftShader is for the map alone: pages are drawn faster without it
      "--disable-gpu-compositing",
      "--disable-gpu-rasterization",
      "--disable-background-networking",
      // each context is one site: a process of its own for the empty page before it is work for nothing
      "--renderer-process-limit=1",
      // what compiles a page's scripts beside its thread takes more of the processor, of which tests leave nothing
      "--disable-blink-features=JavaScriptCompileHintsMagicRuntime",
      // the same of what optimises scripts and collects garbage beside it
      "--js-flags=--single-threaded",
      ...more,
    ],
  };
}
