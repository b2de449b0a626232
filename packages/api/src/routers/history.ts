import { personalReads } from "@cartage/domain/platform/audit/personal-reads";
import { createShare } from "@cartage/domain/tracking/commands/create-share";
import { cutTrip } from "@cartage/domain/tracking/commands/cut-trip";
import { joinTrips } from "@cartage/domain/tracking/commands/join-trips";
import { labelTrip } from "@cartage/domain/tracking/commands/label-trip";
import { removeTripEdit } from "@cartage/domain/tracking/commands/remove-trip-edit";
import { revokeShare } from "@cartage/domain/tracking/commands/revoke-share";
import { findPresence } from "@cartage/domain/tracking/queries/find-presence";
import { listDays } from "@cartage/domain/tracking/queries/list-days";
import { listFleetDay } from "@cartage/domain/tracking/queries/list-fleet-day";
import { listShares } from "@cartage/domain/tracking/queries/list-shares";
import { listTrips } from "@cartage/domain/tracking/queries/list-trips";
import { readDay } from "@cartage/domain/tracking/queries/read-day";
import {
  CreateShare,
  CutTrip,
  FindPresence,
  JoinTrips,
  LabelTrip,
  ListDays,
  ListFleetDay,
  ListShares,
  ListTrips,
  OpenShared,
  ReadDay,
  RemoveTripEdit,
  RevokeShare,
} from "@cartage/domain/tracking/trips/inputs";
import { openShared } from "../history/open-shared.ts";
import { personal } from "../personal.ts";
import { memberHistoryProcedure, memberProcedure, publicProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const { fleetHistory, vehicleHistory, whereabouts } = personalReads;

const tripsRouter = router({
  list: memberHistoryProcedure.input(ListTrips).query(personal(whereabouts, listTrips)),
  join: memberProcedure.input(JoinTrips).mutation(repeatable(joinTrips)),
  cut: memberProcedure.input(CutTrip).mutation(repeatable(cutTrip)),
  removeEdit: memberProcedure.input(RemoveTripEdit).mutation(repeatable(removeTripEdit)),
  label: memberProcedure.input(LabelTrip).mutation(repeatable(labelTrip)),
});

const sharesRouter = router({
  list: memberProcedure.input(ListShares).query(({ ctx, input }) => listShares(ctx, input)),
  create: memberProcedure
    .input(CreateShare)
    .mutation(repeatable(createShare, { shownOnce: "track_share.token_already_shown" })),
  revoke: memberProcedure.input(RevokeShare).mutation(repeatable(revokeShare)),
  open: publicProcedure.input(OpenShared).query(({ ctx, input }) => openShared(ctx, input)),
});

export const historyRouter = router({
  day: memberHistoryProcedure.input(ReadDay).query(personal(vehicleHistory, readDay)),
  days: memberHistoryProcedure.input(ListDays).query(({ ctx, input }) => listDays(ctx, input)),
  fleetDay: memberHistoryProcedure.input(ListFleetDay).query(({ ctx, input }) => listFleetDay(ctx, input)),
  presence: memberHistoryProcedure.input(FindPresence).query(personal(fleetHistory, findPresence)),
  trips: tripsRouter,
  shares: sharesRouter,
});
