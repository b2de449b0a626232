import { assignPlan } from "@cartage/domain/plans/commands/assign-plan";
import { createPlan } from "@cartage/domain/plans/commands/create-plan";
import { updatePlan } from "@cartage/domain/plans/commands/update-plan";
import { AssignPlan, CreatePlan, OrganisationOfPlan, UpdatePlan } from "@cartage/domain/plans/inputs";
import { getOwnPlan } from "@cartage/domain/plans/queries/get-own-plan";
import { getPlanOf } from "@cartage/domain/plans/queries/get-plan-of";
import { listPlans } from "@cartage/domain/plans/queries/list-plans";
import { memberProcedure, platformProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const plansRouter = router({
  own: memberProcedure.query(({ ctx }) => getOwnPlan(ctx)),
  list: platformProcedure.query(({ ctx }) => listPlans(ctx)),
  create: platformProcedure.input(CreatePlan).mutation(({ ctx, input }) => createPlan(ctx, input)),
  update: platformProcedure.input(UpdatePlan).mutation(({ ctx, input }) => updatePlan(ctx, input)),
  of: platformProcedure.input(OrganisationOfPlan).query(({ ctx, input }) => getPlanOf(ctx, input)),
  assign: platformProcedure.input(AssignPlan).mutation(({ ctx, input }) => assignPlan(ctx, input)),
});
