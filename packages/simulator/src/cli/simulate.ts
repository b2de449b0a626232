import { parseArgs } from "node:util";
import { createDemoFleets } from "../demo/create-demo-fleets.ts";
import { readDemo, UnreadableDemo } from "../demo/read-demo.ts";
import { type Errand, readErrands } from "../errands/errand.ts";
import { withErrands } from "../errands/with-errands.ts";
import { driveLive } from "../sending/drive-live.ts";

const USAGE = `usage: simulate [--demo FILE] [--mqtt URL] [--errands FILE] [--first N]

Drives the demonstration's vehicles: each simulated device of FILE (.cartage/demo.json) reports
to the broker (mqtt://127.0.0.1:1883, or what FILE names) with its own credential, until stopped.
Those that the file of errands names go where it sends them; it is read again every two seconds.
With --first only the first N of each fleet drive.`;

const DAY_MS = 86_400_000;
const REPORT_MS = 60_000;
const ERRANDS_MS = 2_000;
const STOP_WITHIN_MS = 5_000;
/** So that a first look finds where vehicles were before it; within what a device's memory holds. */
const BACKLOG_MS = 3 * 3_600_000;

/** The same fleet from one start to the next where the file does not say since when it drives. */
function twoDaysAgo(): number {
  return (Math.floor(Date.now() / DAY_MS) - 2) * DAY_MS;
}

async function simulate(): Promise<void> {
  const { values } = parseArgs({
    options: {
      demo: { type: "string" },
      mqtt: { type: "string" },
      errands: { type: "string" },
      first: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(USAGE);
  const demo = await readDemo(values.demo ?? ".cartage/demo.json");
  const url = values.mqtt ?? demo.mqttUrl ?? "mqtt://127.0.0.1:1883";
  const first = values.first === undefined ? Number.POSITIVE_INFINITY : Number(values.first);
  if (!(first > 0)) throw new UnreadableDemo(`--first ${values.first}: expected a number above 0.`);
  const lives = createDemoFleets(demo.devices, demo.simulatedFrom ?? twoDaysAgo()).filter(
    ({ vehicle }) => vehicle < first,
  );
  if (lives.length === 0) throw new UnreadableDemo("No device in the file is simulated: nothing to drive.");

  let errands: ReadonlyMap<string, Errand> = new Map();
  const look = async () => {
    if (values.errands) errands = await readErrands(values.errands);
  };
  await look();
  const looking = setInterval(look, ERRANDS_MS);
  const losses = new Map<string, number>();
  const live = driveLive(
    withErrands(lives, (deviceId) => errands.get(deviceId)),
    {
      url,
      backlogMs: BACKLOG_MS,
      onLost: (_, { reason, detail }) =>
        losses.set(`${reason}: ${detail}`, (losses.get(`${reason}: ${detail}`) ?? 0) + 1),
    },
  );
  console.log(`Driving ${lives.length} vehicles, reporting to ${url}`);

  const report = setInterval(() => {
    const { connected, waiting, confirmed, dropped } = live.counts();
    const forgotten = dropped > 0 ? `, ${dropped} dropped from full memories` : "";
    console.log(
      `${connected} of ${lives.length} connected, ${confirmed} positions confirmed stored, ${waiting} waiting${forgotten}`,
    );
    for (const [loss, count] of losses) console.log(`  ${count} connections lost (${loss})`);
    losses.clear();
  }, REPORT_MS);

  async function stop(): Promise<void> {
    clearInterval(report);
    clearInterval(looking);
    // a broker that does not answer must not keep the process
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
    await live.stop();
    process.exit(0);
  }
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

simulate().catch((error: unknown) => {
  console.error(error instanceof UnreadableDemo ? error.message : error);
  process.exitCode = 1;
});
