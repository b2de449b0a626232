import { personalReads } from "@cartage/domain/platform/audit/personal-reads";
import { createOrganisation } from "@cartage/domain/platform/commands/create-organisation";
import { deactivateUser } from "@cartage/domain/platform/commands/deactivate-user";
import { endUserSessions } from "@cartage/domain/platform/commands/end-user-sessions";
import { removeUserFactors } from "@cartage/domain/platform/commands/remove-user-factors";
import { suspendOrganisation } from "@cartage/domain/platform/commands/suspend-organisation";
import {
  CreateOrganisation,
  DeactivateUser,
  HelpUser,
  ListAuditEntries,
  ListOrganisations,
  ListPlatformAuditEntries,
  ListUsers,
  SuspendOrganisation,
} from "@cartage/domain/platform/inputs";
import { listAuditEntries } from "@cartage/domain/platform/queries/list-audit-entries";
import { listOrganisations } from "@cartage/domain/platform/queries/list-organisations";
import { listPlatformAuditEntries } from "@cartage/domain/platform/queries/list-platform-audit-entries";
import { listUsers } from "@cartage/domain/platform/queries/list-users";
import { personal } from "../personal.ts";
import { memberProcedure, platformProcedure } from "../procedures.ts";
import { router } from "../trpc.ts";
import { instancesRouter } from "./instances.ts";

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
