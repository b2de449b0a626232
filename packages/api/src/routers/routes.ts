import { askDispatch } from "@cartage/domain/dispatch/commands/ask-dispatch";
import { retryDispatch } from "@cartage/domain/dispatch/commands/retry-dispatch";
import { AskDispatch, DispatchId, ListDispatches } from "@cartage/domain/dispatch/inputs";
import { listDispatches } from "@cartage/domain/dispatch/queries/list-dispatches";
import { readDispatch } from "@cartage/domain/dispatch/queries/read-dispatch";
import { OrderId } from "@cartage/domain/orders/inputs";
import { acceptRoute } from "@cartage/domain/routes/commands/accept-route";
import { archiveHub } from "@cartage/domain/routes/commands/archive-hub";
import { arriveAtStop } from "@cartage/domain/routes/commands/arrive-at-stop";
import { cancelRoute } from "@cartage/domain/routes/commands/cancel-route";
import { closeScan } from "@cartage/domain/routes/commands/close-scan";
import { completeStop } from "@cartage/domain/routes/commands/complete-stop";
import { createHub } from "@cartage/domain/routes/commands/create-hub";
import { createLane } from "@cartage/domain/routes/commands/create-lane";
import { declineRoute } from "@cartage/domain/routes/commands/decline-route";
import { failStop } from "@cartage/domain/routes/commands/fail-stop";
import { previewImport } from "@cartage/domain/routes/commands/preview-import";
import { recallRoute } from "@cartage/domain/routes/commands/recall-route";
import { removeLane } from "@cartage/domain/routes/commands/remove-lane";
import { scanGoods } from "@cartage/domain/routes/commands/scan-goods";
import { setHubState } from "@cartage/domain/routes/commands/set-hub-state";
import { setHubWorkers } from "@cartage/domain/routes/commands/set-hub-workers";
import { startRoute } from "@cartage/domain/routes/commands/start-route";
import { takeImport } from "@cartage/domain/routes/commands/take-import";
import { updateHub } from "@cartage/domain/routes/commands/update-hub";
import { updateLane } from "@cartage/domain/routes/commands/update-lane";
import { readDay } from "@cartage/domain/routes/day/read-day";
import { saveRoutes } from "@cartage/domain/routes/day/save-routes";
import { PreviewImport, TakeImport } from "@cartage/domain/routes/importing/import-inputs";
import {
  CreateHub,
  CreateLane,
  EstimateLane,
  FindOrderWays,
  FindWays,
  HubId,
  LaneId,
  ListHubs,
  NearestHubs,
  SetHubState,
  SetHubWorkers,
  UpdateHub,
  UpdateLane,
} from "@cartage/domain/routes/inputs";
import { estimateLane } from "@cartage/domain/routes/queries/estimate-lane";
import { findNearestHubs } from "@cartage/domain/routes/queries/find-nearest-hubs";
import { findNearestVehicles } from "@cartage/domain/routes/queries/find-nearest-vehicles";
import { findOrderWays } from "@cartage/domain/routes/queries/find-order-ways";
import { findWays } from "@cartage/domain/routes/queries/find-ways";
import { getCalibration } from "@cartage/domain/routes/queries/get-calibration";
import { getHub } from "@cartage/domain/routes/queries/get-hub";
import { listHubs } from "@cartage/domain/routes/queries/list-hubs";
import { listOrderLegs } from "@cartage/domain/routes/queries/list-order-legs";
import { listOwnHubs } from "@cartage/domain/routes/queries/list-own-hubs";
import { listOwnRoutes } from "@cartage/domain/routes/queries/list-own-routes";
import { listStock } from "@cartage/domain/routes/queries/list-stock";
import { listWorkers } from "@cartage/domain/routes/queries/list-workers";
import { readDayProgress } from "@cartage/domain/routes/queries/read-day-progress";
import { readDayShapes } from "@cartage/domain/routes/queries/read-day-shapes";
import { readNetwork } from "@cartage/domain/routes/queries/read-network";
import { readOrderProgress } from "@cartage/domain/routes/queries/read-order-progress";
import { readVehicleRoute } from "@cartage/domain/routes/queries/read-vehicle-route";
import { showAffected } from "@cartage/domain/routes/queries/show-affected";
import { showHabits } from "@cartage/domain/routes/queries/show-habits";
import { showHubTrail } from "@cartage/domain/routes/queries/show-hub-trail";
import {
  ArriveAtStop,
  CompleteStop,
  DayOf,
  DeclineRoute,
  FailStop,
  HeldRoute,
  NearestVehicles,
  PlanDay,
  RouteId,
  SaveRoutes,
  VehicleRouteOf,
} from "@cartage/domain/routes/route-inputs";
import { CloseScan, ScanGoods, StockOf } from "@cartage/domain/routes/scanning/scan-inputs";
import type { Locale } from "@cartage/messages/catalogues";
import { describe } from "../describe-error.ts";
import type { ErrorCode } from "../error-codes.ts";
import { planDay } from "../planning/plan-day.ts";
import { memberProcedure, platformProcedure, signedInProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const hubsRouter = router({
  list: memberProcedure.input(ListHubs).query(({ ctx, input }) => listHubs(ctx, input)),
  get: memberProcedure.input(HubId).query(({ ctx, input }) => getHub(ctx, input)),
  affected: memberProcedure.input(HubId).query(({ ctx, input }) => showAffected(ctx, input)),
  nearest: memberProcedure
    .input(NearestHubs)
    .query(({ ctx, input }) => findNearestHubs(ctx, input, ctx.people.routing ?? null)),
  create: memberProcedure.input(CreateHub).mutation(repeatable(createHub)),
  update: memberProcedure.input(UpdateHub).mutation(repeatable(updateHub)),
  setState: memberProcedure.input(SetHubState).mutation(repeatable(setHubState)),
  archive: memberProcedure.input(HubId).mutation(repeatable(archiveHub)),
  workers: memberProcedure.query(({ ctx }) => listWorkers(ctx)),
  setWorkers: memberProcedure.input(SetHubWorkers).mutation(repeatable(setHubWorkers)),
});

const lanesRouter = router({
  estimate: memberProcedure
    .input(EstimateLane)
    .query(({ ctx, input }) => estimateLane(ctx, input, ctx.people.routing ?? null)),
  create: memberProcedure.input(CreateLane).mutation(repeatable(createLane)),
  update: memberProcedure.input(UpdateLane).mutation(repeatable(updateLane)),
  remove: memberProcedure.input(LaneId).mutation(repeatable(removeLane)),
});

const importsRouter = router({
  preview: memberProcedure.input(PreviewImport).mutation(({ ctx, input }) => previewImport(ctx, input)),
  take: memberProcedure.input(TakeImport).mutation(repeatable(takeImport)),
});

const daysRouter = router({
  get: memberProcedure.input(DayOf).query(({ ctx, input }) => readDay(ctx, input)),
  save: memberProcedure
    .input(SaveRoutes)
    .mutation(repeatable((ctx, input) => saveRoutes(ctx, input, ctx.people.routing ?? null))),
  plan: signedInProcedure.input(PlanDay).subscription(planDay),
  shapes: memberProcedure.input(DayOf.pick({ day: true })).query(({ ctx, input }) => readDayShapes(ctx, input)),
  habits: memberProcedure.query(({ ctx }) => showHabits(ctx)),
  nearest: memberProcedure
    .input(NearestVehicles)
    .query(({ ctx, input }) => findNearestVehicles(ctx, input, ctx.people.routing ?? null)),
});

const stopsRouter = router({
  arrive: memberProcedure.input(ArriveAtStop).mutation(repeatable(arriveAtStop)),
  complete: memberProcedure.input(CompleteStop).mutation(repeatable(completeStop)),
  fail: memberProcedure.input(FailStop).mutation(repeatable(failStop)),
});

const progressRouter = router({
  day: memberProcedure.input(DayOf.pick({ day: true })).query(({ ctx, input }) => readDayProgress(ctx, input)),
  order: memberProcedure.input(OrderId).query(({ ctx, input }) => readOrderProgress(ctx, input)),
  vehicle: memberProcedure.input(VehicleRouteOf).query(({ ctx, input }) => readVehicleRoute(ctx, input)),
  calibration: memberProcedure.query(({ ctx }) => getCalibration(ctx)),
});

const scansRouter = router({
  hubs: memberProcedure.query(({ ctx }) => listOwnHubs(ctx)),
  stock: memberProcedure.input(StockOf).query(({ ctx, input }) => listStock(ctx, input)),
  trail: memberProcedure.input(OrderId).query(({ ctx, input }) => showHubTrail(ctx, input)),
  scan: memberProcedure.input(ScanGoods).mutation(repeatable(scanGoods)),
  close: memberProcedure.input(CloseScan).mutation(repeatable(closeScan)),
});
/** Why a step was refused, in the reader's language. */
function sentenceOf(refusal: string | null, locale: Locale): string | null {
  return refusal === null ? null : describe(refusal as ErrorCode, { locale, traceId: "" }).sentence;
}

const dispatchesRouter = router({
  ask: memberProcedure.input(AskDispatch).mutation(repeatable(askDispatch)),
  ofRoute: memberProcedure.input(RouteId).query(async ({ ctx, input }) => {
    const dispatch = await readDispatch(ctx, input);
    return dispatch && { ...dispatch, refusedBecause: sentenceOf(dispatch.refusal, ctx.locale) };
  }),
  list: platformProcedure.input(ListDispatches).query(({ ctx, input }) => listDispatches(ctx, input)),
  retry: platformProcedure.input(DispatchId).mutation(({ ctx, input }) => retryDispatch(ctx, input)),
});

export const routesRouter = router({
  dispatches: dispatchesRouter,
  progress: progressRouter,
  days: daysRouter,
  stops: stopsRouter,
  scans: scansRouter,
  recall: memberProcedure.input(HeldRoute).mutation(repeatable(recallRoute)),
  cancel: memberProcedure.input(HeldRoute).mutation(repeatable(cancelRoute)),
  own: memberProcedure.query(({ ctx }) => listOwnRoutes(ctx)),
  accept: memberProcedure.input(HeldRoute).mutation(repeatable(acceptRoute)),
  decline: memberProcedure.input(DeclineRoute).mutation(repeatable(declineRoute)),
  start: memberProcedure.input(HeldRoute).mutation(repeatable(startRoute)),
  network: memberProcedure.query(({ ctx }) => readNetwork(ctx)),
  ways: memberProcedure.input(FindWays).query(({ ctx, input }) => findWays(ctx, input)),
  orderWays: memberProcedure
    .input(FindOrderWays)
    .query(({ ctx, input }) => findOrderWays(ctx, input, ctx.people.routing ?? null)),
  orderLegs: memberProcedure.input(OrderId).query(({ ctx, input }) => listOrderLegs(ctx, input)),
  hubs: hubsRouter,
  lanes: lanesRouter,
  imports: importsRouter,
});
