import { authorise } from "@cartage/domain/authorise";
import { layDay } from "@cartage/domain/routes/day/lay-day";
import { type Proposal, proposalOf } from "@cartage/domain/routes/day/proposal";
import type { PlanDay } from "@cartage/domain/routes/route-inputs";
import type { z } from "zod";
import { type PersonsCall, whileSignedIn } from "../live/while-signed-in.ts";
import { briefly } from "../procedures.ts";

interface Call extends PersonsCall {
  input: z.infer<typeof PlanDay>;
}

/**
 * Plans of a day, the first within about a second and better ones after it, as long as somebody listens. Keeps nothing:
 * whoever takes one over saves its routes with the versions that it names. Holds no database connection while it thinks.
 */
export function planDay(call: Call): AsyncGenerator<Proposal> {
  return whileSignedIn(call, (stop) => proposals(call, stop));
}

async function* proposals({ ctx, input }: Call, stop: AbortSignal) {
  const { people, person } = ctx;
  authorise(person.actor, "routes.edit");
  const { planner, routing } = people;
  try {
    const { day, problem, seconds } = await briefly(ctx, person.actor, (inside) =>
      layDay(inside, input, routing ?? null),
    );
    for await (const told of planner({ problem, seconds }, stop)) yield proposalOf(day, told, seconds);
  } catch (error) {
    // a planner that is stopped throws
    if (!stop.aborted) throw error;
  }
}
