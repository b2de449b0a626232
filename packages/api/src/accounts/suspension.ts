import { findSuspension, leaveSuspended } from "@cartage/auth/suspension";
import type { LeaveSuspended } from "@cartage/domain/accounts/inputs";
import { DomainError } from "@cartage/domain/errors";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { arrivingContext } from "../procedures.ts";

/** Why the caller's sign-in on the web does not hold, if its organisation is suspended; null for everybody else. */
export async function suspensionOf({ services, webSessionId }: CallContext) {
  const found = webSessionId === null ? null : await findSuspension(services.database, webSessionId);
  return found && { organisation: found.organisation, owner: found.owner, others: found.others };
}

/** Lets its person go on in another of their organisations. */
export async function leaveSuspendedOf(ctx: CallContext, { organisationId }: z.infer<typeof LeaveSuspended>) {
  const { services, webSessionId: sessionId } = ctx;
  if (sessionId === null) throw new DomainError("not_found");
  await leaveSuspended(services.database, { sessionId, organisationId }, arrivingContext(ctx));
  return { organisationId };
}
