import type { SignedIn } from "@cartage/auth/signed-in";
import { raiseIssue } from "@cartage/domain/issues/commands/raise-issue";
import type { RaiseIssue } from "@cartage/domain/issues/inputs";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { briefly } from "../procedures.ts";

/** Raises a technical issue for whoever is signed in, in an organisation or on the platform, with the browser they use. */
export function raiseFor(ctx: CallContext & { person: SignedIn }, input: z.infer<typeof RaiseIssue>) {
  const { userAgent, idempotencyKey: key, person } = ctx;
  return briefly(ctx, person.actor, (inside) => raiseIssue(inside, { ...input, userAgent, key }));
}
