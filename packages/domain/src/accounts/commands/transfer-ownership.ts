import { organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { explain } from "../../explain.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { holdMember } from "../hold-member.ts";
import type { MemberId } from "../inputs.ts";

const explainOwner = explain({ organisations_owner_is_administrator: "member.not_administrator" });

/**
 * Makes another administrator the owner, whom nobody can demote or deactivate; the owner alone may. Throws
 * `member.not_owner`, `not_found`, and `member.not_administrator` for a member of another role.
 */
export async function transferOwnership(ctx: Context, { userId }: z.infer<typeof MemberId>) {
  const { organisationId, id: callerId } = authorise(ctx.actor, "members.manage");

  return transactionally(ctx, async (tx) => {
    const isOurs = eq(organisations.id, organisationId);
    const [ours] = await tx.select({ ownerId: organisations.ownerId }).from(organisations).where(isOurs).for("update");
    if (!ours) throw new DomainError("not_found");
    if (ours.ownerId !== null && ours.ownerId !== callerId) throw new DomainError("member.not_owner");
    await holdMember(tx, organisationId, userId);
    await tx.update(organisations).set({ ownerId: userId }).where(isOurs).catch(explainOwner);
    const change = { before: { ownerId: ours.ownerId }, after: { ownerId: userId } };
    await record(tx, { type: "organisation.owner_changed", organisationId, occurredAt: ctx.now() }, change);
    return { userId };
  });
}
