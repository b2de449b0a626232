import { type Api, createPublicClient } from "@cartage/client/phone-client";
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

/** What a browser or an administrator's screen gave instead of a password. */
export type GivenCode = {
  server: string;
  code: string;
  /** Of a sign-in that this phone began in its browser. */
  verifier?: string | undefined;
};

type Phone = { name: string; model: string };
type SignedIn = { tokens: Tokens; device: PhoneDevice; mqttUrl: string | null };

/** What stood in the way: the server was not reached, it wants a code, or it said why in the driver's language. */
export type SignInRefusal =
  | { reason: "unreachable" }
  | { reason: "code_needed"; sentence: string }
  | { reason: "refused"; sentence: string };

export type SignInOutcome = { signedIn: SignedIn } | { refusal: SignInRefusal };

/** Signs in and has the server create this phone's device. */
export function signIn(
  { server, email, password, code }: Credentials,
  phone: Phone,
  language: string,
): Promise<SignInOutcome> {
  const given = { email, password, phone, ...(code && { code }) };
  return attempt(server, language, ({ accounts }) => accounts.signInOnPhone.mutate(given));
}

/** The same with a code. */
export function signInWithCode(
  { server, code, verifier }: GivenCode,
  phone: Phone,
  language: string,
): Promise<SignInOutcome> {
  const given = { code, phone, ...(verifier && { verifier }) };
  return attempt(server, language, ({ accounts }) => accounts.signInWithCode.mutate(given));
}

type Answer = Awaited<ReturnType<Api["accounts"]["signInOnPhone"]["mutate"]>>;

async function attempt(server: string, language: string, ask: (api: Api) => Promise<Answer>): Promise<SignInOutcome> {
  try {
    const answer = await ask(createPublicClient(`${server}/api/trpc`, () => ({ "accept-language": language })));
    const { accessToken, accessExpiresAt, refreshToken, device, mqttUrl } = answer;
    return { signedIn: { tokens: { accessToken, accessExpiresAt, refreshToken }, device, mqttUrl } };
  } catch (error) {
    // without `data` nothing of ours answered: no network, no server, or another site's page
    if (!(error instanceof TRPCClientError) || !error.data) return { refusal: { reason: "unreachable" } };
    const reason = error.data.code === "sign_in.second_factor" ? "code_needed" : "refused";
    return { refusal: { reason, sentence: error.message } };
  }
}
