import { normalQuantile } from "@cartage/domain/routes/eta/normals";
import { createDice } from "@cartage/simulator/random/dice";
import { hash, unit } from "@cartage/simulator/random/hash";
import { areas, dayMs, hourMs } from "./traffic.ts";

export interface Customer {
  id: string;
  area: number;
  /** Kilometres east and north of the depot. */
  x: number;
  y: number;
  kind: "delivery" | "pickup";
  plannedS: number;
  /** ln(how much longer than planned it usually takes), which nobody is told. */
  habit: number;
}

export interface PlannedStop {
  stopId: string;
  customer: Customer;
  freeFlowS: number;
  window: { from: number; until: number } | null;
}

export interface PlannedDay {
  vehicle: number;
  driverId: string;
  /** ln(how much slower this driver drives than the fleet), and on this day. */
  pace: number;
  departsAt: number;
  stops: PlannedStop[];
  lunch: { earliestAt: number; latestAt: number; durationS: number };
}

export function normal(seed: number, index: number): number {
  return normalQuantile(unit(seed, index));
}

const customers: Customer[] = Array.from({ length: 160 }, (_, index) => {
  const dice = createDice(hash(31, index));
  const area = Math.floor(dice.between(0, areas));
  const angle = ((area + dice.next()) / areas) * 2 * Math.PI;
  const away = 2 + 16 * Math.sqrt(dice.next());
  return {
    id: `customer ${index}`,
    area,
    x: away * Math.cos(angle),
    y: away * Math.sin(angle),
    kind: dice.hits(0.75) ? "delivery" : "pickup",
    plannedS: 60 * Math.round(dice.between(4, 16)),
    habit: 0.3 * normal(311, index),
  };
});

/** A vehicle's working day of 9 to 14 stops, planned as a planner would that thinks everything takes a fifth longer. */
export function planDay(seed: number, vehicle: number, day: number): PlannedDay {
  const dice = createDice(hash(hash(seed, vehicle), day));
  const departsAt = day * dayMs + dice.between(6, 9) * hourMs;
  const driver = (vehicle * 7 + (seed % 5)) % 64;
  const centre = Math.floor(dice.between(0, areas));
  const near = customers.filter(({ area }) => (area - centre + areas) % areas <= 2);
  let [x, y, at] = [0, 0, departsAt];
  const count = Math.floor(dice.between(9, 15));
  const stops = Array.from({ length: count }, (_, index): PlannedStop => {
    const customer = dice.pick(near);
    const km = 0.4 + 1.3 * Math.hypot(customer.x - x, customer.y - y);
    const freeFlowS = 60 + (km / 38) * 3600;
    [x, y, at] = [customer.x, customer.y, at + freeFlowS * 1200 + customer.plannedS * 1200];
    const opens = at - dice.between(0.2, 0.9) * hourMs;
    const window = dice.hits(0.45) ? { from: opens, until: opens + dice.between(1, 2.5) * hourMs } : null;
    return { stopId: `${day}/${vehicle}/${index}`, customer, freeFlowS, window };
  });
  return {
    vehicle,
    driverId: `driver ${driver}`,
    pace: 0.09 * normal(77, driver) + 0.05 * normal(hash(seed, 78 + vehicle), day),
    departsAt,
    stops,
    lunch: { earliestAt: day * dayMs + 11.5 * hourMs, latestAt: day * dayMs + 13.5 * hourMs, durationS: 1800 },
  };
}
