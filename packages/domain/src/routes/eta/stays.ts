import { distanceM, type Point } from "@cartage/telemetry/geodesy";

/** Where a vehicle was; `at` is the fix time, epoch ms. */
export interface PlaceFix extends Point {
  at: number;
  speedMps: number | null;
  accuracyM: number | null;
}

/** How far a place lies outside another's area, in metres; 0 within. */
export type BeyondM = (place: Point) => number;

/** Standing at a place: the first fix there, the last, and the first that was clearly elsewhere; null while there. */
export interface Stay {
  from: number;
  through: number;
  until: number | null;
}

/** Addresses are houses; their yards and the next free parking place belong to them. */
const doorRadiusM = 100;
/** So far outside a vehicle has left; between the two it is where it was. */
const leftBeyondM = 100;
/** An inaccurate fix may count so far as within. */
const mostAccuracyM = 60;
/** Who drives past does not arrive. */
const slowMps = 3;

/** The area of a stop without a geofence. */
export function aroundDoor(door: Point): BeyondM {
  return (place) => Math.max(0, distanceM(door, place) - doorRadiusM);
}

/** Fix after fix, in the order of time: when a vehicle stood within an area. One fix is enough, so that sparse ones count. */
export function staysAt(fixes: readonly PlaceFix[], beyondM: BeyondM): Stay[] {
  const stays: Stay[] = [];
  let current: Stay | null = null;
  for (const [index, fix] of fixes.entries()) {
    const beyond = beyondM(fix);
    if (isWithin(fix, beyond)) {
      if (current) current.through = fix.at;
      else if (isSlow(fix, fixes[index - 1])) {
        current = { from: fix.at, through: fix.at, until: null };
        stays.push(current);
      }
    } else if (current && isOutside(fix, beyond)) {
      current.until = fix.at;
      current = null;
    }
  }
  return stays;
}

/** The first fix after an instant that is clearly outside an area; null while there is none. */
export function leftAfter(fixes: readonly PlaceFix[], beyondM: BeyondM, after: number): number | null {
  return fixes.find((fix) => fix.at > after && isOutside(fix, beyondM(fix)))?.at ?? null;
}

export function isWithin({ accuracyM }: PlaceFix, beyond: number): boolean {
  return beyond - Math.min(accuracyM ?? 0, mostAccuracyM) <= 0;
}

function isOutside({ accuracyM }: PlaceFix, beyond: number): boolean {
  return beyond - (accuracyM ?? 0) > leftBeyondM;
}

/** By its own speed, or the way from the fix before; one that stands alone says that the vehicle was there. */
function isSlow(fix: PlaceFix, before: PlaceFix | undefined): boolean {
  if (fix.speedMps !== null) return fix.speedMps <= slowMps;
  const elapsedS = before ? (fix.at - before.at) / 1000 : Number.POSITIVE_INFINITY;
  if (!before || elapsedS > 60 || elapsedS <= 0) return true;
  return distanceM(before, fix) / elapsedS <= slowMps;
}
