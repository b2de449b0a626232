import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { accountsRouter } from "./routers/accounts.ts";
import { alertRulesRouter } from "./routers/alert-rules.ts";
import { alertsRouter } from "./routers/alerts.ts";
import { customersRouter } from "./routers/customers.ts";
import { fleetRouter } from "./routers/fleet.ts";
import { geofencesRouter } from "./routers/geofences.ts";
import { historyRouter } from "./routers/history.ts";
import { integrationsRouter } from "./routers/integrations.ts";
import { issuesRouter } from "./routers/issues.ts";
import { notificationsRouter } from "./routers/notifications.ts";
import { ordersRouter } from "./routers/orders.ts";
import { plansRouter } from "./routers/plans.ts";
import { platformRouter } from "./routers/platform.ts";
import { proofsRouter } from "./routers/proofs.ts";
import { recipientsRouter } from "./routers/recipients.ts";
import { recurringRouter } from "./routers/recurring.ts";
import { requestsRouter } from "./routers/requests.ts";
import { routesRouter } from "./routers/routes.ts";
import { trackingRouter } from "./routers/tracking.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** The contract that all apps share. */
export const appRouter = router({
  accounts: accountsRouter,
  fleet: fleetRouter,
  tracking: trackingRouter,
  geofences: geofencesRouter,
  alerts: alertsRouter,
  notifications: notificationsRouter,
  history: historyRouter,
  integrations: integrationsRouter,
  platform: platformRouter,
  requests: requestsRouter,
  issues: issuesRouter,
  customers: customersRouter,
  recipients: recipientsRouter,
  orders: ordersRouter,
  plans: plansRouter,
  recurring: recurringRouter,
  proofs: proofsRouter,
  rules: alertRulesRouter,
  routes: routesRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

/** The API in process: for server components, worker, jobs and tests. */
export const createCaller = createCallerFactory(appRouter);
