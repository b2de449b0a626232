import { personalReads } from "@cartage/domain/platform/audit/personal-reads";
import { askForErasure } from "@cartage/domain/tracking/commands/ask-for-erasure";
import { AskForErasure, FilterVehicles, FindNearby, ReadHistory, WatchVehicles } from "@cartage/domain/tracking/inputs";
import { findNearby } from "@cartage/domain/tracking/queries/find-nearby";
import { listErasures } from "@cartage/domain/tracking/queries/list-erasures";
import { readHistory } from "@cartage/domain/tracking/queries/read-history";
import { readVisibleHistory } from "@cartage/domain/tracking/queries/read-visible-history";
import { takeSnapshot } from "@cartage/domain/tracking/queries/take-snapshot";
import { watchVehicles } from "../live/watch-vehicles.ts";
import { personal } from "../personal.ts";
import { memberHistoryProcedure, memberProcedure, signedInProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const erasuresRouter = router({
  list: memberProcedure.query(({ ctx }) => listErasures(ctx)),
  ask: memberProcedure.input(AskForErasure).mutation(repeatable(askForErasure)),
});

export const trackingRouter = router({
  erasures: erasuresRouter,
  snapshot: memberProcedure.input(FilterVehicles).query(({ ctx, input }) => takeSnapshot(ctx, input)),
  live: signedInProcedure.input(WatchVehicles).subscription(watchVehicles),
  history: memberHistoryProcedure.input(ReadHistory).query(personal(personalReads.vehicleHistory, readVisibleHistory)),
  nearby: memberHistoryProcedure.input(FindNearby).query(({ ctx, input }) => findNearby(ctx, input)),
});
