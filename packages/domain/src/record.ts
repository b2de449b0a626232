import { newId } from "@cartage/db/id";
import { auditEntries, outbox } from "@cartage/db/schema/platform";
import type { Change } from "./changes.ts";
import type { DomainEvent } from "./events.ts";
import type { Transaction } from "./transactionally.ts";

/**
 * Writes a domain event in the transaction that makes it true: into the outbox, from where jobs relay it, and into the
 * audit trail, with who did it, from where, and what changed.
 */
export async function record(tx: Transaction, event: DomainEvent, change: Change = {}): Promise<void> {
  const { type, occurredAt, ...body } = event;
  const { actor, traceId } = tx.context;
  await audit(tx, event, change);
  await tx.insert(outbox).values({
    eventId: newId(),
    organisationId: actor.organisationId,
    type,
    body: { ...body, actor: { kind: actor.kind, id: actor.id } },
    traceId: traceId ?? null,
    occurredAt,
  });
}

/**
 * The audit trail alone, for what nobody else has to hear of: the actor's organisation's, or that of one which people of
 * the platform did something to.
 */
export async function audit(
  tx: Transaction,
  event: DomainEvent,
  { before, after }: Change = {},
  organisationId: string | null = tx.context.actor.organisationId,
): Promise<void> {
  const { actor, address, requestId, traceId } = tx.context;
  const { kind, id } = subjectOf(event);
  await tx.insert(auditEntries).values({
    organisationId,
    occurredAt: event.occurredAt,
    type: event.type,
    subjectKind: kind,
    subjectId: id,
    actorKind: actor.kind,
    actorId: actor.id,
    behindId: actor.behindId,
    before: before ?? null,
    after: after ?? null,
    address: address ?? null,
    requestId,
    traceId: traceId ?? null,
  });
}

/** What an event is about: the first word of its type, whose id it bears. */
export function subjectOf(event: { type: DomainEvent["type"] }): { kind: string; id: string } {
  const kind = event.type.split(".", 1)[0] ?? "";
  const name = kind.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  const id: unknown = Reflect.get(event, `${name}Id`);
  if (typeof id !== "string") throw new Error(`The event ${event.type} does not name its ${kind}.`);
  return { kind, id };
}
