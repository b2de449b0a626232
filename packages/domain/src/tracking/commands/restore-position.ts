import { restoredPositions } from "@cartage/db/schema/derived";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdPosition } from "../restoring/hold-position.ts";
import type { RestorePosition } from "../restoring/inputs.ts";
import { markPosition } from "../restoring/mark-position.ts";

/**
 * Says that a doubted position is right: it counts from then on, whatever screening makes of its neighbours. The derivation
 * does it, when it gets there. Again changes nothing. Throws `not_found`, and `position.time_doubted` where not the place but
 * the time is in doubt: nobody knows where the vehicle was at a time that the device made up.
 */
export async function restorePosition(ctx: Context, given: z.infer<typeof RestorePosition>) {
  const { organisationId, id: restoredBy } = authorise(ctx.actor, "trips.edit");
  const { vehicleId, deviceId } = given;

  return transactionally(ctx, async (tx) => {
    const { deviceKey, fixTime, verdict, doubt } = await holdPosition(tx, given);
    if (verdict === "future" || verdict === "stale") throw new DomainError("position.time_doubted");
    const restoredAt = ctx.now();
    const [added] = await tx
      .insert(restoredPositions)
      .values({ deviceKey, fixTime, organisationId, restoredBy, restoredAt })
      .onConflictDoNothing()
      .returning({ deviceKey: restoredPositions.deviceKey });
    if (!added) return { vehicleId };
    await markPosition(tx, { organisationId, vehicleId, deviceKey, fixTime });
    const event = { type: "vehicle.position_restored", vehicleId, deviceId, occurredAt: restoredAt } as const;
    await record(tx, event, { before: { fixTime, verdict, doubt }, after: { fixTime, verdict: "accepted" } });
    return { vehicleId };
  });
}
