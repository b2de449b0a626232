import { askToChange, askToVerify, findEmailLink, useEmailLink } from "@cartage/auth/own-email";
import type { SignedIn } from "@cartage/auth/signed-in";
import type { ChangeEmail, EmailToken } from "@cartage/domain/accounts/inputs";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { arrivingContext } from "../procedures.ts";
import { slowDown } from "./slow-down.ts";

type PersonContext = CallContext & { person: SignedIn };

export async function askToVerifyOf(ctx: PersonContext) {
  await slowDown(ctx, ctx.person.user.email);
  return askToVerify(ctx.services.database, ctx.person, arrivingContext(ctx));
}

/** The answer is the same whether or not somebody has the address. */
export async function askToChangeOf(ctx: PersonContext, input: z.infer<typeof ChangeEmail>) {
  await slowDown(ctx, ctx.person.user.email);
  return askToChange(ctx.services.database, ctx.person, input, arrivingContext(ctx));
}

/** What a link is for. */
export async function emailLinkOf({ services }: CallContext, { token }: z.infer<typeof EmailToken>) {
  const { email, isChange } = await findEmailLink(services.database, token, services.now());
  return { email, isChange };
}

export async function useEmailLinkOf(ctx: CallContext, { token }: z.infer<typeof EmailToken>) {
  await slowDown(ctx, token);
  const { email, isChange } = await useEmailLink(ctx.services.database, token, arrivingContext(ctx));
  return { email, isChange };
}
