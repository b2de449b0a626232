import { decodeWay } from "@cartage/telemetry/track/decode-track";
import { encodeTrack } from "@cartage/telemetry/track/encode-track";
import { simplify } from "@cartage/telemetry/track/simplify";
import { emptyRows, type TrackRows } from "@cartage/telemetry/track/track-rows";
import { verdictCode } from "../verdict.ts";

/** The tolerances in metres that a track's overviews are kept for, the finest first. */
export const overviewTolerancesM = [20, 100, 1000] as const;
export type OverviewToleranceM = (typeof overviewTolerancesM)[number];

/** Where accepted positions lay, in the order of time. */
export interface Places {
  /** Epoch ms. */
  times: Float64Array;
  latE7: Int32Array;
  lonE7: Int32Array;
}

export function acceptedPlaces(rows: TrackRows): Places {
  const accepted: number[] = [];
  for (let at = 0; at < rows.time.length; at++) if (rows.verdict[at] === verdictCode.accepted) accepted.push(at);
  return pickPlaces({ times: rows.time, latE7: rows.latE7, lonE7: rows.lonE7 }, accepted);
}

/** The coarsest of the kept tolerances that is no coarser than asked for; null when what is asked for is finer. */
export function keptTolerance(toleranceM: number): OverviewToleranceM | null {
  return overviewTolerancesM.findLast((kept) => kept <= toleranceM) ?? null;
}

export function simplifyPlaces(places: Places, toleranceM: number): Places {
  return pickPlaces(places, simplify(places, toleranceM));
}

/** The overviews of accepted places as tracks, one for each tolerance. */
export function encodeOverviews(places: Places): Record<OverviewToleranceM, Uint8Array> {
  const fine = simplifyPlaces(places, 20);
  // each out of the finer one: what both leave out adds up to the tolerance
  const middle = simplifyPlaces(fine, 80);
  return { 20: encode(fine), 100: encode(middle), 1000: encode(simplifyPlaces(middle, 900)) };
}

function encode({ times, latE7, lonE7 }: Places): Uint8Array {
  return encodeTrack({ ...emptyRows(times.length), time: times, latE7, lonE7 });
}

function pickPlaces({ times, latE7, lonE7 }: Places, at: readonly number[]): Places {
  return {
    times: Float64Array.from(at, (place) => times[place] ?? 0),
    latE7: Int32Array.from(at, (place) => latE7[place] ?? 0),
    lonE7: Int32Array.from(at, (place) => lonE7[place] ?? 0),
  };
}

/** Overviews hold nothing but places; throws when the bytes are no overview. */
export function decodeOverview(bytes: Uint8Array): Places {
  const { time, latE7, lonE7 } = decodeWay(bytes, Number.POSITIVE_INFINITY);
  return { times: time, latE7, lonE7 };
}
