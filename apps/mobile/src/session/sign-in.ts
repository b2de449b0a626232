import { createPublicClient } from "@cartage/client/phone-client";
import type { Tokens } from "@cartage/client/tokens";
import { TRPCClientError } from "@trpc/client";
import type { PhoneDevice } from "./phone-session.ts";

export type Credentials = {
  server: string;
  email: string;
  password: string;
  /** Of a second factor, once the server has asked for it. */
  code?: string | undefined;
};

type SignedIn = { tokens: Tokens; device: PhoneDevice; mqttUrl: string | null };

/** What stood in the way: the server was not reached, it wants a code, or it said why in the driver's language. */
export type SignInRefusal =
  | { reason: "unreachable" }
  | { reason: "code_needed"; sentence: string }
  | { reason: "refused"; sentence: string };

export type SignInOutcome = { signedIn: SignedIn } | { refusal: SignInRefusal };

/** Signs in and has the server create this phone's device. */
export async function signIn(
  { server, email, password, code }: Credentials,
  phone: { name: string; model: string },
  language: string,
): Promise<SignInOutcome> {
  const client = createPublicClient(`${server}/api/trpc`, () => ({ "accept-language": language }));
  try {
    const answer = await client.accounts.signInOnPhone.mutate({ email, password, phone, ...(code && { code }) });
    const { accessToken, accessExpiresAt, refreshToken, device, mqttUrl } = answer;
    return { signedIn: { tokens: { accessToken, accessExpiresAt, refreshToken }, device, mqttUrl } };
  } catch (error) {
    // without `data` nothing of ours answered: no network, no server, or another site's page
    if (!(error instanceof TRPCClientError) || !error.data) return { refusal: { reason: "unreachable" } };
    const reason = error.data.code === "sign_in.second_factor" ? "code_needed" : "refused";
    return { refusal: { reason, sentence: error.message } };
  }
}
