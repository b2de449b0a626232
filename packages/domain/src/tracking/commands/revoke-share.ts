import { trackShares } from "@cartage/db/schema/shares";
import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { RevokeShare } from "../trips/inputs.ts";

/** Ends a link at once. Throws `not_found`, also when it was revoked already. */
export async function revokeShare(ctx: Context, { trackShareId }: z.infer<typeof RevokeShare>) {
  const { organisationId } = authorise(ctx.actor, "tracks.share");

  return transactionally(ctx, async (tx) => {
    const revokedAt = ctx.now();
    const [share] = await tx
      .update(trackShares)
      .set({ revokedAt })
      .where(
        and(
          eq(trackShares.id, trackShareId),
          eq(trackShares.organisationId, organisationId),
          isNull(trackShares.revokedAt),
        ),
      )
      .returning({ vehicleId: trackShares.vehicleId });
    if (!share) throw new DomainError("not_found");
    const { vehicleId } = share;
    await record(tx, { type: "track_share.revoked", trackShareId, vehicleId, occurredAt: revokedAt });
    return { trackShareId };
  });
}
