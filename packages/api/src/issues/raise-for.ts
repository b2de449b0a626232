import type { SignedIn } from "@cartage/auth/signed-in";
import { raiseIssue } from "@cartage/domain/issues/commands/raise-issue";
import type { RaiseIssue } from "@cartage/domain/issues/inputs";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { briefly } from "../procedures.ts";

/** Raises a technical issue for whoever is signed in, in an organisation or on the platform, with the browser they use. */
export function raiseFor(
  ctx: CallContext & { person: SignedIn },
  { input, batchIndex = 0 }: { input: z.infer<typeof RaiseIssue>; batchIndex?: number | undefined },
) {
  const { userAgent, idempotencyKey, person } = ctx;
  // the calls of one batch share its header
  const key = idempotencyKey === null ? null : `${idempotencyKey} ${batchIndex}`;
  return briefly(ctx, person.actor, (inside) => raiseIssue(inside, { ...input, userAgent, key }));
}
