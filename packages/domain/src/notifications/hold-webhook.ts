import { webhookEndpoints } from "@cartage/db/schema/notifications";
import { and, eq, isNull } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";

/** The organisation's endpoint, held until the transaction ends. Throws `not_found`. */
export async function holdWebhook(tx: Transaction, organisationId: string, webhookId: string) {
  const isIt = and(
    eq(webhookEndpoints.organisationId, organisationId),
    eq(webhookEndpoints.id, webhookId),
    isNull(webhookEndpoints.archivedAt),
  );
  const [endpoint] = await tx.select().from(webhookEndpoints).where(isIt).for("update");
  if (!endpoint) throw new DomainError("not_found");
  return { endpoint, isIt };
}
