import { newId } from "@cartage/db/id";
import { instructions } from "@cartage/db/schema/instructions";
import { and, count, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdDevice } from "../fit.ts";
import type { SendInstruction } from "../instruction-inputs.ts";
import { underWay } from "../instruction-states.ts";

/** More would reach a device that was away for long all at once. */
const mostUnderWay = 100;

/**
 * Asks something of a device; a worker sends it once the device is connected. Throws `not_found`, `device.revoked`, and
 * `instruction.too_many` when too many wait for the device already.
 */
export async function sendInstruction(ctx: Context, input: z.infer<typeof SendInstruction>) {
  const sender = authorise(ctx.actor, "devices.instruct");
  const { organisationId } = sender;
  const { deviceId, kind, body, expiresInS } = input;

  return transactionally(ctx, async (tx) => {
    await holdDevice(tx, organisationId, deviceId);
    const [waiting] = await tx
      .select({ count: count() })
      .from(instructions)
      .where(and(eq(instructions.deviceId, deviceId), inArray(instructions.state, underWay)));
    if ((waiting?.count ?? 0) >= mostUnderWay) throw new DomainError("instruction.too_many");

    const instructionId = newId();
    const askedAt = ctx.now();
    await tx.insert(instructions).values({
      id: instructionId,
      organisationId,
      deviceId,
      kind,
      body,
      askedBy: sender.id,
      askedByKind: sender.kind,
      askedAt,
      expiresAt: new Date(askedAt.getTime() + expiresInS * 1000),
      nextAttemptAt: askedAt,
    });
    // what it says to a driver is not for the audit trail
    const change = { after: { deviceId, kind } };
    await record(tx, { type: "instruction.asked", instructionId, deviceId, occurredAt: askedAt }, change);
    return { instructionId };
  });
}
