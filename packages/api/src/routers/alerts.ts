import { acknowledgeAlerts } from "@cartage/domain/alerts/commands/acknowledge-alerts";
import { assignAlerts } from "@cartage/domain/alerts/commands/assign-alerts";
import { closeAlerts } from "@cartage/domain/alerts/commands/close-alerts";
import { commentOnAlerts } from "@cartage/domain/alerts/commands/comment-on-alerts";
import { reopenAlerts } from "@cartage/domain/alerts/commands/reopen-alerts";
import { resolveAlerts } from "@cartage/domain/alerts/commands/resolve-alerts";
import { suppressAlerts } from "@cartage/domain/alerts/commands/suppress-alerts";
import { countAlerts } from "@cartage/domain/alerts/queries/count-alerts";
import { getAlert } from "@cartage/domain/alerts/queries/get-alert";
import { listAlertPeople } from "@cartage/domain/alerts/queries/list-alert-people";
import { listAlerts } from "@cartage/domain/alerts/queries/list-alerts";
import { readStatistics } from "@cartage/domain/alerts/queries/read-statistics";
import {
  AlertId,
  AlertStatistics,
  AssignAlerts,
  CommentOnAlerts,
  CountAlerts,
  ListAlerts,
  SuppressAlerts,
  WorkOnAlerts,
} from "@cartage/domain/alerts/work-inputs";
import { archivePolicy } from "@cartage/domain/escalation/commands/archive-policy";
import { archiveRota } from "@cartage/domain/escalation/commands/archive-rota";
import { choosePolicyFor } from "@cartage/domain/escalation/commands/choose-policy";
import { overrideRota } from "@cartage/domain/escalation/commands/override-rota";
import { removeOverride } from "@cartage/domain/escalation/commands/remove-override";
import { savePolicy } from "@cartage/domain/escalation/commands/save-policy";
import { saveRota } from "@cartage/domain/escalation/commands/save-rota";
import {
  ChoosePolicy,
  OverrideId,
  OverrideRota,
  PolicyId,
  RotaId,
  SavePolicy,
  SaveRota,
} from "@cartage/domain/escalation/inputs";
import { listPolicies } from "@cartage/domain/escalation/queries/list-policies";
import { listRotas } from "@cartage/domain/escalation/queries/list-rotas";
import { memberProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const policiesRouter = router({
  list: memberProcedure.query(({ ctx }) => listPolicies(ctx)),
  save: memberProcedure.input(SavePolicy).mutation(repeatable(savePolicy)),
  archive: memberProcedure.input(PolicyId).mutation(repeatable(archivePolicy)),
  choose: memberProcedure.input(ChoosePolicy).mutation(repeatable(choosePolicyFor)),
});

const rotasRouter = router({
  list: memberProcedure.query(({ ctx }) => listRotas(ctx)),
  save: memberProcedure.input(SaveRota).mutation(repeatable(saveRota)),
  archive: memberProcedure.input(RotaId).mutation(repeatable(archiveRota)),
  override: memberProcedure.input(OverrideRota).mutation(repeatable(overrideRota)),
  removeOverride: memberProcedure.input(OverrideId).mutation(repeatable(removeOverride)),
});

export const alertsRouter = router({
  list: memberProcedure.input(ListAlerts).query(({ ctx, input }) => listAlerts(ctx, input)),
  get: memberProcedure.input(AlertId).query(({ ctx, input }) => getAlert(ctx, input)),
  counts: memberProcedure.input(CountAlerts).query(({ ctx, input }) => countAlerts(ctx, input)),
  statistics: memberProcedure.input(AlertStatistics).query(({ ctx, input }) => readStatistics(ctx, input)),
  people: memberProcedure.query(({ ctx }) => listAlertPeople(ctx)),
  acknowledge: memberProcedure.input(WorkOnAlerts).mutation(repeatable(acknowledgeAlerts)),
  assign: memberProcedure.input(AssignAlerts).mutation(repeatable(assignAlerts)),
  comment: memberProcedure.input(CommentOnAlerts).mutation(repeatable(commentOnAlerts)),
  resolve: memberProcedure.input(WorkOnAlerts).mutation(repeatable(resolveAlerts)),
  suppress: memberProcedure.input(SuppressAlerts).mutation(repeatable(suppressAlerts)),
  close: memberProcedure.input(WorkOnAlerts).mutation(repeatable(closeAlerts)),
  reopen: memberProcedure.input(WorkOnAlerts).mutation(repeatable(reopenAlerts)),
  policies: policiesRouter,
  rotas: rotasRouter,
});
