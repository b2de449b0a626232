import { kmhToMps } from "@cartage/telemetry/units";

export type VehicleType = "truck" | "trailer" | "van" | "car" | "motorcycle" | "bicycle";

/** What a loaded vehicle does in traffic, not what it could do. */
export type Handling = {
  topMps: number;
  accelerationMps2: number;
  brakingMps2: number;
  /** Sideways, in bends: what driver and load put up with. */
  corneringMps2: number;
};

export const handlingOf: Record<VehicleType, Handling> = {
  trailer: { topMps: kmhToMps(78), accelerationMps2: 0.4, brakingMps2: 0.9, corneringMps2: 1.1 },
  truck: { topMps: kmhToMps(82), accelerationMps2: 0.55, brakingMps2: 1.1, corneringMps2: 1.3 },
  van: { topMps: kmhToMps(92), accelerationMps2: 1.1, brakingMps2: 1.6, corneringMps2: 1.9 },
  car: { topMps: kmhToMps(100), accelerationMps2: 1.5, brakingMps2: 1.9, corneringMps2: 2.3 },
  motorcycle: { topMps: kmhToMps(58), accelerationMps2: 1.6, brakingMps2: 1.9, corneringMps2: 2.2 },
  bicycle: { topMps: kmhToMps(18), accelerationMps2: 0.5, brakingMps2: 1.1, corneringMps2: 1.4 },
};
