import { members } from "@cartage/db/schema/accounts";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { explainMember, holdMember } from "../hold-member.ts";
import type { ChangeMemberRole } from "../inputs.ts";

/** Gives a member another role, from their next request on. Throws `not_found`, and `member.is_owner` for the owner. */
export async function changeMemberRole(ctx: Context, { userId, role }: z.infer<typeof ChangeMemberRole>) {
  const { organisationId } = authorise(ctx.actor, "members.manage");

  return transactionally(ctx, async (tx) => {
    const known = await holdMember(tx, organisationId, userId);
    if (known.role === role) return { userId };
    await tx.update(members).set({ role }).where(known.isIt).catch(explainMember);
    const change = { before: { role: known.role }, after: { role } };
    await record(tx, { type: "member.role_changed", memberId: userId, occurredAt: ctx.now() }, change);
    return { userId };
  });
}
