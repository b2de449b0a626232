import { instructions } from "@cartage/db/schema/instructions";
import { and, count, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { addInstruction } from "../add-instruction.ts";
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
  const { organisationId } = authorise(ctx.actor, "devices.instruct");
  const { deviceId, kind, body, expiresInS } = input;

  return transactionally(ctx, async (tx) => {
    await holdDevice(tx, organisationId, deviceId);
    const [waiting] = await tx
      .select({ count: count() })
      .from(instructions)
      .where(and(eq(instructions.deviceId, deviceId), inArray(instructions.state, underWay)));
    if ((waiting?.count ?? 0) >= mostUnderWay) throw new DomainError("instruction.too_many");

    return { instructionId: await addInstruction(tx, { organisationId, deviceId, kind, body, expiresInS }) };
  });
}
