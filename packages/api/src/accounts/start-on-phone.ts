import { type PhoneStart, signInOnPhone, signInWithPhoneCode } from "@cartage/auth/sign-in-on-phone";
import type { SignInWithCode } from "@cartage/domain/accounts/identity-inputs";
import type { SignInOnPhone } from "@cartage/domain/accounts/inputs";
import type { z } from "zod";
import type { CallContext } from "../call-context.ts";
import { peopleOf } from "../procedures.ts";
import { slowDown } from "./slow-down.ts";

/** Signs in on a phone: tokens for it, and a device's credential under which it reports. */
export async function startOnPhone(ctx: CallContext, input: z.infer<typeof SignInOnPhone>) {
  await slowDown(ctx, input.email);
  const { userAgent, address } = ctx;
  return withBroker(ctx, await signInOnPhone(ctx.services.database, givenBy(ctx), { ...input, userAgent, address }));
}

/** The same with a code that the person's browser or an administrator gave. */
export async function startWithCode(ctx: CallContext, input: z.infer<typeof SignInWithCode>) {
  await slowDown(ctx, input.code);
  const { userAgent, address } = ctx;
  const given = { ...input, userAgent, address };
  return withBroker(ctx, await signInWithPhoneCode(ctx.services.database, givenBy(ctx), given));
}

function givenBy(ctx: CallContext) {
  const { keys, announceSecret, secrets } = peopleOf(ctx);
  const { requestId, traceId, services } = ctx;
  return { keys, announceSecret, requestId, traceId, now: services.now, log: services.log, secrets };
}

const withBroker = (ctx: CallContext, start: PhoneStart) => ({ ...start, mqttUrl: peopleOf(ctx).broker.wsUrl });
