import { personalReads } from "@cartage/domain/platform/audit/personal-reads";
import { createOrganisation } from "@cartage/domain/platform/commands/create-organisation";
import { deactivateUser } from "@cartage/domain/platform/commands/deactivate-user";
import { endUserSessions } from "@cartage/domain/platform/commands/end-user-sessions";
import { heartbeatInstance } from "@cartage/domain/platform/commands/heartbeat-instance";
import { leaveInstance } from "@cartage/domain/platform/commands/leave-instance";
import { registerInstance } from "@cartage/domain/platform/commands/register-instance";
import { removeUserFactors } from "@cartage/domain/platform/commands/remove-user-factors";
import { suspendOrganisation } from "@cartage/domain/platform/commands/suspend-organisation";
import {
  CreateOrganisation,
  DeactivateUser,
  HeartbeatInstance,
  HelpUser,
  LeaveInstance,
  ListAuditEntries,
  ListOrganisations,
  ListPlatformAuditEntries,
  ListUsers,
  RegisterInstance,
  SuspendOrganisation,
} from "@cartage/domain/platform/inputs";
import { listAuditEntries } from "@cartage/domain/platform/queries/list-audit-entries";
import { listInstances } from "@cartage/domain/platform/queries/list-instances";
import { listOrganisations } from "@cartage/domain/platform/queries/list-organisations";
import { listPlatformAuditEntries } from "@cartage/domain/platform/queries/list-platform-audit-entries";
import { listUsers } from "@cartage/domain/platform/queries/list-users";
import { personal } from "../personal.ts";
import { machineProcedure, memberProcedure, platformProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";

const instancesRouter = router({
  register: machineProcedure.input(RegisterInstance).mutation(({ ctx, input }) => registerInstance(ctx, input)),
  heartbeat: machineProcedure.input(HeartbeatInstance).mutation(({ ctx, input }) => heartbeatInstance(ctx, input)),
  leave: machineProcedure.input(LeaveInstance).mutation(({ ctx, input }) => leaveInstance(ctx, input)),
  list: platformProcedure.query(({ ctx }) => listInstances(ctx)),
});

const organisationsRouter = router({
  list: platformProcedure.input(ListOrganisations).query(({ ctx, input }) => listOrganisations(ctx, input)),
  create: platformProcedure.input(CreateOrganisation).mutation(({ ctx, input }) => createOrganisation(ctx, input)),
  suspend: platformProcedure.input(SuspendOrganisation).mutation(({ ctx, input }) => suspendOrganisation(ctx, input)),
});

const usersRouter = router({
  list: platformProcedure.input(ListUsers).query(personal(personalReads.users, listUsers)),
  deactivate: platformProcedure.input(DeactivateUser).mutation(({ ctx, input }) => deactivateUser(ctx, input)),
  endSessions: platformProcedure.input(HelpUser).mutation(({ ctx, input }) => endUserSessions(ctx, input)),
  removeFactors: platformProcedure.input(HelpUser).mutation(({ ctx, input }) => removeUserFactors(ctx, input)),
});

const auditRouter = router({
  list: memberProcedure.input(ListAuditEntries).query(({ ctx, input }) => listAuditEntries(ctx, input)),
  listPlatform: platformProcedure
    .input(ListPlatformAuditEntries)
    .query(({ ctx, input }) => listPlatformAuditEntries(ctx, input)),
});

export const platformRouter = router({
  instances: instancesRouter,
  organisations: organisationsRouter,
  users: usersRouter,
  audit: auditRouter,
});
