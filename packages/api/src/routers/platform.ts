import { heartbeatInstance } from "@cartage/domain/platform/commands/heartbeat-instance";
import { leaveInstance } from "@cartage/domain/platform/commands/leave-instance";
import { registerInstance } from "@cartage/domain/platform/commands/register-instance";
import { HeartbeatInstance, LeaveInstance, ListAuditEntries, RegisterInstance } from "@cartage/domain/platform/inputs";
import { listAuditEntries } from "@cartage/domain/platform/queries/list-audit-entries";
import { listInstances } from "@cartage/domain/platform/queries/list-instances";
import { machineProcedure, memberProcedure, platformProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

const instancesRouter = router({
  register: machineProcedure.input(RegisterInstance).mutation(({ ctx, input }) => registerInstance(ctx, input)),
  heartbeat: machineProcedure.input(HeartbeatInstance).mutation(({ ctx, input }) => heartbeatInstance(ctx, input)),
  leave: machineProcedure.input(LeaveInstance).mutation(({ ctx, input }) => leaveInstance(ctx, input)),
  list: platformProcedure.query(({ ctx }) => listInstances(ctx)),
});

const auditRouter = router({
  list: memberProcedure.input(ListAuditEntries).query(({ ctx, input }) => listAuditEntries(ctx, input)),
});

export const platformRouter = router({ instances: instancesRouter, audit: auditRouter });
