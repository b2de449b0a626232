import type { Database } from "@cartage/db/client";
import type { RuleVersion } from "../evaluating/compile-rule.ts";
import { definitionOf, type StoredDefinition } from "../rule-versions.ts";

export interface OrganisationRuleVersion extends RuleVersion {
  organisationId: string;
}

interface Row {
  organisation_id: string;
  rule_id: string;
  definition: StoredDefinition;
  valid_from_ms: number;
  valid_until_ms: number | null;
}

/**
 * Every version that was ever in force, of one organisation or of all, oldest first. `database` is cartage_ingest's: it
 * sees across organisations.
 */
export async function listRuleVersions(
  { sql }: Database,
  organisationId: string | null = null,
): Promise<OrganisationRuleVersion[]> {
  const rows = await sql<Row[]>`
    select organisation_id, rule_id, definition,
           (extract(epoch from valid_from) * 1000)::float8 as valid_from_ms,
           (extract(epoch from valid_until) * 1000)::float8 as valid_until_ms
      from alert_rule_versions
     where (${organisationId}::uuid is null or organisation_id = ${organisationId}::uuid)
       and valid_until is distinct from valid_from
     order by organisation_id, rule_id, version`;
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    ruleId: row.rule_id,
    validFrom: row.valid_from_ms,
    validUntil: row.valid_until_ms ?? Number.POSITIVE_INFINITY,
    definition: definitionOf(row.definition),
    typeLimitsMps: row.definition.typeLimitsMps ?? {},
  }));
}
