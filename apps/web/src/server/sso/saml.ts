import "server-only";
import { findIdentityProvider, type SamlProvider } from "@cartage/auth/sso/identity-provider";
import { readSamlResponse, samlMetadata, samlSignInUrl, serviceUrls } from "@cartage/auth/sso/saml";
import { keepTicket, newBrowserSecret, relayStateOf, takeTicket } from "@cartage/auth/sso/tickets";
import { z } from "zod";
import { env } from "../../env.ts";
import { database } from "../database.ts";
import { secrets } from "../secrets.ts";
import { arriveByProvider, refusalOf } from "./arrive.ts";
import { keepUnderway, takeUnderway } from "./browser-cookie.ts";

const now = () => new Date();
const urlsOf = ({ id }: { id: string }) => serviceUrls(env().PUBLIC_URL, id);

/** A provider of SAML; null for an unknown one and for one of another kind. */
export async function findSamlProvider(id: string): Promise<SamlProvider | null> {
  const provider = await findIdentityProvider(database(), id, secrets());
  return provider?.kind === "saml" ? provider : null;
}

export const metadataOf = (provider: SamlProvider): string => samlMetadata(urlsOf(provider));

/** Where to send a browser that wants to sign in by a provider, or to try it. */
export async function beginSaml(
  provider: SamlProvider,
  { destination, isTry }: { destination: string; isTry: boolean },
): Promise<string> {
  const browser = newBrowserSecret();
  await keepUnderway({ browser, tried: isTry ? provider.id : null, destination });
  return samlSignInUrl(database(), provider, urlsOf(provider), { relayState: relayStateOf(browser), now });
}

const Posted = z.object({ SAMLResponse: z.string().min(1), RelayState: z.string().max(80) });

/** Reads what a provider had a browser post; answers the page that the browser goes on to. */
export async function consumeSaml(provider: SamlProvider, form: FormData): Promise<string> {
  try {
    const { SAMLResponse: response, RelayState: relayState } = Posted.parse(Object.fromEntries(form));
    const claims = await readSamlResponse(database(), provider, urlsOf(provider), { response, now });
    const ticket = await keepTicket(database(), { providerId: provider.id, claims }, { relayState, now: now() });
    return `/sign-in/sso?ticket=${ticket}`;
  } catch (error) {
    const refusal = error instanceof z.ZodError ? "sso.refused" : refusalOf(error);
    return `/sign-in?refusal=${refusal}`;
  }
}

/**
 * Signs in with a ticket, in the browser that set out; a refusal travels as its code, a try as `tried:<id>`, since
 * nobody is signed in by it.
 */
export async function arriveByTicket(given: unknown, headers: Headers): Promise<{ id: string }> {
  const { ticket } = z.object({ ticket: z.string().max(100) }).parse(given);
  const underway = await takeUnderway();
  const taken = underway && (await takeTicket(database(), { ticket, browser: underway.browser, now: now() }));
  const provider = taken && (await findSamlProvider(taken.providerId));
  if (!underway || !taken || !provider) throw new Error("sso.refused");
  const arrival = await arriveByProvider(provider, taken.claims, { headers, tried: underway.tried });
  if ("refusal" in arrival) throw new Error(arrival.refusal);
  if ("tried" in arrival) throw new Error(`tried:${arrival.tried}`);
  return { id: arrival.sessionId };
}
