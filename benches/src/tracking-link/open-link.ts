import type { Browser } from "@playwright/test";
import type { Figures } from "../harness/report.ts";
import { lcpMs, observe } from "../map/observe.ts";

const slowedTimes = 4;
/** DevTools' "Slow 4G", as it applies it: bytes a second, and the wait before each answer. */
const slow4G = { offline: false, downloadThroughput: 180_000, uploadThroughput: 84_375, latency: 562.5 };
/** Nothing of what is measured comes later. */
const restMs = 1_500;

/** Opens a link as a phone does that has never seen the installation, over slow 4G, with the processor slowed. */
export async function openLink(browser: Browser, address: string): Promise<Figures> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", slow4G);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowedTimes });
  let bytes = 0;
  let requests = 0;
  devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await page.addInitScript({ content: observe });
  await page.goto(address, { waitUntil: "load" });
  // the page's policy lets nothing be evaluated within it, so that it is asked from outside
  for (let waitedMs = 0; (await lcpMs(page)) <= 0; waitedMs += 100) {
    if (waitedMs > 10_000) throw new Error("Nothing was painted within 10 s.");
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(restMs);
  const figures = {
    lcpMs: await lcpMs(page),
    firstByteMs: await page.evaluate<number>("performance.getEntriesByType('navigation')[0].responseStart"),
    loadedMs: await page.evaluate<number>("performance.getEntriesByType('navigation')[0].loadEventEnd"),
    layoutShift: await page.evaluate<number>(
      "new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 50); })",
    ),
    bytes,
    requests,
  };
  await context.close();
  return figures;
}
