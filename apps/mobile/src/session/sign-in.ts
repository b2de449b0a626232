import { createPublicClient } from "@cartage/client/phone-client";
import type { Tokens } from "@cartage/client/tokens";
import { TRPCClientError } from "@trpc/client";
import type { PhoneDevice } from "./phone-session.ts";

export type Credentials = { server: string; email: string; password: string };

type SignedIn = { tokens: Tokens; device: PhoneDevice; mqttUrl: string | null };

/** What stood in the way: the server was not reached, or it said why in the driver's language. */
export type SignInRefusal = { reason: "unreachable" } | { reason: "refused"; sentence: string };

export type SignInOutcome = { signedIn: SignedIn } | { refusal: SignInRefusal };

/** Signs in and has the server create this phone's device. */
export async function signIn(
  { server, email, password }: Credentials,
  phone: { name: string; model: string },
  language: string,
): Promise<SignInOutcome> {
  const client = createPublicClient(`${server}/api/trpc`, () => ({ "accept-language": language }));
  try {
    const answer = await client.accounts.signInOnPhone.mutate({ email, password, phone });
    const { accessToken, accessExpiresAt, refreshToken, device, mqttUrl } = answer;
    return { signedIn: { tokens: { accessToken, accessExpiresAt, refreshToken }, device, mqttUrl } };
  } catch (error) {
    // without `data` nothing of ours answered: no network, no server, or another site's page
    const isAnswer = error instanceof TRPCClientError && error.data;
    return { refusal: isAnswer ? { reason: "refused", sentence: error.message } : { reason: "unreachable" } };
  }
}
