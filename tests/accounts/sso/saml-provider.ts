import { inflateRawSync } from "node:zlib";
import samlp from "samlp";
import type { KeyAndCertificate } from "./certificate.ts";

export interface Person {
  id: string;
  email: string;
  name: string;
  groups?: string[];
}

export interface ResponseOptions {
  person: Person;
  /** Over what a good response has. */
  audience?: string;
  recipient?: string;
  issuer?: string;
  inResponseTo?: string;
  lifetimeInSeconds?: number;
  signAssertion?: boolean;
  signResponse?: boolean;
  signedBy?: KeyAndCertificate;
}

/** The request in the address that a browser is sent to. */
export function requestIn(address: string): { id: string; xml: string; relayState: string } {
  const asked = new URL(address).searchParams;
  const xml = inflateRawSync(Buffer.from(asked.get("SAMLRequest") ?? "", "base64")).toString();
  return { id: /ID="([^"]+)"/.exec(xml)?.[1] ?? "", xml, relayState: asked.get("RelayState") ?? "" };
}

/** A SAML 2.0 identity provider: samlp's, which answers as Auth0 does. */
export function createSamlProvider(own: KeyAndCertificate, entityId: string) {
  /** The XML of a response to a request, as it would be posted. */
  const respond = (
    address: string,
    { entityId: audience, consumer }: { entityId: string; consumer: string },
    { person, signedBy = own, ...over }: ResponseOptions,
  ): Promise<string> => {
    const { id } = requestIn(address);
    return new Promise((resolve, reject) => {
      samlp.getSamlResponse(
        {
          issuer: entityId,
          cert: signedBy.certificate,
          key: signedBy.key,
          audience,
          recipient: consumer,
          destination: consumer,
          inResponseTo: id,
          signAssertion: true,
          signatureAlgorithm: "rsa-sha256",
          digestAlgorithm: "sha256",
          lifetimeInSeconds: 300,
          ...over,
        },
        {
          id: person.id,
          displayName: person.name,
          emails: [{ value: person.email }],
          name: { givenName: "", familyName: "" },
          groups: person.groups,
        },
        (error: Error | null, xml: string) => (error ? reject(error) : resolve(xml)),
      );
    });
  };
  return { entityId, certificate: own.certificate, respond };
}
