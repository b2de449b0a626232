import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readRecording } from "@cartage/recordings/read-recording";
import { createFleet } from "@cartage/simulator/fleet/create-fleet";
import { messagesBetween } from "@cartage/simulator/fleet/messages-between";
import type { TrackRows } from "@cartage/telemetry/track/track-rows";
import { type Received, toRows } from "./to-rows.ts";

export interface Drive {
  name: string;
  rows: TrackRows;
}

/** What is shorter is no drive: one point of a file of examples says nothing of a day. */
const leastPositions = 50;

/** The recordings in a folder and those below it; files that are none, or hold no drive, are left out. */
export async function readDrives(folder: string): Promise<Drive[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const drives: Drive[] = [];
  for (const entry of entries.filter((found) => found.isFile())) {
    const content = await readFile(join(entry.parentPath, entry.name));
    try {
      const { fixes } = readRecording(content);
      const rows = toRows(fixes.map((fix) => ({ positions: [fix], at: fix.t + latencyMs() })));
      if (rows.time.length >= leastPositions) drives.push({ name: entry.name, rows });
    } catch {
      // no recording
    }
  }
  return drives;
}

/** A day of each kind of vehicle at each rate of reporting, with outages, repeated messages and receivers' errors. */
export function simulateDrives(): Drive[] {
  const startAt = Date.UTC(2026, 10, 2);
  const [from, to] = [startAt + 86_400_000, startAt + 2 * 86_400_000];
  return [1_000, 5_000, 10_000].flatMap((movingMs) => {
    const vehicles = (["truck", "van", "car", "motorcycle"] as const).map((type) => ({ key: type, type }));
    const reporting = { movingMs, idlingMs: movingMs };
    const fleet = createFleet({ seed: "packing", region: "north", startAt, vehicles, reporting });
    return vehicles.map(({ type }, vehicle) => {
      const messages = [...messagesBetween(fleet, vehicle, from, to)];
      const received: Received[] = messages.map(({ positions, at }) => ({ positions, at: at + latencyMs() }));
      return { name: `${type} every ${movingMs / 1000} s`, rows: toRows(received) };
    });
  });
}

let state = 1;
/** A tenth of a second and what a mobile network adds, the same at each run. */
function latencyMs(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return 100 + Math.floor(-Math.log(1 - state / 2 ** 32) * 150);
}
