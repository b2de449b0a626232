import { requests } from "@cartage/db/schema/requests";
import { and, eq, type SQL } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { explain } from "../explain.ts";
import type { Transaction } from "../transactionally.ts";
import { type RequestMove, type RequestState, requestAfter } from "./states.ts";

/** A request among those that `reach` lets through, held until the transaction ends. Throws `not_found`. */
export async function holdRequest(tx: Transaction, requestId: string, reach: SQL | undefined) {
  const { organisationId, askedBy, subject, state, passedOnAt } = requests;
  const isIt = eq(requests.id, requestId);
  const [request] = await tx
    .select({ organisationId, askedBy, subject, state, passedOnAt })
    .from(requests)
    .where(and(isIt, reach))
    .for("update");
  if (!request) throw new DomainError("not_found");
  return { ...request, requestId, isIt };
}

export type HeldRequest = Awaited<ReturnType<typeof holdRequest>>;

/**
 * Moves a request on, and notes that something happened to it; answers its state before and after.
 * Throws `asking.moved_on` when its state does not allow it any more.
 */
export async function moveRequest(
  tx: Transaction,
  { isIt, state: before, passedOnAt }: HeldRequest,
  move: RequestMove,
) {
  const after = requestAfter(before, move);
  if (after === null) throw new DomainError("asking.moved_on");
  const changedAt = tx.context.now();
  await tx
    .update(requests)
    .set({
      state: after,
      changedAt,
      closedAt: after === "closed" ? changedAt : null,
      passedOnAt: passedOnAtOf(after, { passedOnAt, changedAt }),
    })
    .where(isIt)
    .catch(explain({ requests_state_follows: "asking.moved_on" }));
  return { before, after, changedAt };
}

/** A closed request stays where it was closed, so that the platform still sees what it had. */
function passedOnAtOf(state: RequestState, { passedOnAt, changedAt }: { passedOnAt: Date | null; changedAt: Date }) {
  if (state === "passed_on") return passedOnAt ?? changedAt;
  return state === "closed" ? passedOnAt : null;
}
