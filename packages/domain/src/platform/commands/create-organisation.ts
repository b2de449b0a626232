import { newId } from "@cartage/db/id";
import { organisations } from "@cartage/db/schema/accounts";
import type { z } from "zod";
import { inviteInto } from "../../accounts/invite-into.ts";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { CreateOrganisation } from "../inputs.ts";

/** Founds an organisation and invites its first administrator by mail. */
export async function createOrganisation(ctx: Context, { name, email, locale }: z.infer<typeof CreateOrganisation>) {
  const { id: invitedBy } = authoriseOnPlatform(ctx.actor, "organisations.manage");

  return transactionally(ctx, async (tx) => {
    const createdAt = ctx.now();
    const organisationId = newId();
    await tx.insert(organisations).values({ id: organisationId, name, createdAt });
    await record(tx, { type: "organisation.founded", organisationId, occurredAt: createdAt }, { after: { name } });
    const invitation = { organisationId, email, role: "organisation_administrator" as const, locale, invitedBy };
    const { invitationId } = await inviteInto(tx, invitation);
    return { organisationId, invitationId };
  });
}
