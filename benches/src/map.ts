import { readArguments } from "./harness/arguments.ts";
import { repeat } from "./harness/repeat.ts";
import { summarise } from "./harness/report.ts";
import { startWeb } from "./harness/start-web.ts";
import { startBenchSystem } from "./harness/system.ts";
import { createMovingFleet, driveFleet } from "./map/moving-fleet.ts";
import { openBrowser, watchMap } from "./map/watch-map.ts";

// The live map of 10,000 vehicles, each of which moves once a second, in Chromium with its processor slowed four times.

const vehicles = 10_000;

const { isJson, seconds } = readArguments({ seconds: 180 });
const deadline = Date.now() + seconds * 1_000;
const system = await startBenchSystem();
try {
  const { organisationId, driving, account } = await createMovingFleet(system.owner, vehicles);
  const web = await startWeb(system);
  const fleet = await driveFleet(system.broker.url, organisationId, driving);
  const browser = await openBrowser();
  try {
    const runs = await repeat(() => watchMap(browser, web.url, account), { deadline, most: 5, isJson });
    const report = summarise({ bench: "map", runs });
    console.log(isJson ? JSON.stringify(report) : report);
  } finally {
    await browser.close();
    await fleet.stop();
    await web.stop();
  }
} finally {
  await system.stop();
}
