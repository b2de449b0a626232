import { addIdentityDomain } from "@cartage/domain/accounts/commands/add-identity-domain";
import { changeLogo } from "@cartage/domain/accounts/commands/change-logo";
import { changeMemberRole } from "@cartage/domain/accounts/commands/change-member-role";
import { deactivateMember } from "@cartage/domain/accounts/commands/deactivate-member";
import { inviteMember } from "@cartage/domain/accounts/commands/invite-member";
import { offerPhoneCode } from "@cartage/domain/accounts/commands/offer-phone-code";
import { reactivateMember } from "@cartage/domain/accounts/commands/reactivate-member";
import { removeIdentityDomain } from "@cartage/domain/accounts/commands/remove-identity-domain";
import { removeIdentityProvider } from "@cartage/domain/accounts/commands/remove-identity-provider";
import { removeLogo } from "@cartage/domain/accounts/commands/remove-logo";
import { revokeInvitation } from "@cartage/domain/accounts/commands/revoke-invitation";
import { switchIdentityProvider } from "@cartage/domain/accounts/commands/switch-identity-provider";
import { transferOwnership } from "@cartage/domain/accounts/commands/transfer-ownership";
import { updateOrganisation } from "@cartage/domain/accounts/commands/update-organisation";
import {
  AddIdentityDomain,
  AddIdentityProvider,
  ChangeIdentityProvider,
  FindIdentityProvider,
  GrantPhoneCode,
  IdentityDomain,
  IdentityProviderId,
  OfferPhoneCode,
  SignInWithCode,
  SwitchIdentityProvider,
} from "@cartage/domain/accounts/identity-inputs";
import {
  AcceptAsNew,
  AddPasskey,
  AskForReset,
  BeginPasskey,
  BeginTotp,
  ChangeEmail,
  ChangeLogo,
  ChangeMemberRole,
  ChangePassword,
  ConfirmTotp,
  EmailToken,
  EndSession,
  InvitationId,
  InvitationToken,
  InviteMember,
  LeaveSuspended,
  ListMembers,
  MemberId,
  Refresh,
  RemoveFactor,
  RenewRecoveryCodes,
  ResetPassword,
  ResetToken,
  ShowFactor,
  SignInOnPhone,
  SwitchOrganisation,
  UpdateOrganisation,
} from "@cartage/domain/accounts/inputs";
import { getOrganisation } from "@cartage/domain/accounts/queries/get-organisation";
import { listIdentityProviders } from "@cartage/domain/accounts/queries/list-identity-providers";
import { listInvitations } from "@cartage/domain/accounts/queries/list-invitations";
import { listMembers } from "@cartage/domain/accounts/queries/list-members";
import { myVehicle } from "@cartage/domain/accounts/queries/my-vehicle";
import { personalReads } from "@cartage/domain/platform/audit/personal-reads";
import type { z } from "zod";
import { addProviderOf, changeProviderOf, findProviderOf, verifyDomainOf } from "../accounts/identity-providers.ts";
import { acceptFor, acceptForNew, askAgainFor, invitationOf, switchOrganisation } from "../accounts/invitations.ts";
import { askToChangeOf, askToVerifyOf, emailLinkOf, useEmailLinkOf } from "../accounts/own-email.ts";
import {
  addPasskeyOf,
  askForFactorOf,
  beginPasskeyOf,
  beginTotpOf,
  confirmTotpOf,
  factorsOf,
  removeFactorOf,
  renewCodesOf,
  showFactorOf,
} from "../accounts/own-factors.ts";
import { endOthersOf, endSessionOf, readSessions, signOutOf } from "../accounts/own-sessions.ts";
import { askForResetOf, changePasswordOf, resetOf, resetPasswordOf } from "../accounts/passwords.ts";
import { grantCodeTo } from "../accounts/phone-codes.ts";
import { readMe } from "../accounts/read-me.ts";
import { refreshOnPhone } from "../accounts/refresh-on-phone.ts";
import { startOnPhone, startWithCode } from "../accounts/start-on-phone.ts";
import { leaveSuspendedOf, suspensionOf } from "../accounts/suspension.ts";
import { personal } from "../personal.ts";
import { arrivedProcedure, memberProcedure, ownProcedure, publicProcedure, signedInProcedure } from "../procedures.ts";
import { type RepeatableContext, repeatable } from "../repeatable.ts";
import type { PeopleServices } from "../services.ts";
import { router } from "../trpc.ts";

