import { users } from "@cartage/db/schema/accounts";
import { apiKeys } from "@cartage/db/schema/integrations";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { ApiKeyScope } from "../../permissions.ts";

export interface ApiKey {
  id: string;
  name: string;
  scopes: ApiKeyScope[];
  createdBy: string | null;
  /** Epoch ms. */
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  /** The last characters of its secrets that are good, the newest first. */
  endings: string[];
}

const most = 200;

/** The organisation's keys that were not revoked, expired ones too, the first 200 by name. */
export async function listApiKeys(ctx: Context): Promise<ApiKey[]> {
  const { organisationId } = authorise(ctx.actor, "keys.manage");
  const now = ctx.now();
  const rows = await ctx.session.db
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      scopes: apiKeys.scopes,
      createdBy: users.name,
      createdAt: apiKeys.createdAt,
      expiresAt: apiKeys.expiresAt,
      lastUsedAt: apiKeys.lastUsedAt,
      endings: sql<string[]>`array(
        select ending from api_key_secrets s
         where s.key_id = ${apiKeys.id} and (s.expires_at is null or s.expires_at > ${now.toISOString()})
         order by s.created_at desc)`,
    })
    .from(apiKeys)
    .leftJoin(users, eq(users.id, apiKeys.createdBy))
    .where(and(eq(apiKeys.organisationId, organisationId), isNull(apiKeys.revokedAt)))
    .orderBy(asc(apiKeys.name), asc(apiKeys.id))
    .limit(most);
  return rows.map(({ scopes, createdAt, expiresAt, lastUsedAt, ...row }) => ({
    ...row,
    // only what CreateApiKey let through is stored
    scopes: scopes as ApiKeyScope[],
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt?.getTime() ?? null,
    lastUsedAt: lastUsedAt?.getTime() ?? null,
  }));
}
