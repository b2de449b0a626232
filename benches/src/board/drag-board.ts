import { setTimeout as passed } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import type { Account } from "../harness/create-watcher.ts";
import type { Figures } from "../harness/report.ts";
import { signInAtPage } from "../harness/sign-in-at-page.ts";
import { boardDay } from "./seed-board.ts";

const slowedTimes = 4;
const moves = 80;

/** Runs in the page: from each movement of the pointer to the frame that was drawn after it. */
const observe = `
  window.responsesMs = [];
  window.addEventListener("pointermove", (event) => {
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => responsesMs.push(performance.now() - event.timeStamp);
      drawn.port2.postMessage(null);
    });
  }, { capture: true });
`;

/** Drags an order that waits over the routes of a full board, with the processor slowed. */
export async function dragBoard(browser: Browser, url: string, account: Account): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: "UTC" });
  const page = await context.newPage();
  await signInAtPage(page, url, account);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowedTimes });
  await page.addInitScript({ content: observe });
  const beganAt = performance.now();
  await page.goto(`${url}/routes?day=${boardDay}`);
  await page.locator("[data-board=waiting] li").first().waitFor();
  const shownMs = performance.now() - beganAt;
  await untilMapRests(browser);
  const responses = (await dragOver(page)).toSorted((one, other) => one - other);
  await context.close();
  const at = (share: number) => responses[Math.floor(share * (responses.length - 1))] ?? Number.NaN;
  return { dragMs: at(0.95), dragP50Ms: at(0.5), dragWorstMs: at(1), shownMs };
}

/**
 * The map beside the board is drawn by the processor where there is no graphics card, in the process that also puts pages
 * together: it links its shaders there for some seconds, in which nobody's page moves.
 */
async function untilMapRests(browser: Browser): Promise<void> {
  // before that it has not begun
  await passed(4_000);
  const devtools = await browser.newBrowserCDPSession();
  const drawnS = async () => {
    const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
    return processInfo.find(({ type }) => type === "GPU")?.cpuTime ?? 0;
  };
  for (let before = await drawnS(), tries = 0; tries < 30; tries++) {
    await passed(1_000);
    const now = await drawnS();
    if (now - before < 0.1) break;
    before = now;
  }
  await devtools.detach();
}

async function dragOver(page: Page): Promise<number[]> {
  const row = await page.locator("[data-board=waiting] li").nth(2).boundingBox();
  const board = await page.locator("[data-board=timelines]").boundingBox();
  if (!row || !board) throw new Error("The board is not shown.");
  await page.mouse.move(row.x + row.width / 2, row.y + row.height / 2);
  await page.mouse.down();
  await page.mouse.move(row.x + row.width / 2 + 20, row.y + row.height / 2 + 8);
  await page.evaluate("responsesMs.splice(0)");
  for (let step = 0; step < moves; step++) {
    const x = board.x + 260 + ((step * 37) % Math.max(1, board.width - 280));
    const y = board.y + 60 + ((step * 23) % Math.max(1, board.height - 90));
    await page.mouse.move(x, y);
    await page.waitForTimeout(40);
  }
  const shows = await page.locator("[data-board=drag-card] li").count();
  if (shows === 0) throw new Error("The drag shows no effect.");
  const responses: number[] = await page.evaluate("responsesMs");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  return responses;
}
