import { bearingDeg, distanceM } from "@cartage/telemetry/geodesy";
import { blurWay } from "../tracking/sharing/blur.ts";
import type { RecipientSettings } from "./inputs.ts";

/** So far off is the middle of a blurred place's cell from its edge, at the most, m. */
const blurM = 1_000;

interface Point {
  latE7: number;
  lonE7: number;
}

/** Where the vehicle is, as far as the recipient may know, told from the recipient's door. */
export interface ShownPlace {
  isBlurred: boolean;
  /** From the door; in steps of a kilometre where it is blurred. */
  distanceM: number;
  /** From the door, clockwise from north; in steps of 45° where it is blurred. */
  bearingDeg: number;
  /** Of the vehicle's fix, epoch ms. */
  at: number;
}

type Allowed = Pick<RecipientSettings, "exactness" | "nearStops">;

/**
 * The vehicle's place as the organisation's grade shows it: not at all, blurred until few stops are left, or as it is. A
 * blurred place is worked out from the middle of a cell of a grid that the link's seed shifts: asking again tells no more.
 */
export function shownPlace(
  vehicle: (Point & { fixTime: number }) | null,
  { door, stopsBefore, seed }: { door: Point | null; stopsBefore: number | null; seed: Uint8Array },
  { exactness, nearStops }: Allowed,
): ShownPlace | null {
  if (!vehicle || !door || exactness === "nothing" || exactness === "stops") return null;
  const isNear = stopsBefore !== null && stopsBefore <= nearStops;
  if (exactness === "exact" || isNear) return { isBlurred: false, ...from(door, vehicle), at: vehicle.fixTime };
  const alone = { times: [0], latE7: [vehicle.latE7], lonE7: [vehicle.lonE7] };
  const cell = blurWay(alone, { blurM, hidesEndsM: 0, seed });
  const { distanceM: awayM, bearingDeg: towards } = from(door, {
    latE7: cell.latE7[0] ?? vehicle.latE7,
    lonE7: cell.lonE7[0] ?? vehicle.lonE7,
  });
  return {
    isBlurred: true,
    distanceM: Math.max(blurM, Math.round(awayM / blurM) * blurM),
    bearingDeg: (Math.round(towards / 45) * 45) % 360,
    at: Math.floor(vehicle.fixTime / 300_000) * 300_000,
  };
}

function from(door: Point, point: Point) {
  const [one, other] = [degrees(door), degrees(point)];
  return { distanceM: Math.round(distanceM(one, other)), bearingDeg: Math.round(bearingDeg(one, other)) % 360 };
}

const degrees = ({ latE7, lonE7 }: Point) => ({ lat: latE7 / 1e7, lon: lonE7 / 1e7 });
