import { createRecurringOrder } from "@cartage/domain/recurring/commands/create-recurring-order";
import { editRecurringOrder } from "@cartage/domain/recurring/commands/edit-recurring-order";
import { moveRecurringOrder } from "@cartage/domain/recurring/commands/move-recurring-order";
import { skipDay } from "@cartage/domain/recurring/commands/skip-day";
import {
  CreateRecurringOrder,
  EditRecurringOrder,
  ListRecurringOrders,
  MoveRecurringOrder,
  RecurringOrderId,
  SkipDay,
} from "@cartage/domain/recurring/inputs";
import { getRecurringOrder } from "@cartage/domain/recurring/queries/get-recurring-order";
import { listRecurringOrders } from "@cartage/domain/recurring/queries/list-recurring-orders";
import { memberProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

export const recurringRouter = router({
  list: memberProcedure.input(ListRecurringOrders).query(({ ctx, input }) => listRecurringOrders(ctx, input)),
  get: memberProcedure.input(RecurringOrderId).query(({ ctx, input }) => getRecurringOrder(ctx, input)),
  create: memberProcedure.input(CreateRecurringOrder).mutation(repeatable(createRecurringOrder)),
  edit: memberProcedure.input(EditRecurringOrder).mutation(repeatable(editRecurringOrder)),
  move: memberProcedure.input(MoveRecurringOrder).mutation(repeatable(moveRecurringOrder)),
  skipDay: memberProcedure.input(SkipDay).mutation(repeatable(skipDay)),
});
