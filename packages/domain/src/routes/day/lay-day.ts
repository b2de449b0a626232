import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { Disturbance, PlanningProblem } from "../planning/problem.ts";
import type { PlanDay } from "../route-inputs.ts";
import type { OutsideRouting } from "../routing/outside-routing.ts";
import { type ChosenDay, chooseOfDay, hasNext } from "./choose-of-day.ts";
import { type Day, legKey } from "./day.ts";
import { planningSeconds } from "./day-rules.ts";
import { layProblem } from "./lay-problem.ts";
import { placesOf } from "./places.ts";
import { readDay } from "./read-day.ts";
import { readTravel } from "./read-travel.ts";

/** More than any order's own: what is left of these would leave later legs without their goods. */
const BEFORE_ALL = 4;

/** What a day, or a chosen part of it, asks of the planner; and how long that is worth thinking about. */
export async function layDay(
  ctx: Context,
  { objective, disturbance, seconds, ...of }: z.infer<typeof PlanDay>,
  outside: OutsideRouting | null,
): Promise<{ day: ChosenDay; problem: PlanningProblem; seconds: number }> {
  authorise(ctx.actor, "routes.edit");
  const day = chooseOfDay(await readDay(ctx, of), of);
  const places = placesOf(day);
  const { travel } = await readTravel(ctx, places, outside);
  const bounds = disturbance && withoutLeftBehind(disturbance, day);
  const problem = layProblem(day, places, travel, { objective, disturbance: bounds, now: ctx.now().getTime() });
  const first = new Set(day.legs.filter((leg) => hasNext(leg, day.legs)).map(legKey));
  const orders = problem.orders.map((order) => (first.has(order.id) ? { ...order, priority: BEFORE_ALL } : order));
  return { day, problem: { ...problem, orders }, seconds: seconds ?? planningSeconds(day.legs.length) };
}

/** What a vehicle leaves behind has to go to others, and disturbs nobody by that. */
function withoutLeftBehind({ mostMoved, ...of }: Disturbance, { vehicles, routes, legs }: Day): Disturbance {
  const working = new Set(vehicles.map(({ id }) => id));
  const stops = routes.filter(({ vehicleId }) => !working.has(vehicleId)).flatMap((route) => route.stops);
  const leftBehind = new Set(stops.map(legKey));
  const count = legs.filter((leg) => leftBehind.has(legKey(leg))).length;
  return { ...of, mostMoved: mostMoved === null ? null : mostMoved + count };
}
