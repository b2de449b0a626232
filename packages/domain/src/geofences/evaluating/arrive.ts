import type { CompiledFence } from "./compiled-fence.ts";
import type { FenceEntry, FenceLeaving, Membership, Nearing } from "./membership.ts";
import type { Stretch } from "./shape.ts";
import { isClear, isDeep, SETTLE_MS, stretchesOf, timeAt, type Way } from "./way.ts";

/** What a fix says of a geofence that the vehicle was not in. */
export type Arrival =
  | { nearing: Nearing }
  | { entry: FenceEntry; membership: Membership }
  | { entry: FenceEntry; leaving: FenceLeaving }
  | null;

/** `nearing`: what the fixes before left open; nothing from before `notBefore` counts. */
export function arrive(fence: CompiledFence, nearing: Nearing | undefined, way: Way, notBefore: number): Arrival {
  return fence.shape.covers(way.to.latE7, way.to.lonE7)
    ? comeIn(fence, nearing, way, notBefore)
    : passThrough(fence, nearing, way, notBefore);
}

function comeIn(fence: CompiledFence, nearing: Nearing | undefined, way: Way, notBefore: number): Arrival {
  const { geofenceId, validFrom, opening, hysteresisM, shape } = fence;
  const open = opening?.(way.to.time);
  if (open === null) return null;
  const last = stretchesOf(fence, way).at(-1);
  const begin = way.from ? (nearing?.since ?? timeAt(way, last?.[0] ?? 1)) : way.to.time;
  const since = Math.max(begin, validFrom, open?.from ?? begin, notBefore);
  const depthM = Math.max(Math.min(hysteresisM, shape.halfDepthM), way.to.accuracyM ?? 0);
  const isSure =
    isClear(fence, way.to, depthM) ||
    (last !== undefined && isDeep(fence, way, last, depthM)) ||
    (nearing !== undefined && way.from !== null && way.to.time - since >= SETTLE_MS);
  if (!isSure) return { nearing: { geofenceId, since } };
  return { entry: { geofenceId, at: since }, membership: { geofenceId, enteredAt: since } };
}

/** Between two sparse fixes a vehicle may have come and gone; where both were must be sure. */
function passThrough(fence: CompiledFence, nearing: Nearing | undefined, way: Way, notBefore: number): Arrival {
  const { geofenceId, validFrom, opening, hysteresisM, shape } = fence;
  const stretches = stretchesOf(fence, way);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!way.from || !first || !last) return null;
  if (!isClear(fence, way.to, way.to.accuracyM ?? 0)) return null;
  if (!isClear(fence, way.from, way.from.accuracyM ?? 0)) return null;
  if (!isDeep(fence, way, longest(stretches), Math.min(hysteresisM, shape.halfDepthM))) return null;
  const since = Math.max(nearing?.since ?? timeAt(way, first[0]), validFrom, notBefore);
  const open = opening?.(since);
  const until = Math.min(timeAt(way, last[1]), open?.until ?? Number.POSITIVE_INFINITY);
  if (open === null || until < since) return null;
  const entry = { geofenceId, at: since };
  const isOver =
    open !== undefined && until === open.until
      ? true
      : isClear(fence, way.to, Math.max(hysteresisM, way.to.accuracyM ?? 0));
  if (isOver) return { entry, leaving: { geofenceId, enteredAt: since, at: until } };
  return { entry, membership: { geofenceId, enteredAt: since, outsideSince: until } };
}

function longest(stretches: readonly Stretch[]): Stretch {
  return stretches.reduce((best, stretch) => (stretch[1] - stretch[0] > best[1] - best[0] ? stretch : best));
}
