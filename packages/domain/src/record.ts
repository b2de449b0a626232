import { newId } from "@cartage/db/id";
import { outbox } from "@cartage/db/schema/platform";
import type { DomainEvent } from "./events.ts";
import type { Transaction } from "./transactionally.ts";

/** Writes a domain event into the outbox, in the transaction that makes it true; jobs relay it from there. */
export async function record(tx: Transaction, { type, occurredAt, ...body }: DomainEvent): Promise<void> {
  const { actor, traceId } = tx.context;
  await tx.insert(outbox).values({
    eventId: newId(),
    organisationId: actor.organisationId,
    type,
    body: { ...body, actor: { kind: actor.kind, id: actor.id } },
    traceId: traceId ?? null,
    occurredAt,
  });
}
