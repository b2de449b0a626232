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
  const vehicles = day.vehicles.filter(({ id }) => !fixed.has(id) && (!isChosen || isChosen.has(id)));
  const kept = new Set(vehicles.map(({ id }) => id));
  const onRoutes = new Map(
    day.routes.flatMap(({ vehicleId, stops }) => stops.map((stop) => [legKey(stop), vehicleId])),
  );
  const wanted = orderIds && new Set(orderIds);
  const legs = day.legs.filter((leg) => {
    const vehicleId = onRoutes.get(legKey(leg));
    return vehicleId === undefined ? !wanted || wanted.has(leg.orderId) : kept.has(vehicleId);
  });
  return {
    ...day,
    vehicles,
    routes: day.routes.filter(({ vehicleId }) => kept.has(vehicleId)),
    legs: legs.map((leg) => beforeNext(leg, day)),
  };
}

/** Its goods have to be there by when the next leg counts with them. */
function beforeNext(leg: DayLeg, { legs, routes, endsAt, startsAt }: Day): DayLeg {
  const hasNext = legs.some((other) => other.orderId === leg.orderId && other.leg === leg.leg + 1);
  if (!hasNext) return leg;
  const stops = routes.flatMap((route) => route.stops);
  const planned = stops.find(
    (stop) =>
      stop.kind === "delivery" && stop.orderId === leg.orderId && stop.leg === leg.leg && stop.state === "planned",
  );
  if (!planned) return leg;
  const latest = planned.leavesAt - leg.delivery.serviceS * 1_000;
  const windows = endsBefore(leg.delivery.windows, latest, { from: startsAt, until: endsAt });
  return { ...leg, delivery: { ...leg.delivery, windows } };
}
