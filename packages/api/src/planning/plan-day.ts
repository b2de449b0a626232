import { findSignedIn, type SignedIn } from "@cartage/auth/signed-in";
import { authorise } from "@cartage/domain/authorise";
import { DomainError } from "@cartage/domain/errors";
import { layDay } from "@cartage/domain/routes/day/lay-day";
import { type Proposal, proposalOf } from "@cartage/domain/routes/day/proposal";
import type { PlanDay } from "@cartage/domain/routes/route-inputs";
import { TRPCError } from "@trpc/server";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { briefly, owes } from "../procedures.ts";
import type { PeopleServices } from "../services.ts";
import { toTrpcError } from "../to-trpc-error.ts";

interface Call {
  ctx: CallContext & { person: SignedIn; people: PeopleServices };
  input: z.infer<typeof PlanDay>;
  signal: AbortSignal | undefined;
  path: string;
}

/**
 * Plans of a day, the first within about a second and better ones after it, as long as somebody listens. Keeps nothing:
 * whoever takes one over saves its routes with the versions that it names. Holds no database connection while it thinks.
 */
export async function* planDay({ ctx, input, signal, path }: Call): AsyncGenerator<Proposal> {
  const { people, person, services } = ctx;
  const ended = people.sessionEnds.watch(person.sessionId);
  const stop = AbortSignal.any([ended.signal, people.stopping, ...(signal ? [signal] : [])]);
  try {
    if (person.lacksSecondFactor) throw owes(person);
    authorise(person.actor, "routes.edit");
    const { planner, routing } = people;
    const { day, problem, seconds } = await briefly(ctx, person.actor, (inside) =>
      layDay(inside, input, routing ?? null),
    );
    for await (const told of planner({ problem, seconds }, stop)) yield proposalOf(day, told, seconds);
  } catch (error) {
    if (!stop.aborted) throw toTrpcError(error, { ...ctx, path });
    const isOver = ended.signal.aborted && (await findSignedIn(services.database, person.sessionId)) === null;
    if (isOver) throw toTrpcError(new DomainError("session.ended"), { ...ctx, path });
    if (ended.signal.aborted || people.stopping.aborted) throw new TRPCError({ code: "SERVICE_UNAVAILABLE" });
  } finally {
    ended.release();
  }
}
