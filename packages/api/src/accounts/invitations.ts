import {
  acceptInvitation,
  acceptInvitationAsNew,
  askForInvitationAgain,
  readInvitation,
} from "@cartage/auth/invitations";
import { moveSession } from "@cartage/auth/move-session";
import type { SignedIn } from "@cartage/auth/signed-in";
import type { AcceptAsNew, InvitationToken, SwitchOrganisation } from "@cartage/domain/accounts/inputs";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { arrivingContext, peopleOf } from "../procedures.ts";
import { slowDown } from "./slow-down.ts";

type PersonContext = CallContext & { person: SignedIn };

/** What an invitation's link offers. */
export async function invitationOf(ctx: CallContext, { token }: z.infer<typeof InvitationToken>) {
  const { organisation, email, role, hasAccount } = await readInvitation(
    ctx.services.database,
    token,
    ctx.services.now(),
  );
  return { organisation, email, role, hasAccount };
}

/** Asks for a new invitation in place of one that is too old; the answer is the same for any link. */
export async function askAgainFor(ctx: CallContext, { token }: z.infer<typeof InvitationToken>) {
  await slowDown(ctx, token);
  await askForInvitationAgain(ctx.services.database, token, arrivingContext(ctx));
  return {};
}

/** Accepts an invitation as who is signed in; from then on they work in that organisation. */
export async function acceptFor(ctx: PersonContext, { token }: z.infer<typeof InvitationToken>) {
  return acceptInvitation(ctx.services.database, ctx.person, token, arrivingContext(ctx));
}

/** Accepts an invitation with a new account, for which its link proves the address. */
export async function acceptForNew(ctx: CallContext, input: z.infer<typeof AcceptAsNew>) {
  await slowDown(ctx, input.token);
  const { checkNewPassword: check } = peopleOf(ctx);
  return acceptInvitationAsNew(ctx.services.database, { ...input, check }, arrivingContext(ctx));
}

/** Goes on in another organisation of the caller's. */
export async function switchOrganisation(ctx: PersonContext, { organisationId }: z.infer<typeof SwitchOrganisation>) {
  await moveSession(ctx.services.database, ctx.person, organisationId, arrivingContext(ctx));
  return { organisationId };
}
