import { identityProviders } from "@cartage/db/schema/identity";
import { and, eq } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";

/** A provider of the organisation, held against other commands on it until the transaction ends. Throws `not_found`. */
export async function holdIdentityProvider(tx: Transaction, organisationId: string, providerId: string) {
  const isIt = and(eq(identityProviders.organisationId, organisationId), eq(identityProviders.id, providerId));
  const [provider] = await tx.select().from(identityProviders).where(isIt).for("update");
  if (!provider) throw new DomainError("not_found");
  return { provider, isIt };
}
