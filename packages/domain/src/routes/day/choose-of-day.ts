import type { z } from "zod";
import type { PlanDay } from "../route-inputs.ts";
import { mayReplan } from "../route-states.ts";
import { type Day, type DayLeg, legKey } from "./day.ts";
import { endsBefore } from "./day-rules.ts";

type Choice = Pick<z.infer<typeof PlanDay>, "orderIds" | "vehicleIds">;

/**
 * The part of a day that somebody wants planned: the chosen vehicles with what is on their routes, and of what waits for
 * a vehicle the chosen orders. A leg stays before the next of its order where both are planned at once.
 */
export function chooseOfDay(day: Day, { orderIds, vehicleIds }: Choice): Day {
  const fixed = new Set(day.routes.filter(({ state }) => !mayReplan(state)).map(({ vehicleId }) => vehicleId));
  const isChosen = vehicleIds && new Set(vehicleIds);
  const vehicles = day.vehicles.filter(
    ({ id, isAvailable }) => isAvailable && !fixed.has(id) && (!isChosen || isChosen.has(id)),
  );
  const kept = new Set(vehicles.map(({ id }) => id));
  const stuck = new Set(day.vehicles.filter(({ isAvailable }) => !isAvailable).map(({ id }) => id));
  const onRoutes = new Map(
    day.routes
      // what a vehicle has that goes no further waits for another
      .filter(({ vehicleId }) => !stuck.has(vehicleId) || fixed.has(vehicleId))
      .flatMap(({ vehicleId, stops }) => stops.map((stop) => [legKey(stop), vehicleId])),
  );
  const wanted = orderIds && new Set(orderIds);
  const legs = day.legs.filter((leg) => {
    const vehicleId = onRoutes.get(legKey(leg));
    return vehicleId === undefined ? !wanted || wanted.has(leg.orderId) : kept.has(vehicleId);
  });
  return {
    ...day,
    vehicles,
    routes: day.routes.filter(
      ({ vehicleId }) => kept.has(vehicleId) || (stuck.has(vehicleId) && !fixed.has(vehicleId)),
    ),
    legs: legs.map((leg) => beforeNext(leg, day)),
  };
}

/** Whether the next leg of its order is of this day too, which nothing comes of without it. */
export function hasNext({ orderId, leg }: Pick<DayLeg, "orderId" | "leg">, legs: readonly DayLeg[]): boolean {
  return legs.some((other) => other.orderId === orderId && other.leg === leg + 1);
}

/** Its goods have to be there by when the next leg counts with them. */
function beforeNext(leg: DayLeg, { legs, routes, endsAt, startsAt }: Day): DayLeg {
  if (!hasNext(leg, legs)) return leg;
  const stops = routes.flatMap((route) => route.stops);
  const planned = stops.find(
    (stop) =>
      stop.kind === "delivery" && stop.orderId === leg.orderId && stop.leg === leg.leg && stop.state === "planned",
  );
  if (!planned) return leg;
  // kept times are whole milliseconds, and what is planned now must be possible still
  const latest = planned.leavesAt - leg.delivery.serviceS * 1_000 + 1;
  const windows = endsBefore(leg.delivery.windows, latest, { from: startsAt, until: endsAt });
  return { ...leg, delivery: { ...leg.delivery, windows } };
}
