import { DomainError } from "@cartage/domain/errors";
import type { CallContext } from "../call-context.ts";
import { peopleOf } from "../procedures.ts";

/** Whoever tries passwords, codes or links is slowed down as at signing in. Throws `request.too_many`. */
export async function slowDown(ctx: CallContext, subject: string): Promise<void> {
  const { mayTry } = peopleOf(ctx);
  if (mayTry && !(await mayTry({ email: subject, address: ctx.address }))) throw new DomainError("request.too_many");
}
