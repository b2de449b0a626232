import { withOrganisation } from "@cartage/db/session";
import { DomainError } from "../errors.ts";
import type { Database } from "../run-as.ts";

/** Whose public page a name in an address is. Throws `public_page.none`. */
export async function findPublicPage(database: Database, slug: string): Promise<{ organisationId: string }> {
  const [found] = await withOrganisation(
    database,
    null,
    async ({ sql }) =>
      sql<{ organisationId: string }[]>`select organisation_id as "organisationId" from find_public_page(${slug})`,
  );
  if (!found) throw new DomainError("public_page.none");
  return found;
}

/** The most that a sitemap may have (sitemaps.org). */
const mostListed = 50_000;

/** The pages that are switched on, for search engines. */
export async function listPublicPages(database: Database): Promise<{ slug: string; changedAt: Date }[]> {
  const rows = await withOrganisation(
    database,
    null,
    async ({ sql }) => sql<{ slug: string; changedAt: string }[]>`
      select slug, changed_at as "changedAt" from list_public_pages(${mostListed})`,
  );
  return rows.map(({ slug, changedAt }) => ({ slug, changedAt: new Date(changedAt) }));
}
