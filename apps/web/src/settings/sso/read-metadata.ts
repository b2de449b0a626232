import { pemOf } from "./pem.ts";

export interface SamlMetadata {
  issuer: string;
  signInUrl: string;
  /** PEM, one after the other. */
  certificates: string;
}

const protocol = "urn:oasis:names:tc:SAML:2.0:metadata";
const signature = "http://www.w3.org/2000/09/xmldsig#";

/** What a provider's metadata says of it (SAML 2.0 Metadata §2.4.3); null when there is no provider in it. */
export function readMetadata(xml: string): SamlMetadata | null {
  const parsed = new DOMParser().parseFromString(xml, "text/xml");
  const [entity] = parsed.getElementsByTagNameNS(protocol, "EntityDescriptor");
  const [provider] = entity?.getElementsByTagNameNS(protocol, "IDPSSODescriptor") ?? [];
  const services = [...(provider?.getElementsByTagNameNS(protocol, "SingleSignOnService") ?? [])];
  const service = services.find((one) => one.getAttribute("Binding")?.endsWith(":HTTP-Redirect"));
  const issuer = entity?.getAttribute("entityID");
  const signInUrl = service?.getAttribute("Location");
  if (!provider || !issuer || !signInUrl) return null;
  const keys = [...provider.getElementsByTagNameNS(protocol, "KeyDescriptor")].filter(
    (key) => key.getAttribute("use") !== "encryption",
  );
  const certificates = keys
    .flatMap((key) => [...key.getElementsByTagNameNS(signature, "X509Certificate")])
    .map((one) => (one.textContent ?? "").replace(/\s+/g, ""))
    .map(pemOf);
  return { issuer, signInUrl, certificates: [...new Set(certificates)].join("\n") };
}
