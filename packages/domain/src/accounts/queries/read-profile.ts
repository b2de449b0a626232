import { organisationLogos, organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";

export interface OrganisationProfile {
  units: "metric" | "imperial";
  /** For those who chose none; null leaves it to their browsers. */
  locale: "en" | "vi" | null;
  /** An IANA name, for those who chose none; null leaves it to their browsers. */
  timeZone: string | null;
  /** Whom the organisation's people ask. */
  contactEmail: string | null;
  contactPhone: string | null;
  /** How many days back others than administrators see the history of drivers' phones; null shows all of it. */
  phoneHistoryDays: number | null;
  /** The digest of its picture; null without one. */
  logo: string | null;
}

/** What everybody in the organisation may know of it, because their screens follow it. */
export async function readProfile(ctx: Context): Promise<OrganisationProfile> {
  const { organisationId } = ctx.actor;
  if (organisationId === null) throw new DomainError("forbidden");
  const { units, locale, timeZone, contactEmail, contactPhone, phoneHistoryDays } = organisations;
  const [found] = await ctx.session.db
    .select({ units, locale, timeZone, contactEmail, contactPhone, phoneHistoryDays, logo: organisationLogos.digest })
    .from(organisations)
    .leftJoin(organisationLogos, eq(organisationLogos.organisationId, organisations.id))
    .where(eq(organisations.id, organisationId));
  if (!found) throw new DomainError("not_found");
  return found;
}
