import { beginTotp, confirmTotp, listOwnFactors, removeOwnFactor } from "@cartage/auth/own-factors";
import { addPasskey, beginPasskey } from "@cartage/auth/own-passkeys";
import { renewRecoveryCodes } from "@cartage/auth/recovery-codes";
import { askSignedIn, showFactor } from "@cartage/auth/show-factor";
import type { SignedIn } from "@cartage/auth/signed-in";
import type {
  AddPasskey,
  BeginPasskey,
  BeginTotp,
  ConfirmTotp,
  RemoveFactor,
  RenewRecoveryCodes,
  ShowFactor,
} from "@cartage/domain/accounts/inputs";
import { DomainError } from "@cartage/domain/errors";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { arrivingContext, peopleOf } from "../procedures.ts";
import { slowDown } from "./slow-down.ts";

type PersonContext = CallContext & { person: SignedIn };

/** The caller's own second factors. */
export async function factorsOf({ services, person }: PersonContext) {
  return listOwnFactors(services.database, person.sessionId);
}

export async function beginTotpOf(ctx: PersonContext, input: z.infer<typeof BeginTotp>) {
  await slowDown(ctx, ctx.person.user.email);
  return beginTotp(ctx.services.database, ctx.person, input, arrivingContext(ctx));
}

export async function confirmTotpOf(ctx: PersonContext, input: z.infer<typeof ConfirmTotp>) {
  await slowDown(ctx, ctx.person.user.email);
  return confirmTotp(ctx.services.database, ctx.person, input, arrivingContext(ctx));
}

export async function removeFactorOf(ctx: PersonContext, input: z.infer<typeof RemoveFactor>) {
  await slowDown(ctx, ctx.person.user.email);
  await removeOwnFactor(ctx.services.database, ctx.person, input, arrivingContext(ctx));
  return { factorId: input.factorId };
}

export async function beginPasskeyOf(ctx: PersonContext, { password }: z.infer<typeof BeginPasskey>) {
  await slowDown(ctx, ctx.person.user.email);
  const { relyingParty } = peopleOf(ctx);
  return beginPasskey(ctx.services.database, ctx.person, { password, relyingParty }, arrivingContext(ctx));
}

export async function addPasskeyOf(ctx: PersonContext, input: z.infer<typeof AddPasskey>) {
  const { relyingParty } = peopleOf(ctx);
  return addPasskey(ctx.services.database, ctx.person, { ...input, relyingParty }, arrivingContext(ctx));
}

export async function renewCodesOf(ctx: PersonContext, input: z.infer<typeof RenewRecoveryCodes>) {
  await slowDown(ctx, ctx.person.user.email);
  return renewRecoveryCodes(ctx.services.database, ctx.person, input, arrivingContext(ctx));
}

/** What the caller may show who owes a second factor; a passkey is asked for anew each time. */
export async function askForFactorOf(ctx: PersonContext) {
  if (ctx.person.behind) throw new DomainError("forbidden");
  const { database, now } = ctx.services;
  return askSignedIn(database, ctx.person, peopleOf(ctx).relyingParty, now());
}

export async function showFactorOf(ctx: PersonContext, shown: z.infer<typeof ShowFactor>) {
  if (ctx.person.behind) throw new DomainError("forbidden");
  await slowDown(ctx, ctx.person.user.email);
  const { relyingParty } = peopleOf(ctx);
  await showFactor(ctx.services.database, ctx.person, { ...shown, relyingParty }, arrivingContext(ctx));
  return { sessionId: ctx.person.sessionId };
}
