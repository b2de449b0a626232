import { organisations } from "@cartage/db/schema/accounts";
import { eq } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { readSettings } from "../read-settings.ts";

export interface PublicPage {
  slug: string;
  name: string;
  about: string | null;
  email: string | null;
  phone: string | null;
  takesQuotes: boolean;
  /** Whether a message reaches somebody. */
  takesMessages: boolean;
  locale: "en" | "vi" | null;
}

/** What an organisation tells everybody of itself. Throws `public_page.none`. */
export async function getPublicPage(ctx: Context): Promise<PublicPage> {
  const { organisationId } = authorise(ctx.actor, "public_page.use");
  const { isPublic, slug, about, takesQuotes } = await readSettings(ctx, organisationId);
  const [organisation] = await ctx.session.db.select().from(organisations).where(eq(organisations.id, organisationId));
  if (!organisation || !isPublic || slug === null) throw new DomainError("public_page.none");
  const { name, contactEmail: email, contactPhone: phone, locale } = organisation;
  return { slug, name, about, email, phone, takesQuotes, takesMessages: email !== null, locale };
}
