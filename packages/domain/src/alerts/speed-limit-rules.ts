import { kmhToMps } from "@cartage/telemetry/units";
import type { VehicleType } from "../fleet/inputs.ts";

export type TypeLimits = Record<VehicleType, number>;

/** What a type of vehicle may drive where an organisation said nothing else, m/s. */
export const defaultLimitsMps: TypeLimits = {
  truck: kmhToMps(80),
  trailer: kmhToMps(80),
  van: kmhToMps(100),
  car: kmhToMps(120),
  motorcycle: kmhToMps(120),
  bicycle: kmhToMps(30),
};

/** The limits in force: the organisation's own over the defaults. */
export function limitsOf(own: unknown): TypeLimits {
  return { ...defaultLimitsMps, ...(own as Partial<TypeLimits>) };
}
