import { boundsOfRadius, EARTH_RADIUS_M } from "@cartage/telemetry/geodesy";
import { fromE7, toE7, toRadians } from "@cartage/telemetry/units";
import { type PlaceE7, TURN_E7, wrapE7 } from "./degrees-e7.ts";
import type { PlaneBox } from "./edges.ts";
import type { Shape, Stretch } from "./shape.ts";
import { stretchWithin } from "./stretch-within.ts";

/** All places within a great-circle distance of one. */
export class CircleShape implements Shape {
  readonly box: PlaneBox;
  readonly halfDepthM: number;
  private readonly latE7: number;
  private readonly lonE7: number;
  private readonly cosLat: number;
  private readonly radiusM: number;

  constructor({ lat, lon, radiusM }: { lat: number; lon: number; radiusM: number }) {
    this.latE7 = toE7(lat);
    this.lonE7 = toE7(lon);
    this.cosLat = Math.cos(toRadians(lat));
    this.radiusM = radiusM;
    this.halfDepthM = radiusM / 2;
    const { west, south, east, north } = boundsOfRadius({ lat, lon }, radiusM);
    this.box = {
      west: Math.floor(west * 1e7),
      south: Math.floor(south * 1e7),
      east: Math.ceil(east * 1e7) + (west > east ? TURN_E7 : 0),
      north: Math.ceil(north * 1e7),
    };
  }

  covers(latE7: number, lonE7: number): boolean {
    return this.fromCentreM(latE7, lonE7) <= this.radiusM;
  }

  edgeDistanceM(latE7: number, lonE7: number, reachM: number): number {
    const distance = Math.abs(this.fromCentreM(latE7, lonE7) - this.radiusM);
    return distance <= reachM ? distance : Number.POSITIVE_INFINITY;
  }

  stretchesInside(from: PlaceE7, to: PlaceE7): Stretch[] {
    const alongLon = wrapE7(to.lonE7 - from.lonE7);
    const alongLat = to.latE7 - from.latE7;
    const stretch = stretchWithin(
      (fraction) => this.fromCentreM(from.latE7 + alongLat * fraction, from.lonE7 + alongLon * fraction),
      this.radiusM,
    );
    return stretch ? [stretch] : [];
  }

  /** As `distanceM` of the geodesy, with what is always the same kept. */
  private fromCentreM(latE7: number, lonE7: number): number {
    const sinLat = Math.sin(toRadians(fromE7(latE7 - this.latE7)) / 2);
    const sinLon = Math.sin(toRadians(fromE7(lonE7 - this.lonE7)) / 2);
    const h = sinLat * sinLat + this.cosLat * Math.cos(toRadians(fromE7(latE7))) * sinLon * sinLon;
    return 2 * Math.asin(Math.sqrt(Math.min(1, h))) * EARTH_RADIUS_M;
  }
}
