import { accountsCommands } from "./every-command/accounts.ts";
import { alertRulesCommands } from "./every-command/alert-rules.ts";
import { alertsCommands } from "./every-command/alerts.ts";
import { type Commands, inOrganisation } from "./every-command/command.ts";
import { fleetCommands } from "./every-command/fleet.ts";
import { geofencesCommands } from "./every-command/geofences.ts";
import { historyCommands } from "./every-command/history.ts";
import { ordersCommands } from "./every-command/orders.ts";
import { platformCommands } from "./every-command/platform.ts";
import { proofsCommands } from "./every-command/proofs.ts";
import { recipientsCommands } from "./every-command/recipients.ts";
import { recurringCommands } from "./every-command/recurring.ts";
import { routesCommands } from "./every-command/routes.ts";

/** What every command of the API leaves in the audit trail. One that is missing here fails the test. */
export const everyCommand: Commands = {
  ...accountsCommands,
  ...alertRulesCommands,
  ...alertsCommands,
  ...fleetCommands,
  ...geofencesCommands,
  ...historyCommands,
  ...ordersCommands,
  ...recurringCommands,
  ...proofsCommands,
  ...platformCommands,
  ...recipientsCommands,
  ...routesCommands,
  "tracking.erasures.ask": { leaves: inOrganisation("vehicle.erasure_asked") },
  "integrations.keys.create": { leaves: inOrganisation("api_key.created") },
  "integrations.keys.rotate": { leaves: inOrganisation("api_key.rotated") },
  "integrations.keys.revoke": { leaves: inOrganisation("api_key.revoked") },
  "issues.raise": { leaves: inOrganisation("technical_issue.raised") },
  "requests.ask": { leaves: inOrganisation("request.asked") },
  "requests.write": { leaves: inOrganisation("request.commented") },
  "requests.passOn": {
    leaves: inOrganisation("request.passed_on"),
    async call(api, { owner, rows: { requestId } }) {
      await owner.sql`update requests set state = 'open', passed_on_at = null where id = ${requestId}`;
      return api.requests.passOn({ requestId });
    },
  },
  "tracking.letters.retry": { leaves: inOrganisation("letter_retry.requested") },
  "tracking.imports.stop": { leaves: inOrganisation("history_import.stopped") },
  "requests.close": { leaves: inOrganisation("request.closed") },
};
