import type { vehicleTypes } from "../fleet/inputs.ts";

type VehicleType = (typeof vehicleTypes)[number];

export interface Rate {
  /** In the smallest unit of the currency. */
  perKmMinor: number;
  perHourMinor: number;
  /** CO₂ equivalents. */
  co2GPerKm: number;
}
export interface Rates {
  currency: string;
  of: Record<VehicleType, Rate>;
}

/** Grams of CO₂ equivalents that a litre gives off. Source: UK government conversion factors, as Energy Saving Trust's fleet toolkit has them. */
const dieselGPerL = 2_510;
const petrolGPerL = 2_100;
const per100Km = (litres: number, gPerL: number) => Math.round((litres * gPerL) / 100);

/**
 * Until the organisation says its own. Costs in Vietnamese dong and litres on 100 km are assumptions of ours, for nothing else
 * is known of a fleet; a trailer's are its truck's.
 */
export const defaultRates: Rates = {
  currency: "VND",
  of: {
    truck: { perKmMinor: 9_000, perHourMinor: 70_000, co2GPerKm: per100Km(25, dieselGPerL) },
    trailer: { perKmMinor: 0, perHourMinor: 0, co2GPerKm: 0 },
    van: { perKmMinor: 4_500, perHourMinor: 55_000, co2GPerKm: per100Km(10, dieselGPerL) },
    car: { perKmMinor: 3_500, perHourMinor: 55_000, co2GPerKm: per100Km(7, petrolGPerL) },
    motorcycle: { perKmMinor: 1_200, perHourMinor: 45_000, co2GPerKm: per100Km(2.5, petrolGPerL) },
    bicycle: { perKmMinor: 200, perHourMinor: 40_000, co2GPerKm: 0 },
  },
};

/** What a distance and a time at work cost, in the smallest unit of the currency, and what they give off. */
export function costOf(rate: Rate, { distanceM, workS }: { distanceM: number; workS: number }) {
  return {
    costMinor: (distanceM / 1_000) * rate.perKmMinor + (workS / 3_600) * rate.perHourMinor,
    co2G: (distanceM / 1_000) * rate.co2GPerKm,
  };
}
