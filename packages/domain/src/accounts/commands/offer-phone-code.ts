import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { transactionally } from "../../transactionally.ts";
import { holdMember } from "../hold-member.ts";
import type { OfferPhoneCode } from "../identity-inputs.ts";
import { newPhoneCode } from "../phone-code.ts";

const lastsMs = 600_000;

/**
 * Makes a code with which a driver's phone is let in, to be shown to the driver; codes before it are good no more.
 * Drivers only: whoever shows it could use it. Throws `not_found`, also for members with another role.
 */
export async function offerPhoneCode(ctx: Context, { userId }: z.infer<typeof OfferPhoneCode>) {
  const { organisationId, id: offeredBy } = authorise(ctx.actor, "members.manage");

  return transactionally(ctx, async (tx) => {
    const { role, deactivatedAt } = await holdMember(tx, organisationId, userId);
    if (role !== "driver" || deactivatedAt) throw new DomainError("not_found");
    return newPhoneCode(tx, { organisationId, userId, offeredBy, challenge: null, lastsMs });
  });
}
