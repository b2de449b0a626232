import { type Actor, apiKeyActor } from "@cartage/domain/actor";
import { digestOfKey, secretPrefix } from "@cartage/domain/integrations/key-secret";
import { apiKeyScopes } from "@cartage/domain/permissions";
import type { Database } from "@cartage/domain/run-as";

/** Whether a bearer's token is an API key's secret; else it is a person's access token. */
export function isApiKey(token: string): boolean {
  return token.startsWith(secretPrefix);
}

/** The program behind a key's secret; null when it is none, was revoked or has ended. */
export async function recogniseApiKey({ sql }: Database, secret: string, now: Date): Promise<Actor | null> {
  const [row] = await sql<{ key_id: string; organisation_id: string; scopes: string[] }[]>`
    select * from use_api_key(${digestOfKey(secret)}, ${now.toISOString()})`;
  if (!row) return null;
  // a scope that is no longer one gives nothing
  const scopes = apiKeyScopes.filter((scope) => row.scopes.includes(scope));
  return apiKeyActor({ apiKeyId: row.key_id, organisationId: row.organisation_id, scopes });
}
