import { withOrganisation } from "@cartage/db/session";
import type { SecretBox } from "../context.ts";
import { DomainError } from "../errors.ts";
import type { Database } from "../run-as.ts";
import { aboutLink, codeIn, grantOf, isSame, tokenOf } from "./link-token.ts";

/** A link that let somebody in, and whether they showed the recipient's phone. */
export interface OpenedLink {
  linkId: string;
  organisationId: string;
  orderId: string;
  code: string;
  key: string;
  isPhoneShown: boolean;
}

interface FoundLink {
  linkId: string;
  organisationId: string;
  orderId: string;
  sealedKey: Uint8Array;
  expiresAt: string;
  revokedAt: string | null;
}

interface Opening {
  token: string;
  grant: string | null;
  secrets: SecretBox | undefined;
  at: Date;
}

/**
 * The link that a token opens. Throws `tracking_link.unknown`, also of a signature that is wrong, and, for whoever has the
 * right one, `tracking_link.revoked` and `tracking_link.expired`.
 */
export async function openLink(database: Database, { token, grant, secrets, at }: Opening): Promise<OpenedLink> {
  const code = codeIn(token);
  const found = code && (await findLink(database, code, secrets));
  if (!found || !isSame(token, tokenOf(found, found.key))) throw new DomainError("tracking_link.unknown");
  const { isRevoked, expiresAt, ...link } = found;
  if (isRevoked) throw new DomainError("tracking_link.revoked");
  if (expiresAt <= at) throw new DomainError("tracking_link.expired");
  return { ...link, isPhoneShown: grant !== null && isSame(grant, grantOf(link, link.key)) };
}

/** The link that a code names, good or not, with its key; null when there is none. */
export async function findLink(database: Database, code: string, secrets: SecretBox | undefined) {
  const found = await withOrganisation(database, null, async ({ sql }) => {
    const [row] = await sql<FoundLink[]>`
      select link_id as "linkId", organisation_id as "organisationId", order_id as "orderId", sealed_key as "sealedKey",
             expires_at as "expiresAt", revoked_at as "revokedAt"
        from find_tracking_link(${code})`;
    return row ?? null;
  });
  if (!found) return null;
  if (!secrets) throw new Error("A process without ENCRYPTION_KEY cannot open tracking links.");
  const { sealedKey, expiresAt, revokedAt, ...link } = found;
  const key = secrets.open(sealedKey, aboutLink(link.linkId));
  return { ...link, code, key, expiresAt: new Date(expiresAt), isRevoked: revokedAt !== null };
}
