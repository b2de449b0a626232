import { readFile } from "node:fs/promises";
import type { Point } from "@cartage/telemetry/geodesy";

/** What a vehicle is sent to do instead of what it does by itself: from where it was, through places, and home. */
export type Errand = {
  deviceId: string;
  /** Ms since the epoch. */
  startedAt: number;
  from: Point;
  stops: readonly (Point & { stayS: number })[];
};

/** The errands of a file that somebody else writes; none where there is none, or while it is being written. */
export async function readErrands(path: string): Promise<ReadonlyMap<string, Errand>> {
  const text = await readFile(path, "utf8").catch(() => "[]");
  try {
    const errands: Errand[] = JSON.parse(text);
    return new Map(errands.map((errand) => [errand.deviceId, errand]));
  } catch {
    return new Map();
  }
}
