import { signInOnPhone } from "@cartage/auth/sign-in-on-phone";
import type { SignInOnPhone } from "@cartage/domain/accounts/inputs";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { peopleOf } from "../procedures.ts";
import { slowDown } from "./slow-down.ts";

/** Signs in on a phone: tokens for it, and a device's credential under which it reports. */
export async function startOnPhone(ctx: CallContext, input: z.infer<typeof SignInOnPhone>) {
  const { keys, broker, announceSecret } = peopleOf(ctx);
  const { services, requestId, traceId, userAgent, address } = ctx;
  await slowDown(ctx, input.email);
  const given = {
    keys,
    announceSecret,
    requestId,
    traceId,
    now: services.now,
    log: services.log,
    secrets: services.people?.secrets,
  };
  const signedIn = await signInOnPhone(services.database, given, { ...input, userAgent, address });
  return { ...signedIn, mqttUrl: broker.wsUrl };
}
