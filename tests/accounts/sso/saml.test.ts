import { findIdentityProvider, type SamlProvider } from "@cartage/auth/sso/identity-provider";
import { readSamlResponse, samlMetadata, samlSignInUrl, serviceUrls } from "@cartage/auth/sso/saml";
import { beforeAll, describe, expect } from "vitest";
import { test as base } from "../../api/api-test.ts";
import { selfSigned } from "./certificate.ts";
import { foundCompany } from "./company.ts";
import { createSamlProvider, type ResponseOptions, requestIn } from "./saml-provider.ts";

const idp = createSamlProvider(selfSigned("login.company.example"), "https://login.company.example/saml");
const stranger = selfSigned("login.company.example");
const groupsClaim = "http://schemas.passportjs.com/groups";

interface Company {
  provider: SamlProvider;
  urls: ReturnType<typeof serviceUrls>;
  /** A person's sign-in: what the provider would post. */
  answered(options?: Partial<ResponseOptions>): Promise<string>;
  /** What it would post for each of two people who came with one request. */
  answeredTwice(): Promise<[string, string]>;
  read(xml: string): ReturnType<typeof readSamlResponse>;
  domain: string;
}

const test = base.extend<{ $test: { company: Company } }>({
  company: async ({ make, as, api, proofs, app, people, clock }, use) => {
    const { issuer, signInUrl } = { issuer: idp.entityId, signInUrl: "https://login.company.example/sso" };
    const saml = { kind: "saml", name: "Company", issuer, signInUrl, certificates: idp.certificate } as const;
    const { providerId, domain } = await foundCompany({ make, as, api, proofs }, { ...saml, roleClaim: groupsClaim });
    const provider = (await findIdentityProvider(app, providerId, people.secrets)) as SamlProvider;
    const urls = serviceUrls("https://cartage.example", providerId);
    const { now } = clock;
    const ask = () => samlSignInUrl(app, provider, urls, { relayState: "r", now });
    const called = (id: string) => ({ id, email: `${id}@${domain}`, name: id, groups: ["fleet"] });
    await use({
      provider,
      urls,
      domain,
      answered: async (options = {}) => idp.respond(await ask(), urls, { person: called("an"), ...options }),
      async answeredTwice() {
        const address = await ask();
        const respond = (id: string) => idp.respond(address, urls, { person: called(id) });
        return [await respond("an"), await respond("boss")];
      },
      read: (xml) => readSamlResponse(app, provider, urls, { response: Buffer.from(xml).toString("base64"), now }),
    });
  },
});

beforeAll(() => expect(idp.certificate).toContain("BEGIN CERTIFICATE"));

const refused = { code: "sso.refused" };
/** The first element of a name, with all that is in it. */
const elementOf = (xml: string, name: string) => new RegExp(`<${name}[ >][\\s\\S]*?</${name}>`).exec(xml)?.[0] ?? "";
const assertionOf = (xml: string) => elementOf(xml, "saml:Assertion");
/** The assertion of somebody else, as an attacker would forge it: without a signature, under an id of its own. */
const forged = (xml: string) =>
  assertionOf(xml)
    .replace(/<Signature[\s\S]*?<\/Signature>/, "")
    .replace(/ID="[^"]+"/, 'ID="_forged"')
    .replaceAll(/>an@/g, ">boss@");

