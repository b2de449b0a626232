import { organisationLogos } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";

/** Takes the organisation's picture away. Throws `not_found` without one. */
export async function removeLogo(ctx: Context) {
  const { organisationId } = authorise(ctx.actor, "organisation.manage");

  return transactionally(ctx, async (tx) => {
    const [before] = await tx
      .delete(organisationLogos)
      .where(eq(organisationLogos.organisationId, organisationId))
      .returning({ digest: organisationLogos.digest });
    if (!before) throw new DomainError("not_found");
    const change = { before, after: { digest: null } };
    await record(tx, { type: "organisation.logo_changed", organisationId, occurredAt: ctx.now() }, change);
    return { logo: null };
  });
}
