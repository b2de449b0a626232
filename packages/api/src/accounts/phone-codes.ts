import type { SignedIn } from "@cartage/auth/signed-in";
import { grantPhoneCode } from "@cartage/domain/accounts/commands/grant-phone-code";
import type { GrantPhoneCode } from "@cartage/domain/accounts/identity-inputs";
import { DomainError } from "@cartage/domain/errors";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { briefly } from "../procedures.ts";

/** Lets the caller's own phone in. Throws `not_found` for people of the platform, who drive for nobody. */
export async function grantCodeTo(
  ctx: CallContext & { person: SignedIn },
  input: z.infer<typeof GrantPhoneCode>,
): Promise<{ code: string; expiresAt: number }> {
  const { actor, lacksSecondFactor } = ctx.person;
  const { organisationId } = actor;
  if (organisationId === null) throw new DomainError("not_found");
  if (lacksSecondFactor) throw new DomainError("second_factor.required");
  return briefly(ctx, actor, (inside) => grantPhoneCode({ ...inside, actor: { ...actor, organisationId } }, input));
}
