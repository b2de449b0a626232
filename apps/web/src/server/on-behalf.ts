import "server-only";
import { describeError } from "@cartage/api/describe-error";
import { requestIdOf } from "@cartage/api/request-id";
import { actOnBehalf } from "@cartage/auth/act-on-behalf";
import { signOut } from "@cartage/auth/sign-out";
import { findSignedIn } from "@cartage/auth/signed-in";
import { ActOnBehalf } from "@cartage/domain/platform/inputs";
import { traceIdOf } from "@cartage/observability/tracing";
import { z } from "zod";
import { addressOf } from "./address.ts";
import { database } from "./database.ts";
import { log } from "./log.ts";
import { tokenIn } from "./session-id.ts";

/** A form's fields are texts. */
const Given = ActOnBehalf.extend({ minutes: z.coerce.number().pipe(ActOnBehalf.shape.minutes) });

/** A sign-in as the member, beside the administrator's own, to which `end` leads back. A refusal travels as its code. */
export async function beginOnBehalf(given: unknown, headers: Headers): Promise<{ id: string; own: string }> {
  const traceId = traceIdOf();
  const requestId = requestIdOf(headers);
  try {
    const own = (await tokenIn(headers))?.sessionId;
    const person = typeof own === "string" ? await findSignedIn(database(), own) : null;
    if (!person || typeof own !== "string") throw new Error("Nobody is signed in.");
    const options = { now: () => new Date(), requestId, traceId, address: addressOf(headers) };
    const { sessionId } = await actOnBehalf(database(), person, Given.parse(given), options);
    return { id: sessionId, own };
  } catch (error) {
    const { code } = describeError(error, "en", traceId);
    if (code === "unexpected") log().error({ err: error, requestId, traceId }, "acting on behalf could not begin");
    throw new Error(code);
  }
}

/** Ends the member's sign-in and goes back to one's own. */
export async function endOnBehalf(headers: Headers): Promise<{ id: string }> {
  const token = await tokenIn(headers);
  const { sessionId, ownSessionId } = token ?? {};
  if (typeof sessionId !== "string" || typeof ownSessionId !== "string") throw new Error("signed_out");
  const options = { now: () => new Date(), requestId: requestIdOf(headers), traceId: traceIdOf() };
  await signOut(database(), sessionId, options);
  return { id: ownSessionId };
}
