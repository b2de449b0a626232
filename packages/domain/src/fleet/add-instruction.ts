import { newId } from "@cartage/db/id";
import { instructions } from "@cartage/db/schema/instructions";
import { and, eq, inArray, sql } from "drizzle-orm";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import type { InstructionKind } from "./instruction-inputs.ts";
import { underWay } from "./instruction-states.ts";

export interface NewInstruction {
  organisationId: string;
  deviceId: string;
  kind: InstructionKind;
  body: unknown;
  expiresInS: number;
}

/** Has a device told, in the actor's name. Answers the instruction's id. */
export async function addInstruction(tx: Transaction, given: NewInstruction): Promise<string> {
  const { organisationId, deviceId, kind, body, expiresInS } = given;
  const { actor, now } = tx.context;
  const instructionId = newId();
  const askedAt = now();
  await tx.insert(instructions).values({
    ...{ id: instructionId, organisationId, deviceId, kind, body },
    ...{ askedBy: actor.id, askedByKind: actor.kind, askedAt, nextAttemptAt: askedAt },
    expiresAt: new Date(askedAt.getTime() + expiresInS * 1000),
  });
  // what it says to a driver is not for the audit trail
  const change = { after: { deviceId, kind } };
  await record(tx, { type: "instruction.asked", instructionId, deviceId, occurredAt: askedAt }, change);
  return instructionId;
}

/** Tells phones no more of a route, where they have not answered. */
export async function withdrawRouteInstructions(
  tx: Transaction,
  { organisationId, id }: { organisationId: string; id: string },
): Promise<void> {
  await tx
    .update(instructions)
    .set({ state: "cancelled", endedAt: tx.context.now() })
    .where(
      and(
        eq(instructions.organisationId, organisationId),
        eq(instructions.kind, "route"),
        sql`${instructions.body} ->> 'routeId' = ${id}`,
        inArray(instructions.state, underWay),
      ),
    );
}
