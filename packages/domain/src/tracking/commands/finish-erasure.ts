import { erasures } from "@cartage/db/schema/erasures";
import { learnedDurations } from "@cartage/db/schema/progress";
import { and, eq, isNull } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { audit } from "../../record.ts";
import { driverKey } from "../../routes/eta/observe-leg.ts";
import { transactionally } from "../../transactionally.ts";

/** Notes that an erasure is carried out, and writes into the organisation's audit trail what went. */
export async function finishErasure(ctx: Context, { erasureId }: { erasureId: string }): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const occurredAt = ctx.now();
  await transactionally(ctx, async (tx) => {
    const [erasure] = await tx
      .update(erasures)
      .set({ finishedAt: occurredAt })
      .where(and(eq(erasures.id, erasureId), isNull(erasures.finishedAt)))
      .returning();
    if (!erasure) return;
    const { organisationId, vehicleId, driverId, positions, letters, facts, askedBy } = erasure;
    const [from, until] = [erasure.fromTime.toISOString(), erasure.untilTime.toISOString()];
    const change = { after: { from, until, askedBy, positions, letters, facts } };
    if (vehicleId !== null) await audit(tx, { type: "vehicle.erased", vehicleId, occurredAt }, change, organisationId);
    if (driverId !== null) await tx.delete(learnedDurations).where(learnedOf(organisationId, driverId));
    if (driverId !== null)
      await audit(tx, { type: "member.erased", memberId: driverId, occurredAt }, change, organisationId);
  });
}

/** How a driver drives on the whole goes with where he was. */
function learnedOf(organisationId: string, driverId: string) {
  return and(eq(learnedDurations.organisationId, organisationId), eq(learnedDurations.key, driverKey(driverId)));
}
