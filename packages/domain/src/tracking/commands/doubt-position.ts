import { restoredPositions } from "@cartage/db/schema/derived";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdPosition } from "../restoring/hold-position.ts";
import type { DoubtPosition } from "../restoring/inputs.ts";
import { markPosition } from "../restoring/mark-position.ts";

/**
 * Leaves a restored position to screening again. The derivation does it, when it gets there. Throws `not_found`, also when
 * nobody restored it.
 */
export async function doubtPosition(ctx: Context, given: z.infer<typeof DoubtPosition>) {
  const { organisationId } = authorise(ctx.actor, "trips.edit");
  const { vehicleId, deviceId } = given;

  return transactionally(ctx, async (tx) => {
    const { deviceKey, fixTime } = await holdPosition(tx, given);
    const [removed] = await tx
      .delete(restoredPositions)
      .where(and(eq(restoredPositions.deviceKey, deviceKey), eq(restoredPositions.fixTime, fixTime)))
      .returning({ restoredAt: restoredPositions.restoredAt });
    if (!removed) throw new DomainError("not_found");
    await markPosition(tx, { organisationId, vehicleId, deviceKey, fixTime });
    const event = { type: "vehicle.position_doubted", vehicleId, deviceId, occurredAt: ctx.now() } as const;
    await record(tx, event, { before: { fixTime, restoredAt: removed.restoredAt } });
    return { vehicleId };
  });
}
