import { chromiumPath } from "@cartage/testing/chromium-path";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { Account } from "../harness/create-watcher.ts";
import type { Figures } from "../harness/report.ts";
import { signInAtPage } from "../harness/sign-in-at-page.ts";
import { framesWhile, lcpMs, observe, takeLongestMs } from "./observe.ts";

const slowedTimes = 4;
const restMs = 6_000;

/** Software graphics, as on a machine without a graphics card: what a browser draws in its own processes is the same. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    args: ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox", "--disable-gpu-compositing"],
  });
}

/** Opens the live map as a person who has signed in, with the processor slowed, watches it, and drags it about. */
export async function watchMap(browser: Browser, url: string, account: Account): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signInAtPage(page, url, account);

  const measured = await context.newPage();
  await page.close();
  const devtools = await context.newCDPSession(measured);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowedTimes });
  await measured.addInitScript({ content: observe });
  await measured.goto(`${url}/live`);
  await measured.waitForSelector("[role=option]");
  const fleetShownMs: number = await measured.evaluate("performance.now()");
  await measured.waitForTimeout(restMs);
  const paintedMs = await lcpMs(measured);
  const whileLoading = await takeLongestMs(measured);

  const framesPerS = await framesWhile(measured, () => measured.waitForTimeout(restMs));
  const longestAtRestMs = await takeLongestMs(measured);
  const framesPerSDragged = await framesWhile(measured, () => drag(measured));
  const longestDraggedMs = await takeLongestMs(measured);
  await context.close();
  return {
    lcpMs: paintedMs,
    longestTaskMs: Math.max(whileLoading, longestAtRestMs, longestDraggedMs),
    framesPerS,
    fleetShownMs,
    longestAtRestMs,
    longestDraggedMs,
    framesPerSDragged,
  };
}

async function drag(page: Page) {
  await page.mouse.move(1000, 450);
  await page.mouse.down();
  for (let step = 0; step < 60; step++) {
    await page.mouse.move(1000 - step * 4, 450 + Math.sin(step / 6) * 60);
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
}
