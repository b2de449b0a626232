import { connect } from "@cartage/db/client";
import { observerActor } from "@cartage/domain/actor";
import { runAs } from "@cartage/domain/run-as";
import { findPresence } from "@cartage/domain/tracking/queries/find-presence";
import { readWays } from "@cartage/domain/tracking/queries/read-ways";
import { encodeWays } from "@cartage/telemetry/ways/encode-ways";
import { readArguments } from "./harness/arguments.ts";
import { createFleet } from "./harness/fleet.ts";
import { repeat } from "./harness/repeat.ts";
import { summarise } from "./harness/report.ts";
import { startBenchSystem } from "./harness/system.ts";
import { storeDay } from "./history/store-day.ts";
import { storeTracks } from "./history/store-tracks.ts";

// From the query to the bytes that a map is drawn from: a year of one vehicle that drives eight hours each day at one fix
// a second, and a month of a fleet, both as packing leaves them; and who was in an area on a day that is not packed.

const year = { days: 365, everyS: 1 };
const month = { days: 30, vehicles: 200, everyS: 60, alike: 4 };
const open = { everyS: 10 };
/** As a screen shows a country and a city. */
const toleranceM = 100;
const dayMs = 86_400_000;

const { isJson, seconds } = readArguments({ seconds: 240 });
const deadline = Date.now() + seconds * 1_000;
await using parts = new AsyncDisposableStack();
const system = await startBenchSystem();
parts.defer(() => system.stop());
const app = connect(system.urls.app, { max: 2, name: "bench" });
parts.defer(() => app.end());

const today = Math.floor(Date.now() / dayMs) * dayMs;
const [driven] = await createFleet(system.owner, 1);
const fleet = await createFleet(system.owner, month.vehicles);
const [first] = fleet;
if (!driven || !first) throw new Error("There are no vehicles.");
// packed at once, so that the rows of a year never stand anywhere
const startedAt = performance.now();
for (let back = year.days; back >= 2; back--) {
  const day = new Date(today - back * dayMs);
  await storeTracks(system.owner, [driven], day, year);
  if (back <= month.days + 1) await storeTracks(system.owner, fleet, day, month);
}
await storeDay(system.owner, fleet, new Date(today - dayMs), open.everyS);
await system.owner`vacuum analyze`;
if (!isJson) console.log(`stored and packed in ${Math.round((performance.now() - startedAt) / 1_000)} s`);

let bytes = { vehicleYear: 0, fleetMonth: 0 };
const measure = async () => {
  const vehicleYearMs = await timed(async () => {
    const asked = { vehicleId: driven.vehicleId, from: today - year.days * dayMs, to: today, toleranceM };
    const ways = await as(driven.organisationId, (ctx) => readWays(ctx, asked));
    bytes = { ...bytes, vehicleYear: encodeWays(ways).length };
  });
  const fleetMonthMs = await timed(async () => {
    const asked = { from: today - (month.days + 1) * dayMs, to: today - dayMs, toleranceM };
    const ways = await as(first.organisationId, (ctx) => readWays(ctx, asked));
    bytes = { ...bytes, fleetMonth: encodeWays(ways).length };
  });
  const presenceDayMs = await timed(async () => {
    const within = { circle: { lat: 21.08, lon: 105.9, radiusM: 1_000 } };
    await as(first.organisationId, (ctx) => findPresence(ctx, { within, from: today - dayMs, to: today }));
  });
  const presencePackedDayMs = await timed(async () => {
    const within = { circle: { lat: 21.08, lon: 105.9, radiusM: 1_000 } };
    const asked = { within, from: today - 3 * dayMs, to: today - 2 * dayMs };
    await as(first.organisationId, (ctx) => findPresence(ctx, asked));
  });
  return {
    vehicleYearMs,
    fleetMonthMs,
    presenceDayMs,
    presencePackedDayMs,
    vehicleYearBytes: bytes.vehicleYear,
    fleetMonthBytes: bytes.fleetMonth,
  };
};
const runs = await repeat(measure, { deadline, most: 9, isJson });
const report = summarise({ bench: "history", runs, ratios: {} });
console.log(isJson ? JSON.stringify(report) : report);

function as<T>(organisationId: string, work: Parameters<typeof runAs<T>>[2]): Promise<T> {
  const given = { actor: observerActor(organisationId), now: () => new Date(), requestId: "bench" };
  return runAs(app, given, work);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
