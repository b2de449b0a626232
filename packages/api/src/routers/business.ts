import { saveRates } from "@cartage/domain/business/commands/save-rates";
import { BreakDown, BusinessFilters, ListBehind, SaveRates } from "@cartage/domain/business/inputs";
import { breakDown } from "@cartage/domain/business/queries/break-down";
import { countOrders } from "@cartage/domain/business/queries/count-orders";
import { listBehind } from "@cartage/domain/business/queries/list-behind";
import { readRates } from "@cartage/domain/business/queries/read-rates";
import { sumRoutes } from "@cartage/domain/business/queries/sum-routes";
import { memberProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

export const businessRouter = router({
  orders: memberProcedure.input(BusinessFilters).query(({ ctx, input }) => countOrders(ctx, input)),
  routes: memberProcedure.input(BusinessFilters).query(({ ctx, input }) => sumRoutes(ctx, input)),
  breakDown: memberProcedure.input(BreakDown).query(({ ctx, input }) => breakDown(ctx, input)),
  behind: memberProcedure.input(ListBehind).query(({ ctx, input }) => listBehind(ctx, input)),
  rates: memberProcedure.query(({ ctx }) => readRates(ctx)),
  saveRates: memberProcedure.input(SaveRates).mutation(repeatable(saveRates)),
});
