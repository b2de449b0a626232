import { saveRates } from "@cartage/domain/business/commands/save-rates";
import {
  BreakDown,
  BusinessFilters,
  ListBehind,
  ListIncidentsBehind,
  ListRoutesBehind,
  SaveRates,
} from "@cartage/domain/business/inputs";
import { breakDown } from "@cartage/domain/business/queries/break-down";
import { countIncidents } from "@cartage/domain/business/queries/count-incidents";
import { countOrders } from "@cartage/domain/business/queries/count-orders";
import { listBehind } from "@cartage/domain/business/queries/list-behind";
import { listIncidentsBehind } from "@cartage/domain/business/queries/list-incidents-behind";
import { listRoutesBehind } from "@cartage/domain/business/queries/list-routes-behind";
import { readRates } from "@cartage/domain/business/queries/read-rates";
import { sumRoutes } from "@cartage/domain/business/queries/sum-routes";
import { memberProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

export const businessRouter = router({
  orders: memberProcedure.input(BusinessFilters).query(({ ctx, input }) => countOrders(ctx, input)),
  routes: memberProcedure.input(BusinessFilters).query(({ ctx, input }) => sumRoutes(ctx, input)),
  incidents: memberProcedure.input(BusinessFilters).query(({ ctx, input }) => countIncidents(ctx, input)),
  breakDown: memberProcedure.input(BreakDown).query(({ ctx, input }) => breakDown(ctx, input)),
  behind: memberProcedure.input(ListBehind).query(({ ctx, input }) => listBehind(ctx, input)),
  incidentsBehind: memberProcedure
    .input(ListIncidentsBehind)
    .query(({ ctx, input }) => listIncidentsBehind(ctx, input)),
  routesBehind: memberProcedure.input(ListRoutesBehind).query(({ ctx, input }) => listRoutesBehind(ctx, input)),
  rates: memberProcedure.query(({ ctx }) => readRates(ctx)),
  saveRates: memberProcedure.input(SaveRates).mutation(repeatable(saveRates)),
});
