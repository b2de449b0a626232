import { FenceIndex } from "@cartage/domain/geofences/evaluating/fence-index";
import {
  type DerivationState,
  derive,
  dumpDerivation,
  loadDerivation,
  type World,
} from "@cartage/domain/tracking/deriving/derivation";
import { type Checkpoint, noFacts } from "@cartage/domain/tracking/deriving/facts";
import { defaultThresholds } from "@cartage/domain/tracking/deriving/thresholds";
import { toFixes } from "@cartage/domain/tracking/packing/read-fixes";
import { verdictCode } from "@cartage/domain/tracking/verdict";
import { emptyRows, type TrackRows } from "@cartage/telemetry/track/track-rows";
import { driveADay } from "../history/drive.ts";

/** Stands for the device in states, until they are written for one. */
export const anyDevice = 987_654_321;

export interface DrivenMonth {
  days: TrackRows[];
  checkpoints: Checkpoint[];
  state: string;
  through: number;
}

const everyS = 10;
const rowsADay = 86_400 / everyS;
const drivesFrom = (6 * 3_600) / everyS;
const home = { lat: 21.03, lon: 105.85 };

/**
 * A vehicle that reports every 10 s day and night, drives for eight hours from six in the morning, and is parked at home
 * else; with the verdicts and the checkpoints that the derivation gives it.
 */
export function driveMonth(seed: number, firstDay: number, days: number): DrivenMonth {
  const world: World = {
    vehicle: { vehicleId: "", organisationId: "", type: "truck", groupIds: [], tags: [] },
    thresholds: defaultThresholds("truck"),
    edits: { joins: [], cuts: [], restored: null },
    fences: new FenceIndex(),
    rules: [],
  };
  const state = loadDerivation(null);
  const month: DrivenMonth = { days: [], checkpoints: [], state: "", through: 0 };
  for (let n = 0; n < days; n++) {
    const rows = driveDay(seed * 1_009 + n, firstDay + n * 86_400_000);
    month.checkpoints.push(...deriveDay(rows, state, world));
    month.days.push(rows);
    month.through = rows.time.at(-1) ?? 0;
  }
  month.state = dumpDerivation(state);
  return month;
}

function driveDay(seed: number, day: number): TrackRows {
  const rows = emptyRows(rowsADay);
  const drive = driveADay(home, seed, everyS);
  const noise = (at: number, salt: number) => Math.round(Math.sin(at * 12.9898 + salt + seed) * 180);
  let odometerM = 120_000_000;
  for (let at = 0; at < rowsADay; at++) {
    const driven = at - drivesFrom;
    const isDriving = driven >= 0 && driven < drive.seconds.length;
    const speed = isDriving ? (drive.speedCmps[driven] ?? 0) : 0;
    odometerM += (speed * everyS) / 100;
    rows.time[at] = day + at * everyS * 1_000;
    rows.latE7[at] = isDriving ? (drive.latE7[driven] ?? 0) : Math.round(home.lat * 1e7) + noise(at, 1);
    rows.lonE7[at] = isDriving ? (drive.lonE7[driven] ?? 0) : Math.round(home.lon * 1e7) + noise(at, 2);
    rows.speedCmps[at] = speed;
    rows.headingDdeg[at] = isDriving ? (drive.headingDdeg[driven] ?? 0) : 0;
    rows.accuracyDm[at] = 34 + (at % 7);
    rows.receivedAfterDs[at] = 3 + (at % 5);
    rows.odometerM[at] = Math.round(odometerM);
    rows.altitudeM[at] = 12 + ((at >> 5) % 9);
    rows.batteryPercent[at] = 90;
    rows.ignition[at] = isDriving ? 1 : 0;
  }
  return rows;
}

/** Gives a day's rows their verdicts; what is decided a day later stays as it was. */
function deriveDay(rows: TrackRows, state: DerivationState, world: World): Checkpoint[] {
  const facts = noFacts();
  const places = new Map(Array.from(rows.time, (time, at) => [time, at]));
  for (const { verdict: _, doubt: __, ...fix } of toFixes(rows, anyDevice))
    derive(state, { fix, verdict: "accepted", doubt: null }, world, facts);
  for (const { time, verdict, doubt } of facts.verdicts) {
    const at = places.get(time);
    if (at === undefined) continue;
    rows.verdict[at] = verdictCode[verdict];
    rows.doubt[at] = doubt ?? Number.NaN;
  }
  return facts.checkpoints;
}
