import { writeFileSync } from "node:fs";
import { seedBoard, boardDay } from "./board/seed-board.ts";
import { startWeb } from "./harness/start-web.ts";
import { signInAtPage } from "./harness/sign-in-at-page.ts";
import { startBenchSystem } from "./harness/system.ts";
import { openBrowser } from "./map/watch-map.ts";

const observe = `
  window.responsesMs = []; window.spans = [];
  window.addEventListener("pointermove", (event) => {
    const began = event.timeStamp;
    requestAnimationFrame(() => {
      const raf = performance.now();
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => { responsesMs.push(performance.now() - began); spans.push([began, raf, performance.now()]); };
      drawn.port2.postMessage(null);
    });
  }, { capture: true });
`;
const system = await startBenchSystem();
try {
  const account = await seedBoard(system.owner, { orders: 2_000, vehicles: 100 });
  const web = await startWeb(system);
  const browser = await openBrowser();
  for (let run = 0; run < 2; run++) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: "UTC" });
  const page = await context.newPage();
  await signInAtPage(page, web.url, account);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript({ content: observe });
  await page.goto(`${web.url}/routes?day=${boardDay}`);
  await page.locator("[data-board=waiting] li").first().waitFor();
  await page.waitForTimeout(4000);
  const events: any[] = [];
  devtools.on("Tracing.dataCollected", ({ value }: any) => events.push(...value));
  const row = (await page.locator("[data-board=waiting] li").nth(2).boundingBox())!;
  const board = (await page.locator("[data-board=timelines]").boundingBox())!;
  await page.mouse.move(row.x + row.width / 2, row.y + row.height / 2);
  await page.mouse.down();
  await page.mouse.move(row.x + row.width / 2 + 20, row.y + row.height / 2 + 8);
  await page.evaluate("responsesMs.splice(0), spans.splice(0)");
  if (run === 1) await devtools.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "v8", "disabled-by-default-v8.cpu_profiler", "blink.user_timing"] } } as any);
  for (let step = 0; step < 80; step++) {
    const x = board.x + 260 + ((step * 37) % Math.max(1, board.width - 280));
    const y = board.y + 60 + ((step * 23) % Math.max(1, board.height - 90));
    await page.mouse.move(x, y);
    await page.waitForTimeout(40);
  }
  const spans: number[][] = await page.evaluate("spans");
  const origin = await page.evaluate("performance.timeOrigin");
  if (run === 1) { const done = new Promise((r) => devtools.once("Tracing.tracingComplete", r)); await devtools.send("Tracing.end"); await done; }
  writeFileSync(`/tmp/scratch/board-trace-${run}.json`, JSON.stringify({ spans, origin, events }));
  const r = spans.map(([a, , c]) => c! - a!).sort((a, b) => a - b);
  console.log(run, "p50", r[Math.floor(r.length / 2)], "p95", r[Math.floor(.95 * (r.length - 1))], "max", r.at(-1));
  await page.keyboard.press("Escape"); await page.mouse.up(); await context.close();
  }
  await browser.close(); await web.stop();
} finally { await system.stop(); }
