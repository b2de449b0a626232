import type { Place } from "./draft.ts";

/** A place as degrees, to a metre. */
export const placeText = ({ latE7, lonE7 }: NonNullable<Place>) =>
  `${(latE7 / 1e7).toFixed(5)}, ${(lonE7 / 1e7).toFixed(5)}`;
