import { randomBytes } from "node:crypto";
import { newId } from "@cartage/db/id";
import { trackShares } from "@cartage/db/schema/shares";
import type { z } from "zod";
import { newLinkToken } from "../../accounts/link-token.ts";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { expectVehicle } from "../trips/expect-vehicle.ts";
import type { CreateShare } from "../trips/inputs.ts";

/**
 * Makes a link under which whoever holds it sees a stretch of a vehicle's way. The token is shown this once: only its
 * digest is kept. Throws `not_found`.
 */
export async function createShare(ctx: Context, input: z.infer<typeof CreateShare>) {
  const member = authorise(ctx.actor, "tracks.share");
  const { vehicleId, from, to, expiresInH, blurM, hidesEndsM, note } = input;

  return transactionally(ctx, async (tx) => {
    await expectVehicle(tx, member, vehicleId);
    const createdAt = ctx.now();
    const { token, digest } = newLinkToken();
    const trackShareId = newId();
    const shown = {
      vehicleId,
      fromTime: new Date(from),
      untilTime: new Date(to),
      note: note || null,
      blurM,
      hidesEndsM,
      expiresAt: new Date(createdAt.getTime() + expiresInH * 3_600_000),
    };
    await tx.insert(trackShares).values({
      id: trackShareId,
      organisationId: member.organisationId,
      createdBy: member.id,
      createdAt,
      seed: randomBytes(16),
      digest,
      ...shown,
    });
    await record(tx, { type: "track_share.created", trackShareId, vehicleId, occurredAt: createdAt }, { after: shown });
    return { trackShareId, token };
  });
}