type MemberContext = RepeatableContext & { people: PeopleServices };

const boundsOf = ({ people }: { people: PeopleServices }) => ({ installationDays: people.retentionDays });

const membersRouter = router({
  list: memberProcedure.input(ListMembers).query(personal(personalReads.members, listMembers)),
  changeRole: memberProcedure.input(ChangeMemberRole).mutation(repeatable(changeMemberRole)),
  deactivate: memberProcedure.input(MemberId).mutation(repeatable(deactivateMember)),
  reactivate: memberProcedure.input(MemberId).mutation(repeatable(reactivateMember)),
  makeOwner: memberProcedure.input(MemberId).mutation(repeatable(transferOwnership)),
});

const invitationsRouter = router({
  list: memberProcedure.query(personal(personalReads.members, listInvitations)),
  send: memberProcedure.input(InviteMember).mutation(repeatable(inviteMember)),
  revoke: memberProcedure.input(InvitationId).mutation(repeatable(revokeInvitation)),
  get: publicProcedure.input(InvitationToken).query(({ ctx, input }) => invitationOf(ctx, input)),
  askAgain: publicProcedure.input(InvitationToken).mutation(({ ctx, input }) => askAgainFor(ctx, input)),
  accept: ownProcedure.input(InvitationToken).mutation(({ ctx, input }) => acceptFor(ctx, input)),
  acceptAsNew: publicProcedure.input(AcceptAsNew).mutation(({ ctx, input }) => acceptForNew(ctx, input)),
});

const passwordRouter = router({
  askForReset: publicProcedure.input(AskForReset).mutation(({ ctx, input }) => askForResetOf(ctx, input)),
  getReset: publicProcedure.input(ResetToken).query(({ ctx, input }) => resetOf(ctx, input)),
  reset: publicProcedure.input(ResetPassword).mutation(({ ctx, input }) => resetPasswordOf(ctx, input)),
  change: ownProcedure.input(ChangePassword).mutation(({ ctx, input }) => changePasswordOf(ctx, input)),
});

const ssoRouter = router({
  find: publicProcedure.input(FindIdentityProvider).query(({ ctx, input }) => findProviderOf(ctx, input)),
  list: memberProcedure.query(({ ctx }) => listIdentityProviders(ctx)),
  add: memberProcedure.input(AddIdentityProvider).mutation(repeatable(addProviderOf)),
  change: memberProcedure.input(ChangeIdentityProvider).mutation(repeatable(changeProviderOf)),
  switch: memberProcedure.input(SwitchIdentityProvider).mutation(repeatable(switchIdentityProvider)),
  remove: memberProcedure.input(IdentityProviderId).mutation(repeatable(removeIdentityProvider)),
  addDomain: memberProcedure.input(AddIdentityDomain).mutation(repeatable(addIdentityDomain)),
  verifyDomain: memberProcedure.input(IdentityDomain).mutation(repeatable(verifyDomainOf)),
  removeDomain: memberProcedure.input(IdentityDomain).mutation(repeatable(removeIdentityDomain)),
});

const phoneCodesRouter = router({
  grant: ownProcedure.input(GrantPhoneCode).mutation(({ ctx, input }) => grantCodeTo(ctx, input)),
  offer: memberProcedure.input(OfferPhoneCode).mutation(({ ctx, input }) => offerPhoneCode(ctx, input)),
});

