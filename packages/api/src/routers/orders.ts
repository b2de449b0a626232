import { addOrderFile } from "@cartage/domain/orders/commands/add-order-file";
import { applyImport } from "@cartage/domain/orders/commands/apply-import";
import { chooseWay } from "@cartage/domain/orders/commands/choose-way";
import { createOrder } from "@cartage/domain/orders/commands/create-order";
import { deliverPart } from "@cartage/domain/orders/commands/deliver-part";
import { editOrder } from "@cartage/domain/orders/commands/edit-order";
import { eraseOrderPeople } from "@cartage/domain/orders/commands/erase-order-people";
import { eraseWords } from "@cartage/domain/orders/commands/erase-words";
import { moveOrder } from "@cartage/domain/orders/commands/move-order";
import { noteOrder } from "@cartage/domain/orders/commands/note-order";
import { removeOrderFile } from "@cartage/domain/orders/commands/remove-order-file";
import { rescheduleOrder } from "@cartage/domain/orders/commands/reschedule-order";
import { towns } from "@cartage/domain/orders/geocoding/towns";
import { ApplyImport, CheckImport } from "@cartage/domain/orders/import-inputs";
import {
  AddOrderFile,
  ChooseWay,
  CreateOrder,
  DeliverPart,
  EditOrder,
  EraseOrderPeople,
  EraseWords,
  FindPlaces,
  ListOrders,
  MoveOrder,
  NoteOrder,
  OrderFileId,
  OrderId,
  RescheduleOrder,
} from "@cartage/domain/orders/inputs";
import { findPlaces } from "@cartage/domain/orders/processes/find-places";
import { checkImport } from "@cartage/domain/orders/queries/check-import";
import { getLoadLimit } from "@cartage/domain/orders/queries/get-load-limit";
import { getOrder } from "@cartage/domain/orders/queries/get-order";
import { listOrders } from "@cartage/domain/orders/queries/list-orders";
import { memberProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const importsRouter = router({
  check: memberProcedure.input(CheckImport).query(({ ctx, input }) => checkImport(ctx, input)),
  run: memberProcedure.input(ApplyImport).mutation(repeatable(applyImport)),
});

export const ordersRouter = router({
  list: memberProcedure.input(ListOrders).query(({ ctx, input }) => listOrders(ctx, input)),
  get: memberProcedure.input(OrderId).query(({ ctx, input }) => getOrder(ctx, input)),
  loadLimit: memberProcedure.query(({ ctx }) => getLoadLimit(ctx)),
  create: memberProcedure.input(CreateOrder).mutation(repeatable(createOrder)),
  edit: memberProcedure.input(EditOrder).mutation(repeatable(editOrder)),
  reschedule: memberProcedure.input(RescheduleOrder).mutation(repeatable(rescheduleOrder)),
  move: memberProcedure.input(MoveOrder).mutation(repeatable(moveOrder)),
  deliverPart: memberProcedure.input(DeliverPart).mutation(repeatable(deliverPart)),
  chooseWay: memberProcedure.input(ChooseWay).mutation(repeatable(chooseWay)),
  erasePeople: memberProcedure.input(EraseOrderPeople).mutation(repeatable(eraseOrderPeople)),
  eraseWords: memberProcedure.input(EraseWords).mutation(repeatable(eraseWords)),
  note: memberProcedure.input(NoteOrder).mutation(repeatable(noteOrder)),
  addFile: memberProcedure.input(AddOrderFile).mutation(repeatable(addOrderFile)),
  removeFile: memberProcedure.input(OrderFileId).mutation(repeatable(removeOrderFile)),
  imports: importsRouter,
  findPlaces: memberProcedure
    .input(FindPlaces)
    .query(({ ctx, input }) => findPlaces(ctx, input, ctx.people.geocoder ?? towns)),
});
