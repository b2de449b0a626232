import { heartbeatInstance } from "@cartage/domain/platform/commands/heartbeat-instance";
import { leaveInstance } from "@cartage/domain/platform/commands/leave-instance";
import { registerInstance } from "@cartage/domain/platform/commands/register-instance";
import { HeartbeatInstance, LeaveInstance, RegisterInstance } from "@cartage/domain/platform/inputs";
import { listInstances } from "@cartage/domain/platform/queries/list-instances";
import { machineProcedure, platformProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

export const instancesRouter = router({
  register: machineProcedure.input(RegisterInstance).mutation(({ ctx, input }) => registerInstance(ctx, input)),
  heartbeat: machineProcedure.input(HeartbeatInstance).mutation(({ ctx, input }) => heartbeatInstance(ctx, input)),
  leave: machineProcedure.input(LeaveInstance).mutation(({ ctx, input }) => leaveInstance(ctx, input)),
  list: platformProcedure.query(({ ctx }) => listInstances(ctx)),
});
