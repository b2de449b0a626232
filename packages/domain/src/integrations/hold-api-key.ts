import { apiKeys } from "@cartage/db/schema/integrations";
import { and, eq, isNull } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";

/** A key that was not revoked, held against other commands on it until the transaction ends. Throws `not_found`. */
export async function holdApiKey(tx: Transaction, organisationId: string, apiKeyId: string) {
  const isIt = and(eq(apiKeys.organisationId, organisationId), eq(apiKeys.id, apiKeyId), isNull(apiKeys.revokedAt));
  const [key] = await tx.select({ name: apiKeys.name }).from(apiKeys).where(isIt).for("update");
  if (!key) throw new DomainError("not_found");
  return { ...key, isIt };
}
