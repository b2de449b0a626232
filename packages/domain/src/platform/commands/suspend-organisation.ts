import { organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { z } from "zod";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { audit, record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { SuspendOrganisation } from "../inputs.ts";

/**
 * Lets an organisation's people and devices in no more, or again: sign-ins, keys and connections end at once, data stays.
 * Throws `not_found`.
 */
export async function suspendOrganisation(
  ctx: Context,
  { organisationId, isSuspended, reason }: z.infer<typeof SuspendOrganisation>,
) {
  authoriseOnPlatform(ctx.actor, "organisations.manage");

  return transactionally(ctx, async (tx) => {
    const isIt = eq(organisations.id, organisationId);
    const { suspendedAt } = organisations;
    const [known] = await tx.select({ suspendedAt }).from(organisations).where(isIt).for("update");
    if (!known) throw new DomainError("not_found");
    if ((known.suspendedAt !== null) === isSuspended) return { organisationId };
    const now = ctx.now();
    await tx
      .update(organisations)
      .set({ suspendedAt: isSuspended ? now : null })
      .where(isIt);
    const type = isSuspended ? "organisation.suspended" : "organisation.resumed";
    const event = { type, organisationId, occurredAt: now } as const;
    await record(tx, event, { after: { reason } });
    // its own administrators read it too
    await audit(tx, event, { after: { reason } }, organisationId);
    return { organisationId };
  });
}
