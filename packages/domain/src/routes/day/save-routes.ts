import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { writeRoutes } from "../commands/write-routes.ts";
import type { SaveRoutes } from "../route-inputs.ts";
import type { OutsideRouting } from "../routing/outside-routing.ts";
import { checkRoutes } from "./check-routes.ts";
import { type Day, type DayLeg, type DayRoute, type DayStop, legKey } from "./day.ts";
import { layProblem } from "./lay-problem.ts";
import { placesOf } from "./places.ts";
import { readDay } from "./read-day.ts";
import { readTravel } from "./read-travel.ts";

/**
 * Makes routes what somebody wants them to be: their times are worked out anew here, whatever the screen showed. Orders that
 * come onto a route are planned, and dispatched where a driver has it already; those that are on none any more are taken off.
 * Throws `changed_meanwhile`, `route.not_now`, `route.leg_taken`, `route.stop_unknown`, `route.incomplete`,
 * `route.overloaded`, `route.out_of_order`, `route.skill_missing`, `route.reserved`, `route.held_up`, `route.leg_held_up`.
 */
export async function saveRoutes(ctx: Context, input: z.infer<typeof SaveRoutes>, outside: OutsideRouting | null) {
  authorise(ctx.actor, "routes.edit");
  const day = await readDay(ctx, input);
  const wanted = wantedDay(day, input.routes);
  const places = placesOf(wanted);
  const { travel } = await readTravel(ctx, places, outside);
  const now = ctx.now().getTime();
  const problem = layProblem(wanted, places, travel, { objective: "cheapest", disturbance: null, now });
  return writeRoutes(ctx, { day: wanted, basedOn: input.routes, scheduled: checkRoutes(problem) });
}

/** The routes that are wanted and their legs alone: what was begun, then the stops as they were given. */
function wantedDay(day: Day, given: z.infer<typeof SaveRoutes>["routes"]): Day {
  const vehicles = new Map(day.vehicles.map((vehicle) => [vehicle.id, vehicle]));
  const legs = new Map(day.legs.map((leg) => [legKey(leg), leg]));
  const routes = given.map(({ vehicleId, stops }): DayRoute => {
    const vehicle = vehicles.get(vehicleId);
    if (!vehicle) throw new DomainError("vehicle.unknown", { about: { vehicleId } });
    const route = day.routes.find((one) => one.vehicleId === vehicleId);
    const had = new Set(route?.stops.map(stopKey));
    if (!vehicle.isAvailable && stops.some((stop) => !had.has(stopKey(stop))))
      throw new DomainError("route.held_up", { about: { vehicleId } });
    for (const stop of stops) if (!had.has(stopKey(stop))) refuseHeldUp(legs.get(legKey(stop)));
    const keeps = new Set(stops.map(legKey));
    const isOnBoard = (stop: DayStop) => wasPickedUp(stop) && keeps.has(legKey(stop));
    const begun = (route?.stops ?? []).flatMap((stop): DayStop[] => {
      if (stop.state !== "planned") return [stop];
      return isOnBoard(stop) ? [{ ...stop, state: "done" }] : [];
    });
    const onBoard = new Set(route?.stops.filter(isOnBoard).map(stopKey));
    const open = stops.flatMap((stop) => {
      if (!legs.has(legKey(stop))) throw new DomainError("route.stop_unknown", { about: { leg: legKey(stop) } });
      return onBoard.has(stopKey(stop)) ? [] : [{ ...stop, ...untimed }];
    });
    return { ...(route ?? newRoute(vehicleId)), stops: [...begun, ...open] };
  });
  const used = new Set(routes.flatMap(({ stops }) => stops.map(legKey)));
  const named = new Set(given.map(({ vehicleId }) => vehicleId));
  return {
    ...day,
    routes,
    vehicles: day.vehicles.filter(({ id }) => named.has(id)),
    legs: day.legs.filter((leg) => used.has(legKey(leg))),
  };
}

/** What an incident or a closed hub holds up stays on its route at the most. */
function refuseHeldUp(leg: DayLeg | undefined): void {
  if (!leg?.heldUp) return;
  const { hub, incident } = leg.heldUp;
  const names = { ...(hub && { hub: hub.name }), ...(incident && { incident: String(incident.number) }) };
  throw new DomainError("route.leg_held_up", { about: { leg: legKey(leg), order: String(leg.number), ...names } });
}

type NamedStop = Pick<DayStop, "orderId" | "leg" | "kind">;
const stopKey = (stop: NamedStop) => `${stop.kind} ${legKey(stop)}`;

/** Goods that another vehicle could take over: where it does not, they stay on board as they were picked up. */
const wasPickedUp = ({ kind, state, endedAt }: DayStop) => kind === "pickup" && state === "planned" && endedAt !== null;

const untimed: Omit<DayStop, "orderId" | "leg" | "kind"> = {
  ...{ id: "", state: "planned" as const, arrivesAt: 0, startsAt: 0, leavesAt: 0, lateS: 0 },
  ...{ arrivedAt: null, endedAt: null },
};

function newRoute(vehicleId: string): Omit<DayRoute, "stops"> {
  const none = { id: "", driverId: null, declineReason: null, breaks: [] };
  return { ...none, vehicleId, state: "planned", version: 0, departsAt: 0, endsAt: 0, distanceM: 0, workS: 0 };
}
