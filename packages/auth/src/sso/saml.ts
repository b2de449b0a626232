import { DomainError } from "@cartage/domain/errors";
import type { Database } from "@cartage/domain/run-as";
import { type CacheProvider, generateServiceProviderMetadata, SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import { type Claims, claimsOf } from "./claims.ts";
import type { SamlProvider } from "./identity-provider.ts";

/** Where this installation is found by a provider. */
export interface ServiceUrls {
  /** Its own entity id, which is also where its metadata is. */
  entityId: string;
  /** Where responses are posted to. */
  consumer: string;
}

export const serviceUrls = (publicUrl: string, providerId: string): ServiceUrls => ({
  entityId: `${publicUrl}/api/sso/saml/${providerId}`,
  consumer: `${publicUrl}/api/sso/saml/${providerId}/consume`,
});

/** Most bytes of a response that is read. */
export const mostResponseBytes = 256 * 1024;

/** Where to send a browser so that the provider asks who it is; the response may come to any instance, once. */
export async function samlSignInUrl(
  database: Database,
  provider: SamlProvider,
  urls: ServiceUrls,
  { relayState, now }: { relayState: string; now(): Date },
): Promise<string> {
  const saml = serviceFor(provider, urls, requestsIn(database, provider.id, now).cache);
  return saml.getAuthorizeUrlAsync(relayState, undefined, {});
}

/** What a provider needs to know of us (SAML 2.0 Metadata). */
export function samlMetadata({ entityId, consumer }: ServiceUrls): string {
  return generateServiceProviderMetadata({ issuer: entityId, callbackUrl: consumer, wantAssertionsSigned: true });
}

/**
 * Reads a response. It must answer a request of ours that was not answered before, and hold exactly one assertion,
 * signed with the provider's certificate, from this provider, for us, and of now (SAML 2.0 Profiles §4.1.4).
 * Throws `sso.refused` with the reason as its cause, which is for the log alone.
 */
export async function readSamlResponse(
  database: Database,
  provider: SamlProvider,
  urls: ServiceUrls,
  { response, now }: { response: string; now(): Date },
): Promise<Claims> {
  const requests = requestsIn(database, provider.id, now);
  try {
    assertPlain(response);
    const { profile } = await serviceFor(provider, urls, requests.cache).validatePostResponseAsync({
      SAMLResponse: response,
    });
    if (!profile) throw new Error("The response names nobody.");
    if (profile.issuer !== provider.issuer) throw new Error("The assertion is another provider's.");
    assertForUs(profile.getAssertion?.(), urls);
    if (!requests.wasTaken()) throw new Error("The response was used before.");
    return claimsOf(profile.nameID, profile, provider.roleClaim);
  } catch (cause) {
    throw new DomainError("sso.refused", { cause });
  }
}

function serviceFor(provider: SamlProvider, { entityId, consumer }: ServiceUrls, cacheProvider: CacheProvider): SAML {
  return new SAML({
    issuer: entityId,
    audience: entityId,
    callbackUrl: consumer,
    entryPoint: provider.signInUrl,
    idpCert: provider.certificates,
    idpIssuer: provider.issuer,
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false,
    signatureAlgorithm: "sha256",
    digestAlgorithm: "sha256",
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    acceptedClockSkewMs: 30_000,
    maxAssertionAgeMs: 600_000,
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: 3_600_000,
    cacheProvider,
  });
}

/** Requests that wait for their response, in the database: the response may come to another instance. */
function requestsIn({ sql }: Database, providerId: string, now: () => Date) {
  let wasTaken = false;
  const cache: CacheProvider = {
    async saveAsync(key, value) {
      await sql`select save_saml_request(${key}, ${providerId}, ${value}, ${now().toISOString()})`;
      return { value, createdAt: now().getTime() };
    },
    async getAsync(key) {
      const [row] = await sql<{ value: string | null }[]>`select find_saml_request(${key}, ${providerId}) as value`;
      return row?.value ?? null;
    },
    async removeAsync(key) {
      if (key === null) return null;
      const [row] = await sql<{ taken: boolean }[]>`select take_saml_request(${key}, ${providerId}) as taken`;
      wasTaken = row?.taken ?? false;
      return wasTaken ? key : null;
    },
  };
  return { cache, wasTaken: () => wasTaken };
}

/** No honest response has a comment, a document type or an entity; several parsers were led astray by them. */
function assertPlain(response: string): void {
  if (response.length > mostResponseBytes) throw new Error("The response is too large.");
  const xml = Buffer.from(response, "base64").toString("utf8");
  if (/<!--|<!DOCTYPE|<!ENTITY|<\?(?!xml )/i.test(xml)) throw new Error("The response is more than plain XML.");
}

type Xml = Record<string, unknown>;

/** node-saml asks neither for the recipient nor for conditions that are not there. */
function assertForUs(parsed: Xml | undefined, { entityId, consumer }: ServiceUrls): void {
  const assertion = parsed?.Assertion as Xml | undefined;
  const audiences = all(first(assertion, "Conditions"), "AudienceRestriction").flatMap((one) => all(one, "Audience"));
  if (!audiences.some((audience) => (audience as { _?: string })._ === entityId))
    throw new Error("The assertion is for somebody else.");
  const data = all(first(assertion, "Subject"), "SubjectConfirmation").flatMap((one) =>
    all(one, "SubjectConfirmationData").map((found) => (found.$ ?? {}) as Record<string, string>),
  );
  const isForUs = (one: Record<string, string>) => one.Recipient === consumer && one.NotOnOrAfter !== undefined;
  if (!data.some(isForUs)) throw new Error("The assertion was to be sent elsewhere, or for ever.");
}

const all = (from: Xml | undefined, name: string): Xml[] => (from?.[name] as Xml[] | undefined) ?? [];
const first = (from: Xml | undefined, name: string): Xml | undefined => all(from, name)[0];
