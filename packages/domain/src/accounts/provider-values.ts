import { X509Certificate } from "node:crypto";
import type { z } from "zod";
import type { SecretBox } from "../context.ts";
import { DomainError } from "../errors.ts";
import type { AddIdentityProvider, ChangeIdentityProvider } from "./identity-inputs.ts";

type Given = z.infer<typeof AddIdentityProvider> | z.infer<typeof ChangeIdentityProvider>;

/** What a client secret is sealed about. */
export const aboutProvider = (providerId: string) => `identity provider ${providerId}`;

/** A provider's columns, its secret sealed. Throws `input.invalid` for a certificate that cannot be read. */
export function providerValues(given: Given, providerId: string, secrets: SecretBox | undefined) {
  const common = {
    name: given.name,
    issuer: given.issuer,
    roleClaim: given.roleClaim || null,
    roleMapping: given.roleMapping,
    defaultRole: given.defaultRole ?? null,
  };
  if (given.kind === "saml") {
    assertCertificates(given.certificates);
    return { ...common, signInUrl: given.signInUrl, certificates: given.certificates };
  }
  const { clientId, clientSecret } = given;
  if (clientSecret === undefined) return { ...common, clientId };
  if (!secrets) throw new Error("A process without ENCRYPTION_KEY cannot keep a provider's secret.");
  return { ...common, clientId, sealedSecret: secrets.seal(clientSecret, aboutProvider(providerId)) };
}

function assertCertificates(certificates: string[]): void {
  for (const certificate of certificates)
    try {
      new X509Certificate(Buffer.from(certificate, "base64"));
    } catch (cause) {
      throw new DomainError("input.invalid", { fields: { certificates: { code: "certificate_shape" } }, cause });
    }
}

/** What the audit trail may know of a provider: no secret. */
export function withoutSecret<Values extends object>(values: Values): Omit<Values, "sealedSecret"> {
  const { sealedSecret: _, ...rest } = values as Values & { sealedSecret?: unknown };
  return rest;
}
