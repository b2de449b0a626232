import type { DerivedVehicle, Fix } from "../../tracking/deriving/moment.ts";
import { type Arrival, arrive } from "./arrive.ts";
import { type CompiledFence, isFor } from "./compiled-fence.ts";
import type { FenceIndex } from "./fence-index.ts";
import type { FenceEntry, FenceLeaving, FenceState, Membership, Nearing } from "./membership.ts";
import { stayInside } from "./stay-inside.ts";
import type { Way } from "./way.ts";

/** An accepted fix of a vehicle, after the one before. */
export interface FenceStep {
  vehicle: DerivedVehicle;
  previous: Fix | null;
  fix: Fix;
  /** Nothing is known of the time between: what is inside then began, and ended, at the fix. */
  isAfterGap: boolean;
}

export interface FenceOutcome {
  state: FenceState;
  /** In order of time. */
  entered: readonly FenceEntry[];
  left: readonly FenceLeaving[];
}

export const OUTSIDE_ALL: FenceState = { memberships: [] };
const NOTHING: readonly never[] = [];

/**
 * What a fix says of the geofences that a vehicle is in, enters and leaves. Pure: the same fixes in the same order give
 * the same, whatever was asked before. A fix closer to the edge than the geofence's hysteresis or its own accuracy
 * changes nothing by itself; times are those at which the straight way between the fixes meets the edge.
 */
export function stepFences(before: FenceState, step: FenceStep, index: FenceIndex): FenceOutcome {
  const way: Way = { from: step.isAfterGap ? null : step.previous, to: step.fix };
  const near = index.near(way.from ?? way.to, way.to, step.fix.time);
  if (near === 0 && before.memberships.length === 0 && !before.nearing) {
    return { state: before, entered: NOTHING, left: NOTHING };
  }
  const outcome = new Outcome(before);
  for (const membership of before.memberships) stay(membership, step, way, near, index, outcome);
  for (const nearing of before.nearing ?? NOTHING) {
    const fence = fenceOf(nearing.geofenceId, step, near, index);
    if (fence && isFor(fence, step.vehicle)) outcome.arrived(arrive(fence, nearing, way, nearing.since));
  }
  for (let at = 0; at < near; at++) {
    const fence = index.nearby[at] as CompiledFence;
    if (outcome.knew(fence.geofenceId) || !isFor(fence, step.vehicle)) continue;
    outcome.arrived(arrive(fence, undefined, way, way.from?.time ?? way.to.time));
  }
  return outcome.finish();
}

/** Most often the fence is among those nearby, which spares looking it up among all. */
function fenceOf(geofenceId: string, { fix }: FenceStep, near: number, index: FenceIndex): CompiledFence | null {
  for (let at = 0; at < near; at++) {
    const fence = index.nearby[at] as CompiledFence;
    if (fence.geofenceId === geofenceId) return fence;
  }
  return index.fenceAt(geofenceId, fix.time);
}

function stay(
  membership: Membership,
  step: FenceStep,
  way: Way,
  near: number,
  index: FenceIndex,
  outcome: Outcome,
): void {
  const { geofenceId, enteredAt, outsideSince } = membership;
  const { time } = step.fix;
  const fence = fenceOf(geofenceId, step, near, index);
  if (!fence || !isFor(fence, step.vehicle)) {
    const end = fence ? time : (index.endBefore(geofenceId, time) ?? time);
    outcome.left.push({ geofenceId, enteredAt, at: Math.max(enteredAt, Math.min(end, outsideSince ?? end)) });
    return;
  }
  const stayed = stayInside(fence, membership, way);
  if ("membership" in stayed) {
    outcome.memberships.push(stayed.membership);
    return;
  }
  outcome.left.push(stayed.leaving);
  // closed and open again between two fixes: that is another stay
  if (stayed.isClosed) outcome.arrived(arrive(fence, undefined, way, stayed.leaving.at));
}

class Outcome {
  readonly memberships: Membership[] = [];
  readonly left: FenceLeaving[] = [];
  private readonly nearing: Nearing[] = [];
  private readonly entered: FenceEntry[] = [];
  private readonly before: FenceState;

  constructor(before: FenceState) {
    this.before = before;
  }

  /** Whether a geofence was looked at because of what was known before. */
  knew(geofenceId: string): boolean {
    for (const membership of this.before.memberships) if (membership.geofenceId === geofenceId) return true;
    for (const nearing of this.before.nearing ?? NOTHING) if (nearing.geofenceId === geofenceId) return true;
    return false;
  }

  arrived(arrival: Arrival): void {
    if (!arrival) return;
    if ("nearing" in arrival) {
      this.nearing.push(arrival.nearing);
      return;
    }
    this.entered.push(arrival.entry);
    if ("membership" in arrival) this.memberships.push(arrival.membership);
    else this.left.push(arrival.leaving);
  }

  finish(): FenceOutcome {
    const { memberships, nearing, entered, left } = this;
    // what went on is in order already
    if (entered.length > 0) {
      memberships.sort(byGeofence);
      entered.sort(byTime);
    }
    if (left.length > 1) left.sort(byTime);
    if (nearing.length === 0) return { state: { memberships }, entered, left };
    return { state: { memberships, nearing: nearing.sort(byGeofence) }, entered, left };
  }
}

interface OfGeofence {
  geofenceId: string;
}

function byGeofence(a: OfGeofence, b: OfGeofence): number {
  if (a.geofenceId === b.geofenceId) return 0;
  return a.geofenceId < b.geofenceId ? -1 : 1;
}

const byTime = (a: OfGeofence & { at: number }, b: OfGeofence & { at: number }) => a.at - b.at || byGeofence(a, b);
