import type { PlaceE7 } from "./degrees-e7.ts";
import type { PlaneBox } from "./edges.ts";

/** A part of the straight way (in degrees) between two places, as fractions of it. */
export type Stretch = readonly [from: number, until: number];

/** A geofence's shape, ready to be asked. Its edge belongs to it. */
export interface Shape {
  /** Its west and east may lie beyond ±180°. */
  readonly box: PlaneBox;
  /** Deep enough inside for anybody, in metres: no more than half as deep as the shape is. */
  readonly halfDepthM: number;
  covers(latE7: number, lonE7: number): boolean;
  /** How far a place is from the edge, on whichever side, in metres; Infinity beyond `reachM`. */
  edgeDistanceM(latE7: number, lonE7: number, reachM: number): number;
  /** The stretches that lie inside, in order; the way takes the short side of the globe. */
  stretchesInside(from: PlaceE7, to: PlaceE7): Stretch[];
}
