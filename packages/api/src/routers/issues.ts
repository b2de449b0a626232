import { assignIssue } from "@cartage/domain/issues/commands/assign-issue";
import { moveIssue } from "@cartage/domain/issues/commands/move-issue";
import { rateIssue } from "@cartage/domain/issues/commands/rate-issue";
import { writeToIssue } from "@cartage/domain/issues/commands/write-to-issue";
import {
  AssignIssue,
  IssueId,
  ListIssues,
  MoveIssue,
  RaiseIssue,
  RateIssue,
  WriteToIssue,
} from "@cartage/domain/issues/inputs";
import { getIssue } from "@cartage/domain/issues/queries/get-issue";
import { listAssignees } from "@cartage/domain/issues/queries/list-assignees";
import { listIssues } from "@cartage/domain/issues/queries/list-issues";
import { raiseFor } from "../issues/raise-for.ts";
import { platformProcedure, signedInProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const issuesRouter = router({
  raise: signedInProcedure.input(RaiseIssue).mutation(({ ctx, ...call }) => raiseFor(ctx, call)),
  list: platformProcedure.input(ListIssues).query(({ ctx, input }) => listIssues(ctx, input)),
  get: platformProcedure.input(IssueId).query(({ ctx, input }) => getIssue(ctx, input)),
  assignees: platformProcedure.query(({ ctx }) => listAssignees(ctx)),
  write: platformProcedure.input(WriteToIssue).mutation(({ ctx, input }) => writeToIssue(ctx, input)),
  move: platformProcedure.input(MoveIssue).mutation(({ ctx, input }) => moveIssue(ctx, input)),
  rate: platformProcedure.input(RateIssue).mutation(({ ctx, input }) => rateIssue(ctx, input)),
  assign: platformProcedure.input(AssignIssue).mutation(({ ctx, input }) => assignIssue(ctx, input)),
});
