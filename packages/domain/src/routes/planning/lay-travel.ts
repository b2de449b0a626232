import type { TravelMatrix } from "./problem.ts";

/** A matrix with one place more, which is nowhere: no way from it and none to it takes anything. */
export interface LaidTravel {
  /** Places with the one that is nowhere, which is the last. */
  side: number;
  durationsS: Float64Array;
  distancesM: Float64Array;
}

export function layTravel({ places, durationsS, distancesM }: TravelMatrix): LaidTravel {
  const side = places + 1;
  const laid = { side, durationsS: new Float64Array(side * side), distancesM: new Float64Array(side * side) };
  for (let from = 0; from < places; from++) {
    laid.durationsS.set(durationsS.subarray(from * places, (from + 1) * places), from * side);
    laid.distancesM.set(distancesM.subarray(from * places, (from + 1) * places), from * side);
  }
  return laid;
}
