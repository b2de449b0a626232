import { type CompiledFence, isFor } from "../../geofences/evaluating/compiled-fence.ts";
import { METRES_PER_E7, TURN_E7 } from "../../geofences/evaluating/degrees-e7.ts";
import type { FenceState } from "../../geofences/evaluating/membership.ts";
import type { DerivedVehicle, Fix } from "../../tracking/deriving/moment.ts";
import type { Box } from "./boxes.ts";

const halfTurnE7 = TURN_E7 / 2;
/** Beyond these the sides of a box bend too much. */
const farthestLatE7 = 800_000_000;
const mostRadiusM = 30_000;

/**
 * Knows places at which a fix says nothing of geofences, without measuring: outside a box around all of them while the vehicle
 * is in none, and in a box within the only one while it is in there.
 */
export function quietPlaces(fences: readonly CompiledFence[], vehicle: DerivedVehicle) {
  const around = boxAround(fences);
  const [only, ...others] = fences;
  const isPlain = only !== undefined && others.length === 0 && only.opening === null && isFor(only, vehicle);
  const within = isPlain ? boxWithin(only) : null;

  return ({ memberships, nearing }: FenceState, previous: Fix | null, fix: Fix): boolean => {
    if (nearing) return false;
    if (memberships.length === 0) return around !== null && isBeside(around, previous ?? fix, fix);
    const [stay, ...more] = memberships;
    if (!within || !only || !stay || more.length > 0 || stay.outsideSince !== undefined) return false;
    return holds(within, fix) && only.validFrom <= fix.time && fix.time < only.validUntil;
  };
}

function boxAround(fences: readonly CompiledFence[]): Box | null {
  const boxes = fences.map(({ shape: { box } }) => box);
  if (boxes.some(({ west, east }) => west < -halfTurnE7 || east > halfTurnE7)) return null;
  return {
    southE7: Math.min(...boxes.map(({ south }) => south)),
    westE7: Math.min(...boxes.map(({ west }) => west)),
    northE7: Math.max(...boxes.map(({ north }) => north)),
    eastE7: Math.max(...boxes.map(({ east }) => east)),
  };
}

/** A box all of whose places are inside: its corners are nearer to the middle of the shape than any edge. */
function boxWithin({ shape }: CompiledFence): Box | null {
  const { south, west, north, east } = shape.box;
  const lat = Math.round((south + north) / 2);
  const lon = Math.round((west + east) / 2);
  const latM = (north - south) * METRES_PER_E7;
  if (Math.abs(lat) > farthestLatE7 || !shape.covers(lat, lon)) return null;
  const radiusM = Math.min(shape.edgeDistanceM(lat, lon, latM + 1), latM, mostRadiusM);
  const up = Math.floor((radiusM * 0.65) / METRES_PER_E7);
  const along = Math.floor(up / Math.cos((lat / 1e7) * (Math.PI / 180)));
  if (Math.abs(lon) + along > halfTurnE7) return null;
  return { southE7: lat - up, westE7: lon - along, northE7: lat + up, eastE7: lon + along };
}

function isBeside(box: Box, a: Fix, b: Fix): boolean {
  if (Math.abs(a.lonE7 - b.lonE7) > halfTurnE7) return false;
  return (
    (a.latE7 < box.southE7 && b.latE7 < box.southE7) ||
    (a.latE7 > box.northE7 && b.latE7 > box.northE7) ||
    (a.lonE7 < box.westE7 && b.lonE7 < box.westE7) ||
    (a.lonE7 > box.eastE7 && b.lonE7 > box.eastE7)
  );
}

const holds = ({ southE7, westE7, northE7, eastE7 }: Box, { latE7, lonE7 }: Fix) =>
  latE7 >= southE7 && latE7 <= northE7 && lonE7 >= westE7 && lonE7 <= eastE7;
