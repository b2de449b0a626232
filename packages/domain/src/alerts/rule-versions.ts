import { organisations } from "@cartage/db/schema/accounts";
import { alertRuleVersions } from "@cartage/db/schema/alerts";
import { and, desc, eq, isNull } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";
import { RuleDefinition } from "./inputs.ts";
import { limitsOf, type TypeLimits } from "./speed-limit-rules.ts";

/** A definition as a version keeps it: with the limits of vehicle types that were in force, so that a version never changes. */
export type StoredDefinition = RuleDefinition & { typeLimitsMps?: TypeLimits };

/** The newest version's number and definition, whether or not it is in force. Throws `not_found`. */
export async function newestVersion(tx: Transaction, ruleId: string) {
  const [found] = await tx
    .select({ version: alertRuleVersions.version, definition: alertRuleVersions.definition })
    .from(alertRuleVersions)
    .where(eq(alertRuleVersions.ruleId, ruleId))
    .orderBy(desc(alertRuleVersions.version))
    .limit(1);
  if (!found) throw new DomainError("not_found");
  return { version: found.version, definition: definitionOf(found.definition) };
}

/** One of a rule's versions. Throws `not_found`. */
export async function oneVersion(tx: Transaction, ruleId: string, version: number) {
  const [found] = await tx
    .select({ definition: alertRuleVersions.definition })
    .from(alertRuleVersions)
    .where(and(eq(alertRuleVersions.ruleId, ruleId), eq(alertRuleVersions.version, version)));
  if (!found) throw new DomainError("not_found");
  return { version, definition: definitionOf(found.definition) };
}

/** A stored definition without what the version adds to it. */
export function definitionOf(stored: unknown): RuleDefinition {
  return RuleDefinition.parse(stored);
}

/** Ends the version in force; fixes from then on are judged by the next, or by none. */
export async function endVersion(tx: Transaction, ruleId: string, at: Date): Promise<void> {
  await tx
    .update(alertRuleVersions)
    .set({ validUntil: at })
    .where(and(eq(alertRuleVersions.ruleId, ruleId), isNull(alertRuleVersions.validUntil)));
}

/** Writes the next version; one of a paused rule is never in force. */
export async function writeVersion(
  tx: Transaction,
  given: { ruleId: string; version: number; definition: RuleDefinition; at: Date; isPaused?: boolean },
): Promise<void> {
  const { ruleId, version, definition, at, isPaused = false } = given;
  const { organisationId } = tx.context.actor;
  if (organisationId === null) throw new DomainError("forbidden");
  const stored: StoredDefinition = followsTypes(definition)
    ? { ...definition, typeLimitsMps: await speedLimitsOf(tx, organisationId) }
    : definition;
  await tx.insert(alertRuleVersions).values({
    ruleId,
    organisationId,
    version,
    definition: stored,
    validFrom: at,
    validUntil: isPaused ? at : null,
  });
}

/** Whether a rule is about the limits of vehicle types. */
export function followsTypes({ condition }: RuleDefinition): boolean {
  return condition.kind === "speed" && condition.limit.of === "vehicle_type";
}

async function speedLimitsOf(tx: Transaction, organisationId: string): Promise<TypeLimits> {
  const [row] = await tx
    .select({ own: organisations.speedLimitsMps })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return limitsOf(row?.own);
}