describe("a SAML response", () => {
  test("says who it is, when provider, audience, time and signature are right", async ({ company }) => {
    const { read, answered, domain } = company;
    const claims = { subject: "an", email: `an@${domain}`, name: "an", roles: ["fleet"] };
    expect(await read(await answered())).toEqual(claims);
    expect(await read(await answered({ signResponse: true }))).toEqual(claims);
  });

  test("is asked for with our entity id, where to post it, and the state of the browser", async ({
    company,
    app,
    clock,
  }) => {
    const { provider, urls } = company;
    const address = await samlSignInUrl(app, provider, urls, { relayState: "state", now: clock.now });
    expect(address.startsWith("https://login.company.example/sso?")).toBe(true);
    const { xml, relayState } = requestIn(address);
    expect(relayState).toBe("state");
    expect(xml).toContain(urls.entityId);
    expect(xml).toContain(urls.consumer);
    const metadata = samlMetadata(urls);
    expect(metadata).toContain(`entityID="${urls.entityId}"`);
    expect(metadata).toContain('WantAssertionsSigned="true"');
  });

  test.for<[string, Partial<ResponseOptions>]>([
    ["that nobody signed", { signAssertion: false }],
    ["that is signed by another key, under the provider's name", { signedBy: stranger }],
    [
      "whose assertion is not signed, but the response is by another key",
      { signAssertion: false, signResponse: true, signedBy: stranger },
    ],
    ["for another service", { audience: "https://other.example" }],
    ["to be posted elsewhere", { recipient: "https://other.example/consume" }],
    ["of another provider", { issuer: "https://other.example/saml" }],
    ["that has expired", { lifetimeInSeconds: -120 }],
    ["to a request that was never made", { inResponseTo: "_0123456789" }],
    ["to no request", { inResponseTo: "" }],
  ])("%s is refused", async ([, options], { company }) => {
    await expect(company.read(await company.answered(options))).rejects.toMatchObject(refused);
  });

  test("is taken once", async ({ company }) => {
    const xml = await company.answered();
    const both = await Promise.allSettled([company.read(xml), company.read(xml)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(company.read(xml)).rejects.toMatchObject(refused);
  });

  test("that answers another organisation's request is refused", async ({
    company,
    make,
    as,
    api,
    proofs,
    app,
    people,
    clock,
  }) => {
    const saml = {
      kind: "saml",
      name: "Other",
      issuer: idp.entityId,
      signInUrl: "https://login.company.example/sso",
      certificates: idp.certificate,
    } as const;
    const other = await foundCompany({ make, as, api, proofs }, saml);
    const theirs = (await findIdentityProvider(app, other.providerId, people.secrets)) as SamlProvider;
    const address = await samlSignInUrl(app, theirs, serviceUrls("https://cartage.example", other.providerId), {
      relayState: "r",
      now: clock.now,
    });
    const person = { id: "an", email: "an@other.example", name: "An" };
    await expect(company.read(await idp.respond(address, company.urls, { person }))).rejects.toMatchObject(refused);
  });

  test("with two assertions is refused, though each of them is signed by the provider", async ({ company }) => {
    // a request is answered once, so each response has one of its own
    const read = async (assertionsOf: (one: string, other: string) => string) => {
      const [one, other] = await company.answeredTwice();
      return company.read(one.replace(assertionOf(one), assertionsOf(assertionOf(one), assertionOf(other))));
    };
    await expect(read((one, other) => one + other)).rejects.toMatchObject(refused);
    await expect(read((one, other) => other + one)).rejects.toMatchObject(refused);
    expect(await read((one) => one)).toMatchObject({ subject: "an" });
    expect(await read((_, other) => other)).toMatchObject({ subject: "boss" });
  });

  test.for<[string, (xml: string) => string]>([
    ["another address in the assertion", (xml) => xml.replaceAll("an@", "boss@")],
    ["its signature taken away", (xml) => xml.replace(/<Signature[\s\S]*?<\/Signature>/, "")],
    [
      "a forged assertion before the signed one",
      (xml) => xml.replace("<saml:Assertion", `${forged(xml)}<saml:Assertion`),
    ],
    [
      "a forged assertion after the signed one",
      (xml) => xml.replace("</samlp:Response>", `${forged(xml)}</samlp:Response>`),
    ],
    [
      "the signed assertion hidden in a forged one (XSW3)",
      (xml) =>
        xml.replace(assertionOf(xml), forged(xml).replace("</saml:Assertion>", `${assertionOf(xml)}</saml:Assertion>`)),
    ],
    [
      "the signed assertion hidden in the signature's object of a forged one (XSW4)",
      (xml) => {
        const signature = elementOf(xml, "Signature");
        const bare = assertionOf(xml).replace(signature, "");
        const wrapping = signature.replace("</Signature>", `<Object>${bare}</Object></Signature>`);
        return xml.replace(assertionOf(xml), forged(xml).replace("<saml:Subject>", `${wrapping}<saml:Subject>`));
      },
    ],
    [
      "the signed assertion moved into the response's extensions",
      (xml) =>
        xml
          .replace(assertionOf(xml), forged(xml))
          .replace("<samlp:Status>", `<samlp:Extensions>${assertionOf(xml)}</samlp:Extensions><samlp:Status>`),
    ],
    [
      "the signed response hidden in a forged one",
      (xml) =>
        xml
          .replace(/ID="[^"]+"/, 'ID="_outer"')
          .replace(assertionOf(xml), forged(xml))
          .replace("</samlp:Response>", `<samlp:Extensions>${xml}</samlp:Extensions></samlp:Response>`),
    ],
    ["a comment in the name, which cuts it for some parsers", (xml) => xml.replace(">an<", "><!---->an<")],
    ["a comment in the address", (xml) => xml.replace(/>an@/g, ">an@evil.example<!---->.")],
    ["a comment in the digest (CVE-2025-29775)", (xml) => xml.replace("<DigestValue>", "<DigestValue><!--x-->")],
    [
      "a second SignedInfo (CVE-2025-29774)",
      (xml) => xml.replace("</SignedInfo>", `</SignedInfo>${elementOf(xml, "SignedInfo")}`).replaceAll("an@", "boss@"),
    ],
    [
      "a document type whose entity names somebody (CVE-2025-25291)",
      (xml) => `<!DOCTYPE r [<!ENTITY who "boss">]>${xml.replace(">an<", ">&who;<")}`,
    ],
    ["a processing instruction in the name", (xml) => xml.replace(">an<", "><?x y?>an<")],
    [
      "a signature of a shared secret instead of a key",
      (xml) => xml.replace("xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"),
    ],
    ["the signature of SHA-1", (xml) => xml.replace("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1")],
    ["a reference to the whole document", (xml) => xml.replace(/URI="#[^"]+"/, 'URI=""')],
    ["a status of failure", (xml) => xml.replace(assertionOf(xml), "").replace("status:Success", "status:Responder")],
    ["no assertion", (xml) => xml.replace(assertionOf(xml), "")],
    ["another element around it", (xml) => `<r>${xml}</r>`],
    ["nothing in it", () => ""],
    ["no XML in it", () => "hello"],
    ["more than is read", (xml) => xml.replace("</samlp:Response>", `${" ".repeat(300_000)}</samlp:Response>`)],
  ])("with %s is refused", async ([, alter], { company }) => {
    const xml = await company.answered();
    const altered = alter(xml);
    expect(altered).not.toBe(xml);
    await expect(company.read(altered)).rejects.toMatchObject(refused);
  });
});
