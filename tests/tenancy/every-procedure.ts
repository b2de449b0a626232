import { accountsRows } from "./every-procedure/accounts.ts";
import { alertRulesRows } from "./every-procedure/alert-rules.ts";
import { alertsRows } from "./every-procedure/alerts.ts";
import { fleetRows } from "./every-procedure/fleet.ts";
import { geofencesRows } from "./every-procedure/geofences.ts";
import { historyRows } from "./every-procedure/history.ts";
import { integrationsRows } from "./every-procedure/integrations.ts";
import { issuesRows } from "./every-procedure/issues.ts";
import { ordersRows } from "./every-procedure/orders.ts";
import { plansRows } from "./every-procedure/plans.ts";
import { platformRows } from "./every-procedure/platform.ts";
import { proofsRows } from "./every-procedure/proofs.ts";
import { recipientsRows } from "./every-procedure/recipients.ts";
import { recurringRows } from "./every-procedure/recurring.ts";
import { requestsRows } from "./every-procedure/requests.ts";
import { routesRows } from "./every-procedure/routes.ts";
import type { Rows } from "./every-procedure/row.ts";
import { trackingRows } from "./every-procedure/tracking.ts";

/** Every procedure of the API. One that is missing here fails the tests of this folder. */
export const everyProcedure: Rows = {
  ...accountsRows,
  ...alertRulesRows,
  ...alertsRows,
  ...fleetRows,
  ...geofencesRows,
  ...historyRows,
  ...integrationsRows,
  ...ordersRows,
  ...proofsRows,
  ...plansRows,
  ...platformRows,
  ...recurringRows,
  ...recipientsRows,
  ...requestsRows,
  ...routesRows,
  ...issuesRows,
  ...trackingRows,
};
