import type { CompiledFence } from "./compiled-fence.ts";
import type { FenceLeaving, Membership } from "./membership.ts";
import { isClear, SETTLE_MS, stretchesOf, timeAt, type Way } from "./way.ts";

/** What a fix says of a stay under way: it goes on, or it is over, perhaps because the geofence closed or changed. */
export type Stay = { membership: Membership } | { leaving: FenceLeaving; isClosed: boolean };

export function stayInside(fence: CompiledFence, before: Membership, way: Way): Stay {
  const { geofenceId, enteredAt, outsideSince } = before;
  const leave = (at: number, isClosed = false): Stay => ({
    leaving: { geofenceId, enteredAt, at: Math.max(enteredAt, Math.min(at, way.to.time)) },
    isClosed,
  });
  const closesAt = closingTime(fence, before, way);
  if (fence.shape.covers(way.to.latE7, way.to.lonE7)) {
    if (closesAt <= way.to.time) return leave(Math.min(closesAt, outsideSince ?? closesAt), true);
    return { membership: outsideSince === undefined ? before : { geofenceId, enteredAt } };
  }
  const since = Math.max(enteredAt, outsideSince ?? timeOfLeaving(fence, way));
  if (closesAt <= way.to.time) return leave(Math.min(closesAt, since));
  const hasSettled = outsideSince !== undefined && way.to.time - since >= SETTLE_MS;
  if (hasSettled || isClear(fence, way.to, Math.max(fence.hysteresisM, way.to.accuracyM ?? 0))) return leave(since);
  return { membership: { geofenceId, enteredAt, outsideSince: since } };
}

/** When the geofence, open when the vehicle was last seen in it, closes; Infinity when it does not. */
function closingTime({ opening, validFrom }: CompiledFence, { enteredAt }: Membership, { from, to }: Way): number {
  if (!opening) return Number.POSITIVE_INFINITY;
  const seenAt = Math.max(enteredAt, from?.time ?? enteredAt);
  // a version with other hours may have begun in between
  return opening(seenAt)?.until ?? Math.min(to.time, Math.max(seenAt, validFrom));
}

function timeOfLeaving(fence: CompiledFence, way: Way): number {
  const last = stretchesOf(fence, way).at(-1);
  if (last) return timeAt(way, last[1]);
  return way.from ? Math.min(way.to.time, Math.max(way.from.time, fence.validFrom)) : way.to.time;
}
