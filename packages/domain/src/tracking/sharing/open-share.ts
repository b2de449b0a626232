import { withOrganisation } from "@cartage/db/session";
import { digestOfLink } from "../../accounts/link-token.ts";
import type { Database } from "../../run-as.ts";

interface Opening {
  token: string;
  at: Date;
  address: string | null;
  agent: string | null;
}

/** The share that a token opens, which counts the view; null when there is none, it ended, or was revoked. */
export async function openShare(database: Database, { token, at, address, agent }: Opening) {
  return withOrganisation(database, null, async ({ sql }) => {
    const [share] = await sql<{ shareId: string; organisationId: string }[]>`
      select share_id as "shareId", organisation_id as "organisationId"
        from open_track_share(${digestOfLink(token)}, ${at.toISOString()}, ${address ?? ""}, ${agent})`;
    return share ?? null;
  });
}
