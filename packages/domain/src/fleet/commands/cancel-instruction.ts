import { instructions } from "@cartage/db/schema/instructions";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { InstructionId } from "../instruction-inputs.ts";
import { isUnderWay } from "../instruction-states.ts";

/**
 * Sends an instruction no more; again is harmless. A device that has it already may still follow it, and its answer then
 * stands. Throws `not_found`, and `instruction.over` when it was answered or has expired.
 */
export async function cancelInstruction(ctx: Context, { instructionId }: z.infer<typeof InstructionId>) {
  const { organisationId } = authorise(ctx.actor, "devices.instruct");

  return transactionally(ctx, async (tx) => {
    const isIt = and(eq(instructions.organisationId, organisationId), eq(instructions.id, instructionId));
    const [instruction] = await tx
      .select({ state: instructions.state, deviceId: instructions.deviceId, expiresAt: instructions.expiresAt })
      .from(instructions)
      .where(isIt)
      .for("update");
    if (!instruction) throw new DomainError("not_found");
    const { state, deviceId, expiresAt } = instruction;
    if (state === "cancelled") return { instructionId };
    const endedAt = ctx.now();
    if (!isUnderWay(state) || expiresAt <= endedAt) throw new DomainError("instruction.over");
    await tx.update(instructions).set({ state: "cancelled", endedAt }).where(isIt);
    await record(tx, { type: "instruction.cancelled", instructionId, deviceId, occurredAt: endedAt });
    return { instructionId };
  });
}
