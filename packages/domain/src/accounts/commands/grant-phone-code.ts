import type { z } from "zod";
import type { Insider } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import type { GrantPhoneCode } from "../identity-inputs.ts";
import { newPhoneCode } from "../phone-code.ts";

const lastsMs = 60_000;

/** Lets one's own phone in, by a code for the app that knows the challenge's answer. */
export async function grantPhoneCode(
  ctx: Context & { actor: Insider },
  { challenge }: z.infer<typeof GrantPhoneCode>,
): Promise<{ code: string; expiresAt: number }> {
  const { id: userId, organisationId } = ctx.actor;
  return transactionally(ctx, (tx) =>
    newPhoneCode(tx, { organisationId, userId, offeredBy: userId, challenge, lastsMs }),
  );
}
