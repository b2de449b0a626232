import type { WirePosition } from "@cartage/telemetry/position";
import { unit } from "../random/hash.ts";
import type { Fleet } from "./create-fleet.ts";

/** What a device sends, and when (ms since the epoch, the right time). */
export type SentMessage = { at: number; positions: WirePosition[] };

const REPEATED_SHARE = 0.006;
const MOST_POSITIONS = 1_000;
/** From the fix to the message, and between the arrays after an outage. */
const SENDING_MS = 400;

/**
 * The messages of one vehicle's device in [from, to), in order: a position each; after an outage arrays of what
 * gathered in it; and now and then a message twice. A log for tests and for load.
 */
export function* messagesBetween(fleet: Fleet, vehicle: number, from: number, to: number): Generator<SentMessage> {
  const { seed = 0, clockSkewMs = 0 } = fleet.profiles[vehicle] ?? {};
  const outages = fleet.outagesBetween(vehicle, from, to);
  let kept: WirePosition[] = [];
  let at = from;

  function* flush(): Generator<SentMessage> {
    for (; kept.length > 0; kept = kept.slice(MOST_POSITIONS)) {
      at += SENDING_MS;
      const message = { at, positions: kept.slice(0, MOST_POSITIONS) };
      yield message;
      if (unit(seed + 31, Math.floor(at / 1000)) < REPEATED_SHARE) yield message;
    }
  }

  for (const position of fleet.positionsBetween(vehicle, from, to)) {
    const measuredAt = Number(position.t) - clockSkewMs;
    const isOut = outages.some((outage) => measuredAt >= outage.from && measuredAt < outage.to);
    const ended = outages.findLast((outage) => outage.to <= measuredAt);
    if (!isOut && kept.length > 0) {
      at = Math.max(at, ended?.to ?? at);
      yield* flush();
    }
    kept.push(position);
    at = Math.max(at, measuredAt);
    if (!isOut) yield* flush();
  }
  yield* flush();
}
