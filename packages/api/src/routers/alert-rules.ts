import { archiveRule } from "@cartage/domain/alerts/commands/archive-rule";
import { createRule } from "@cartage/domain/alerts/commands/create-rule";
import { pauseRule } from "@cartage/domain/alerts/commands/pause-rule";
import { resumeRule } from "@cartage/domain/alerts/commands/resume-rule";
import { setSpeedLimits } from "@cartage/domain/alerts/commands/set-speed-limits";
import { updateRule } from "@cartage/domain/alerts/commands/update-rule";
import { BackTestRule, CreateRule, ListRules, RuleId, SetSpeedLimits, UpdateRule } from "@cartage/domain/alerts/inputs";
import { backTestRule } from "@cartage/domain/alerts/queries/back-test-rule";
import { getRule } from "@cartage/domain/alerts/queries/get-rule";
import { getRuleHistory } from "@cartage/domain/alerts/queries/get-rule-history";
import { getSpeedLimits } from "@cartage/domain/alerts/queries/get-speed-limits";
import { listRulesPage } from "@cartage/domain/alerts/queries/list-rules-page";
import { memberHistoryProcedure, memberProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

export const alertRulesRouter = router({
  list: memberProcedure.input(ListRules).query(({ ctx, input }) => listRulesPage(ctx, input)),
  get: memberProcedure.input(RuleId).query(({ ctx, input }) => getRule(ctx, input)),
  versions: memberProcedure.input(RuleId).query(({ ctx, input }) => getRuleHistory(ctx, input)),
  create: memberProcedure.input(CreateRule).mutation(repeatable(createRule)),
  update: memberProcedure.input(UpdateRule).mutation(repeatable(updateRule)),
  pause: memberProcedure.input(RuleId).mutation(repeatable(pauseRule)),
  resume: memberProcedure.input(RuleId).mutation(repeatable(resumeRule)),
  archive: memberProcedure.input(RuleId).mutation(repeatable(archiveRule)),
  speedLimits: memberProcedure.query(({ ctx }) => getSpeedLimits(ctx)),
  backTest: memberHistoryProcedure
    .input(BackTestRule)
    .query(({ ctx, input, signal }) => backTestRule(ctx, input, { signal })),
  setSpeedLimits: memberProcedure.input(SetSpeedLimits).mutation(repeatable(setSpeedLimits)),
});
