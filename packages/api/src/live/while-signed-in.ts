import { findSignedIn, type SignedIn } from "@cartage/auth/signed-in";
import { DomainError } from "@cartage/domain/errors";
import { TRPCError } from "@trpc/server";
import type { CallContext } from "../call-context.ts";
import { owes } from "../procedures.ts";
import type { PeopleServices } from "../services.ts";
import { toTrpcError } from "../to-trpc-error.ts";

export interface PersonsCall {
  ctx: CallContext & { person: SignedIn; people: PeopleServices };
  signal: AbortSignal | undefined;
  path: string;
}

/**
 * A person's stream for as long as the sign-in holds, the process runs and the browser listens; then `stop` aborts, and the
 * stream is to end. Why it ended is thrown: a plain return would tell the browser that it is over for good.
 */
export async function* whileSignedIn<Event>(
  { ctx, signal, path }: PersonsCall,
  stream: (stop: AbortSignal) => AsyncIterable<Event>,
): AsyncGenerator<Event, void> {
  const { people, person, services } = ctx;
  const ended = people.sessionEnds.watch(person.sessionId);
  try {
    if (person.lacksSecondFactor) throw owes(person);
    yield* stream(AbortSignal.any([ended.signal, people.stopping, ...(signal ? [signal] : [])]));
    const isOver = ended.signal.aborted && (await findSignedIn(services.database, person.sessionId)) === null;
    if (isOver) throw new DomainError("session.ended");
    // also where the person's role changed: what they may see is asked again
    if (ended.signal.aborted || people.stopping.aborted) throw new TRPCError({ code: "SERVICE_UNAVAILABLE" });
  } catch (error) {
    throw toTrpcError(error, { ...ctx, path });
  } finally {
    ended.release();
  }
}
