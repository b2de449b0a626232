import { dragBoard } from "./board/drag-board.ts";
import { seedBoard } from "./board/seed-board.ts";
import { readArguments } from "./harness/arguments.ts";
import { repeat } from "./harness/repeat.ts";
import { summarise } from "./harness/report.ts";
import { startWeb } from "./harness/start-web.ts";
import { startBenchSystem } from "./harness/system.ts";
import { openBrowser } from "./map/watch-map.ts";

// A board of 2,000 orders and 100 routes in Chromium with its processor slowed four times. `dragMs` is the 95th percentile
// of the time from a movement of the pointer with an order to the frame that shows what dropping it there would do.

const { isJson, seconds } = readArguments({ seconds: 150 });
const deadline = Date.now() + seconds * 1_000;
const system = await startBenchSystem();
try {
  const account = await seedBoard(system.owner, { orders: 2_000, vehicles: 100 });
  const web = await startWeb(system);
  const browser = await openBrowser();
  try {
    const runs = await repeat(() => dragBoard(browser, web.url, account), { deadline, most: 5, isJson });
    const report = summarise({ bench: "board", runs });
    console.log(isJson ? JSON.stringify(report) : report);
  } finally {
    await browser.close();
    await web.stop();
  }
} finally {
  await system.stop();
}
