import { personalReads } from "@cartage/domain/platform/audit/personal-reads";
import { askForErasure } from "@cartage/domain/tracking/commands/ask-for-erasure";
import { doubtPosition } from "@cartage/domain/tracking/commands/doubt-position";
import { restorePosition } from "@cartage/domain/tracking/commands/restore-position";
import { retryAllLetters } from "@cartage/domain/tracking/commands/retry-all-letters";
import { retryLetters } from "@cartage/domain/tracking/commands/retry-letters";
import { setScreening } from "@cartage/domain/tracking/commands/set-screening";
import { stopImport } from "@cartage/domain/tracking/commands/stop-import";
import {
  AskForErasure,
  FilterVehicles,
  FindNearby,
  ImportId,
  ListImports,
  ListLetterCauses,
  ListLetters,
  ReadHistory,
  RetryLetters,
  WatchVehicles,
} from "@cartage/domain/tracking/inputs";
import { findNearby } from "@cartage/domain/tracking/queries/find-nearby";
import { getScreening } from "@cartage/domain/tracking/queries/get-screening";
import { listAllLetterCauses } from "@cartage/domain/tracking/queries/list-all-letter-causes";
import { listAllLetterRetries } from "@cartage/domain/tracking/queries/list-all-letter-retries";
import { listAllLetters } from "@cartage/domain/tracking/queries/list-all-letters";
import { listErasures } from "@cartage/domain/tracking/queries/list-erasures";
import { listImports } from "@cartage/domain/tracking/queries/list-imports";
import { listLetterCauses } from "@cartage/domain/tracking/queries/list-letter-causes";
import { listLetterRetries } from "@cartage/domain/tracking/queries/list-letter-retries";
import { listLetters } from "@cartage/domain/tracking/queries/list-letters";
import { readTrack } from "@cartage/domain/tracking/queries/read-track";
import { takeSnapshot } from "@cartage/domain/tracking/queries/take-snapshot";
import { DoubtPosition, RestorePosition } from "@cartage/domain/tracking/restoring/inputs";
import { SetScreening } from "@cartage/domain/tracking/screening/inputs";
import { watchVehicles } from "../live/watch-vehicles.ts";
import { personal } from "../personal.ts";
import { memberHistoryProcedure, memberProcedure, platformProcedure, signedInProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const erasuresRouter = router({
  list: memberProcedure.query(({ ctx }) => listErasures(ctx)),
  ask: memberProcedure.input(AskForErasure).mutation(repeatable(askForErasure)),
});

const lettersRouter = router({
  causes: memberProcedure.input(ListLetterCauses).query(({ ctx, input }) => listLetterCauses(ctx, input)),
  list: memberProcedure.input(ListLetters).query(({ ctx, input }) => listLetters(ctx, input)),
  retries: memberProcedure.query(({ ctx }) => listLetterRetries(ctx)),
  retry: memberProcedure.input(RetryLetters).mutation(repeatable(retryLetters)),
  everywhere: router({
    causes: platformProcedure.input(ListLetterCauses).query(({ ctx, input }) => listAllLetterCauses(ctx, input)),
    list: platformProcedure.input(ListLetters).query(({ ctx, input }) => listAllLetters(ctx, input)),
    retries: platformProcedure.query(({ ctx }) => listAllLetterRetries(ctx)),
    retry: platformProcedure.input(RetryLetters).mutation(({ ctx, input }) => retryAllLetters(ctx, input)),
  }),
});

const importsRouter = router({
  list: memberProcedure.input(ListImports).query(({ ctx, input }) => listImports(ctx, input)),
  stop: memberProcedure.input(ImportId).mutation(repeatable(stopImport)),
});

const screeningRouter = router({
  get: memberProcedure.query(({ ctx }) => getScreening(ctx)),
  set: memberProcedure.input(SetScreening).mutation(repeatable(setScreening)),
  restore: memberProcedure.input(RestorePosition).mutation(repeatable(restorePosition)),
  doubt: memberProcedure.input(DoubtPosition).mutation(repeatable(doubtPosition)),
});

export const trackingRouter = router({
  erasures: erasuresRouter,
  letters: lettersRouter,
  imports: importsRouter,
  screening: screeningRouter,
  snapshot: memberProcedure.input(FilterVehicles).query(({ ctx, input }) => takeSnapshot(ctx, input)),
  live: signedInProcedure.input(WatchVehicles).subscription(watchVehicles),
  history: memberHistoryProcedure.input(ReadHistory).query(personal(personalReads.vehicleHistory, readTrack)),
  nearby: memberHistoryProcedure.input(FindNearby).query(({ ctx, input }) => findNearby(ctx, input)),
});
