import "server-only";
import { addressOf } from "../address.ts";
import { mayTrySignIn } from "../sign-in-limit.ts";

/** Whether another step of a sign-in by a provider may be made from this network address; nobody's name is known yet. */
export function mayComeBy(headers: Headers): Promise<boolean> {
  return mayTrySignIn({ email: null, address: addressOf(headers) });
}

/** Leads back to the sign-in page, which says to wait a minute. */
export const comeLater = (): Response =>
  new Response(null, { status: 303, headers: { location: laterUrl, "retry-after": "60" } });

export const laterUrl = "/sign-in?refusal=request.too_many";
