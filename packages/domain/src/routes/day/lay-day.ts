import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { PlanningProblem } from "../planning/problem.ts";
import type { PlanDay } from "../route-inputs.ts";
import type { OutsideRouting } from "../routing/outside-routing.ts";
import { chooseOfDay } from "./choose-of-day.ts";
import type { Day } from "./day.ts";
import { planningSeconds } from "./day-rules.ts";
import { layProblem } from "./lay-problem.ts";
import { placesOf } from "./places.ts";
import { readDay } from "./read-day.ts";
import { readTravel } from "./read-travel.ts";

/** What a day, or a chosen part of it, asks of the planner; and how long that is worth thinking about. */
export async function layDay(
  ctx: Context,
  { objective, disturbance, seconds, ...of }: z.infer<typeof PlanDay>,
  outside: OutsideRouting | null,
): Promise<{ day: Day; problem: PlanningProblem; seconds: number }> {
  authorise(ctx.actor, "routes.edit");
  const day = chooseOfDay(await readDay(ctx, of), of);
  const places = placesOf(day);
  const { travel } = await readTravel(ctx, places, outside);
  const problem = layProblem(day, places, travel, { objective, disturbance, now: ctx.now().getTime() });
  return { day, problem, seconds: seconds ?? planningSeconds(day.legs.length) };
}
