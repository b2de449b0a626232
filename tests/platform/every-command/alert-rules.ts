import { type Commands, inOrganisation } from "./command.ts";

export const alertRulesCommands: Commands = {
  "rules.create": { leaves: inOrganisation("alert_rule.created") },
  "rules.update": { leaves: inOrganisation("alert_rule.changed") },
  "rules.pause": { leaves: inOrganisation("alert_rule.paused") },
  "rules.resume": {
    leaves: inOrganisation("alert_rule.resumed"),
    async call(api, { owner, rows: { ruleId } }) {
      await owner.sql`update alert_rules set paused_at = now() where id = ${ruleId}`;
      await owner.sql`update alert_rule_versions set valid_until = now() where rule_id = ${ruleId}`;
      return api.rules.resume({ ruleId });
    },
  },
  "rules.archive": { leaves: inOrganisation("alert_rule.archived") },
  "rules.setSpeedLimits": { leaves: inOrganisation("organisation.changed") },
};