const factorsRouter = router({
  list: signedInProcedure.query(({ ctx }) => factorsOf(ctx)),
  beginTotp: ownProcedure.input(BeginTotp).mutation(({ ctx, input }) => beginTotpOf(ctx, input)),
  confirmTotp: ownProcedure.input(ConfirmTotp).mutation(({ ctx, input }) => confirmTotpOf(ctx, input)),
  beginPasskey: ownProcedure.input(BeginPasskey).mutation(({ ctx, input }) => beginPasskeyOf(ctx, input)),
  addPasskey: ownProcedure.input(AddPasskey).mutation(({ ctx, input }) => addPasskeyOf(ctx, input)),
  remove: ownProcedure.input(RemoveFactor).mutation(({ ctx, input }) => removeFactorOf(ctx, input)),
  renewCodes: ownProcedure.input(RenewRecoveryCodes).mutation(({ ctx, input }) => renewCodesOf(ctx, input)),
  ask: arrivedProcedure.mutation(({ ctx }) => askForFactorOf(ctx)),
  show: arrivedProcedure.input(ShowFactor).mutation(({ ctx, input }) => showFactorOf(ctx, input)),
});

const emailRouter = router({
  verify: ownProcedure.mutation(({ ctx }) => askToVerifyOf(ctx)),
  change: ownProcedure.input(ChangeEmail).mutation(({ ctx, input }) => askToChangeOf(ctx, input)),
  getLink: publicProcedure.input(EmailToken).query(({ ctx, input }) => emailLinkOf(ctx, input)),
  useLink: publicProcedure.input(EmailToken).mutation(({ ctx, input }) => useEmailLinkOf(ctx, input)),
});

const suspensionRouter = router({
  get: publicProcedure.query(({ ctx }) => suspensionOf(ctx)),
  leave: publicProcedure.input(LeaveSuspended).mutation(({ ctx, input }) => leaveSuspendedOf(ctx, input)),
});

export const accountsRouter = router({
  me: arrivedProcedure.query(({ ctx }) => readMe(ctx)),
  myVehicle: memberProcedure.query(({ ctx }) => myVehicle(ctx)),
  signInOnPhone: publicProcedure.input(SignInOnPhone).mutation(({ ctx, input }) => startOnPhone(ctx, input)),
  signInWithCode: publicProcedure.input(SignInWithCode).mutation(({ ctx, input }) => startWithCode(ctx, input)),
  refresh: publicProcedure.input(Refresh).mutation(({ ctx, input }) => refreshOnPhone(ctx, input)),
  sessions: router({
    list: signedInProcedure.query(({ ctx }) => readSessions(ctx)),
    end: ownProcedure.input(EndSession).mutation(({ ctx, input }) => endSessionOf(ctx, input)),
    endOthers: ownProcedure.mutation(({ ctx }) => endOthersOf(ctx)),
  }),
  password: passwordRouter,
  factors: factorsRouter,
  email: emailRouter,
  suspension: suspensionRouter,
  organisation: router({
    get: memberProcedure.query(({ ctx }) => getOrganisation(ctx, boundsOf(ctx))),
    update: memberProcedure
      .input(UpdateOrganisation)
      .mutation(
        repeatable((ctx: MemberContext, input: z.infer<typeof UpdateOrganisation>) =>
          updateOrganisation(ctx, input, boundsOf(ctx)),
        ),
      ),
    changeLogo: memberProcedure.input(ChangeLogo).mutation(repeatable(changeLogo)),
    removeLogo: memberProcedure.mutation(repeatable(removeLogo)),
  }),
  members: membersRouter,
  invitations: invitationsRouter,
  sso: ssoRouter,
  phoneCodes: phoneCodesRouter,
  switchOrganisation: ownProcedure
    .input(SwitchOrganisation)
    .mutation(({ ctx, input }) => switchOrganisation(ctx, input)),
  signOut: arrivedProcedure.mutation(({ ctx }) => signOutOf(ctx)),
});
