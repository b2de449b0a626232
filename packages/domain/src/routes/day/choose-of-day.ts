import type { z } from "zod";
import type { PlanDay } from "../route-inputs.ts";
import { mayReplan } from "../route-states.ts";
import { type Day, type DayLeg, type DayRoute, legKey } from "./day.ts";
import { endsBefore } from "./day-rules.ts";
import { beingServed } from "./take-over.ts";

/** What is to be planned of a day, and what cannot be: it is held up. */
export interface ChosenDay extends Day {
  heldUpLegs: DayLeg[];
}

type Choice = Pick<z.infer<typeof PlanDay>, "orderIds" | "vehicleIds">;

/**
 * The part of a day that somebody wants planned: the chosen vehicles with what is on their routes, and of what waits for
 * a vehicle the chosen orders. What is ahead of a chosen vehicle that goes no further is for the others. What is held up is
 * left out, as long as it is not on board of a vehicle that goes on. A leg stays before the next of its order where both
 * are planned at once.
 */
export function chooseOfDay(day: Day, { orderIds, vehicleIds }: Choice): ChosenDay {
  const fixed = new Set(day.routes.filter(({ state }) => !mayReplan(state)).map(({ vehicleId }) => vehicleId));
  const isChosen = vehicleIds && new Set(vehicleIds);
  const open = day.vehicles.filter(({ id }) => !fixed.has(id) && (!isChosen || isChosen.has(id)));
  const vehicles = open.filter(({ isAvailable }) => isAvailable);
  const kept = new Set(vehicles.map(({ id }) => id));
  const stuck = new Set(open.filter(({ isAvailable }) => !isAvailable).map(({ id }) => id));
  const isLeftBehind = new Set(day.routes.filter(({ vehicleId }) => stuck.has(vehicleId)).flatMap(leftBehind));
  const onRoutes = new Map(
    day.routes.flatMap(({ vehicleId, stops }) => stops.map((stop) => [legKey(stop), vehicleId])),
  );
  const wanted = orderIds && new Set(orderIds);
  const legs = day.legs.filter((leg) => {
    const vehicleId = onRoutes.get(legKey(leg));
    if (vehicleId === undefined) return !wanted || wanted.has(leg.orderId);
    return kept.has(vehicleId) || isLeftBehind.has(legKey(leg));
  });
  const routes = day.routes.filter(({ vehicleId }) => kept.has(vehicleId) || stuck.has(vehicleId));
  const begun = new Set(routes.filter(({ vehicleId }) => kept.has(vehicleId)).flatMap(begunOf));
  const isHeldUp = (leg: DayLeg) => leg.heldUp !== null && !begun.has(legKey(leg));
  return {
    ...{ ...day, vehicles, routes },
    legs: legs.filter((leg) => !isHeldUp(leg)).map((leg) => beforeNext(leg, day)),
    heldUpLegs: legs.filter(isHeldUp),
  };
}

function begunOf({ stops }: DayRoute): string[] {
  return stops.filter(({ state }) => state === "arrived" || state === "done").map(legKey);
}

/** The legs of a route that another vehicle can take over. */
function leftBehind(route: DayRoute): string[] {
  const here = beingServed(route);
  return route.stops
    .filter(({ state }) => state === "planned")
    .map(legKey)
    .filter((key) => !here.has(key));
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
