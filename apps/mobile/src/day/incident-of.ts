import { toE7 } from "@cartage/telemetry/units";
import type { Fix } from "../tracking/fix.ts";
import type { Incident, OwnStop } from "./day-command.ts";

/** What the driver says of it, and what the phone knows. Times are this phone's, ms since the epoch. */
export type Told = Pick<Incident, "kind" | "severity" | "description"> & {
  at: number;
  /** How far this phone's clock is ahead of the server's; null when that is not known. */
  clockOffsetMs: number | null;
  /** The newest one. */
  fix: Fix | null;
  /** Where he stands; null on the way. */
  stop: Pick<OwnStop, "name" | "address"> | null;
  /** Which order it is about; null for none. */
  orderId: string | null;
};

/** From then on a fix says no more where something happened. */
const FIX_GOOD_FOR_MS = 15 * 60_000;
const MOST_OF_PLACE = 300;

/** An incident as the server takes it; the driver and his vehicle are named by the server. */
export function incidentOf({ at, clockOffsetMs, fix, stop, orderId, ...said }: Told): Incident {
  const isNear = fix !== null && Math.abs(at - fix.at) <= FIX_GOOD_FOR_MS;
  return {
    ...said,
    happenedAt: at - (clockOffsetMs ?? 0),
    at: isNear ? { latE7: toE7(fix.lat), lonE7: toE7(fix.lon) } : null,
    place: stop && `${stop.name}, ${stop.address}`.slice(0, MOST_OF_PLACE),
    subjects: orderId === null ? [] : [{ kind: "order", id: orderId }],
  };
}
