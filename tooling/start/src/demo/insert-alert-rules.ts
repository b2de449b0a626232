import type { Session } from "@cartage/db/session";
import { demoPolicies, demoRules, policyLevels } from "./alert-rules.ts";

/** Writes the demonstration's rules, in force since the beginning, and by which policy they escalate; what is there stays. */
export async function insertAlertRules({ sql }: Pick<Session, "sql">, since: string): Promise<void> {
  const rules = demoRules();
  const rows = rules.map(({ id, organisationId, name, isPaused }) => ({
    id,
    organisation_id: organisationId,
    name,
    created_at: since,
    paused_at: isPaused ? since : null,
  }));
  await sql`insert into alert_rules ${sql(rows)} on conflict do nothing`;
  for (const { id, organisationId, definition, isPaused } of rules) {
    await sql`
      insert into alert_rule_versions (rule_id, organisation_id, version, definition, valid_from, valid_until)
      values (${id}, ${organisationId}, 1, ${JSON.stringify(definition)}::text::jsonb, ${since},
              ${isPaused ? since : null})
      on conflict do nothing`;
  }
  for (const { id, organisationId } of demoPolicies()) {
    const inserted = await sql`
      insert into escalation_policies (id, organisation_id, name, levels, repeats, repeat_after_s, created_at)
      values (${id}, ${organisationId}, 'Dispatchers, then administrators', ${JSON.stringify(policyLevels)}::text::jsonb,
              0, 1800, ${since})
      on conflict do nothing
      returning id`;
    if (inserted.length === 0) continue;
    const choices = rules
      .filter((rule) => rule.organisationId === organisationId && rule.hasPolicy)
      .map((rule) => ({ organisation_id: organisationId, rule_id: rule.id, policy_id: id }));
    await sql`insert into escalation_choices ${sql(choices)} on conflict do nothing`;
  }
}
