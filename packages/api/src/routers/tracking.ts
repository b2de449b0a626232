import { personalReads } from "@cartage/domain/platform/audit/personal-reads";
import { FilterVehicles, FindNearby, ReadHistory, WatchVehicles } from "@cartage/domain/tracking/inputs";
import { findNearby } from "@cartage/domain/tracking/queries/find-nearby";
import { readVisibleHistory } from "@cartage/domain/tracking/queries/read-visible-history";
import { takeSnapshot } from "@cartage/domain/tracking/queries/take-snapshot";
import { watchVehicles } from "../live/watch-vehicles.ts";
import { personal } from "../personal.ts";
import { memberHistoryProcedure, memberProcedure, signedInProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const trackingRouter = router({
  snapshot: memberProcedure.input(FilterVehicles).query(({ ctx, input }) => takeSnapshot(ctx, input)),
  live: signedInProcedure.input(WatchVehicles).subscription(watchVehicles),
  history: memberHistoryProcedure.input(ReadHistory).query(personal(personalReads.vehicleHistory, readVisibleHistory)),
  nearby: memberHistoryProcedure.input(FindNearby).query(({ ctx, input }) => findNearby(ctx, input)),
});
