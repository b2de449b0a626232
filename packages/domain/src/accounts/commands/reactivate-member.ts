import { members } from "@cartage/db/schema/accounts";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdMember } from "../hold-member.ts";
import type { MemberId } from "../inputs.ts";

/** Lets a deactivated member in again, with the role they had; they sign in anew. Throws `not_found`. */
export async function reactivateMember(ctx: Context, { userId }: z.infer<typeof MemberId>) {
  const { organisationId } = authorise(ctx.actor, "members.manage");

  return transactionally(ctx, async (tx) => {
    const known = await holdMember(tx, organisationId, userId);
    if (!known.deactivatedAt) return { userId };
    await tx.update(members).set({ deactivatedAt: null }).where(known.isIt);
    await record(tx, { type: "member.reactivated", memberId: userId, occurredAt: ctx.now() });
    return { userId };
  });
}
