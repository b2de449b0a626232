import { organisationLogos } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";

/** The picture of the actor's organisation, for everybody in it; null without one. */
export async function readLogo(ctx: Context) {
  const { organisationId } = ctx.actor;
  if (organisationId === null) throw new DomainError("forbidden");
  const { content, mediaType, digest } = organisationLogos;
  const [found] = await ctx.session.db
    .select({ content, mediaType, digest })
    .from(organisationLogos)
    .where(eq(organisationLogos.organisationId, organisationId));
  return found ?? null;
}
