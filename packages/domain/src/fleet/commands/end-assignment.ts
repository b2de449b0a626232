import { assignments } from "@cartage/db/schema/fleet";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { AssignmentId } from "../driver-inputs.ts";
import { holdAssignment } from "../write-assignment.ts";

/** Ends an assignment now; one that has not begun is taken back, one that has ended stays as it is. Throws `not_found`. */
export async function endAssignment(ctx: Context, { assignmentId }: z.infer<typeof AssignmentId>) {
  const { organisationId } = authorise(ctx.actor, "drivers.edit");
  return transactionally(ctx, async (tx) => {
    const { driverId, vehicleId, values, version, isIt } = await holdAssignment(tx, organisationId, assignmentId);
    const now = ctx.now();
    if (values.endedAt && values.endedAt <= now) return { assignmentId };
    if (values.assignedAt >= now) await tx.delete(assignments).where(isIt);
    else
      await tx
        .update(assignments)
        .set({ endedAt: now, version: version + 1 })
        .where(isIt);
    const event = { type: "assignment.ended", assignmentId, driverId, vehicleId, occurredAt: now } as const;
    await record(tx, event, { before: values });
    return { assignmentId };
  });
}
