import type { DerivedVehicle } from "../../tracking/deriving/moment.ts";
import type { FenceDefinition, FenceScope } from "../inputs.ts";
import { compileShape } from "./compile-shape.ts";
import { type OpeningHours, openingHours } from "./opening-hours.ts";
import type { Shape } from "./shape.ts";

/** A version of a geofence as it is stored; times are epoch ms. */
export interface FenceVersion {
  organisationId: string;
  geofenceId: string;
  version: number;
  validFrom: number;
  /** The first ms that it does not judge any more; null while it is the current one. */
  validUntil: number | null;
  /** As `FenceDefinition` let it through when it was written: it is not checked again. */
  definition: FenceDefinition;
}

/** A version of a geofence, ready to be asked. */
export interface CompiledFence {
  readonly geofenceId: string;
  readonly version: number;
  readonly validFrom: number;
  /** Infinity while it is the current one; the index moves it when the version ends. */
  validUntil: number;
  readonly shape: Shape;
  /** Null: always open. */
  readonly opening: OpeningHours | null;
  /** Null: for all vehicles. */
  readonly scope: FenceScope | null;
  readonly hysteresisM: number;
  readonly dwellS: number | null;
  readonly speedLimitMps: number | null;
}

export function compileFence({ geofenceId, version, validFrom, validUntil, definition }: FenceVersion): CompiledFence {
  const { shape, schedule, scope, hysteresisM, dwellS, speedLimitMps } = definition;
  return {
    geofenceId,
    version,
    validFrom,
    validUntil: validUntil ?? Number.POSITIVE_INFINITY,
    shape: compileShape(shape),
    opening: schedule && openingHours(schedule),
    scope: scope.groupIds.length + scope.tags.length === 0 ? null : scope,
    hysteresisM,
    dwellS,
    speedLimitMps,
  };
}

/** Whether a geofence looks at a vehicle at all. */
export function isFor(
  { scope }: CompiledFence,
  { groupIds, tags }: Pick<DerivedVehicle, "groupIds" | "tags">,
): boolean {
  if (!scope) return true;
  return scope.groupIds.some((id) => groupIds.includes(id)) || scope.tags.some((tag) => tags.includes(tag));
}
