import { alertRules } from "@cartage/db/schema/alerts";
import { and, eq, isNull } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { explain } from "../explain.ts";
import type { Transaction } from "../transactionally.ts";

/** A rule of the actor's organisation that is not archived, held until the transaction ends. Throws `not_found`. */
export async function holdRule(tx: Transaction, organisationId: string, ruleId: string) {
  const isIt = and(
    eq(alertRules.organisationId, organisationId),
    eq(alertRules.id, ruleId),
    isNull(alertRules.archivedAt),
  );
  const { name, pausedAt } = alertRules;
  const [rule] = await tx.select({ name, pausedAt }).from(alertRules).where(isIt).for("update");
  if (!rule) throw new DomainError("not_found");
  return { ...rule, isIt };
}

export const explainRule = explain({ alert_rules_name_unique: { code: "rule.name_taken", field: "name" } });
