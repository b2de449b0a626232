import { beginTotp, confirmTotp, listOwnFactors, removeOwnFactor } from "@cartage/auth/own-factors";
import type { SignedIn } from "@cartage/auth/signed-in";
import type { BeginTotp, ConfirmTotp, RemoveFactor } from "@cartage/domain/accounts/inputs";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { arrivingContext } from "../procedures.ts";
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
