import { askForReset, changePassword, findReset, resetPassword } from "@cartage/auth/password-resets";
import type { SignedIn } from "@cartage/auth/signed-in";
import type { AskForReset, ChangePassword, ResetPassword, ResetToken } from "@cartage/domain/accounts/inputs";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { arrivingContext, peopleOf } from "../procedures.ts";
import { slowDown } from "./slow-down.ts";

/** Has a link mailed, if there is an account; the answer is the same if there is none. */
export async function askForResetOf(ctx: CallContext, { email }: z.infer<typeof AskForReset>) {
  await slowDown(ctx, email);
  await askForReset(ctx.services.database, { email, locale: ctx.locale }, arrivingContext(ctx));
  return { email };
}

/** Whether a link is still good, and for which address. */
export async function resetOf({ services }: CallContext, { token }: z.infer<typeof ResetToken>) {
  const { email, name } = await findReset(services.database, token, services.now());
  return { email, name };
}

export async function resetPasswordOf(ctx: CallContext, { token, password }: z.infer<typeof ResetPassword>) {
  await slowDown(ctx, token);
  const { checkNewPassword: check } = peopleOf(ctx);
  return resetPassword(ctx.services.database, { token, password, check }, arrivingContext(ctx));
}

export async function changePasswordOf(
  ctx: CallContext & { person: SignedIn },
  { current, password }: z.infer<typeof ChangePassword>,
) {
  const { person } = ctx;
  await slowDown(ctx, person.user.email);
  const { checkNewPassword: check } = peopleOf(ctx);
  await changePassword(ctx.services.database, person, { current, password, check }, arrivingContext(ctx));
  return { userId: person.user.id };
}
