import { erasures } from "@cartage/db/schema/erasures";
import { proofs } from "@cartage/db/schema/proofs";
import { and, eq, gte, isNotNull, lt, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { eraseProofs } from "../../orders/proving/erase-proofs.ts";
import { transactionally } from "../../transactionally.ts";

/**
 * Erases what proofs say of where a driver was: of an erasure of a driver, those that he gave or took in its time. Their
 * seals stay. Safe to repeat.
 */
export async function eraseDriverProofs(ctx: Context, { erasureId }: { erasureId: string }): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  await transactionally(ctx, async (tx) => {
    const [erasure] = await tx.select().from(erasures).where(eq(erasures.id, erasureId));
    if (!erasure || erasure.driverId === null) return;
    const { organisationId, driverId, fromTime, untilTime } = erasure;
    const found = await tx
      .select({ id: proofs.id })
      .from(proofs)
      .where(
        and(
          eq(proofs.organisationId, organisationId),
          eq(proofs.memberId, driverId),
          gte(proofs.handedOverAt, fromTime),
          lt(proofs.handedOverAt, untilTime),
          isNotNull(proofs.body),
        ),
      );
    const gone = await eraseProofs(tx, organisationId, { proofIds: found.map(({ id }) => id), because: "person" });
    await tx
      .update(erasures)
      .set({ facts: sql`${erasures.facts} + ${gone}` })
      .where(eq(erasures.id, erasureId));
  });
}
