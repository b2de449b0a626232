import type { Inputs } from "../../trpc/router.ts";
import { pemOf } from "./pem.ts";
import type { Provider } from "./provider.ts";

export type Kind = Provider["kind"];
export type RoleRule = Provider["roleMapping"][number];

/** The texts of a provider's form. */
export interface ProviderTexts {
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  signInUrl: string;
  certificates: string;
  roleClaim: string;
}

export const textsOf = (provider: Provider | undefined): ProviderTexts => ({
  name: provider?.name ?? "",
  issuer: provider?.issuer ?? "",
  clientId: provider?.clientId ?? "",
  clientSecret: "",
  signInUrl: provider?.signInUrl ?? "",
  certificates: (provider?.certificates ?? []).map(pemOf).join("\n"),
  roleClaim: provider?.roleClaim ?? "",
});

type Added = Inputs["accounts"]["sso"]["add"];

/** What is sent of a form. */
export function valuesOf(
  kind: Kind,
  texts: ProviderTexts,
  rules: { roleMapping: RoleRule[]; defaultRole: RoleRule["role"] | null },
): Added {
  const { name, issuer, clientId, clientSecret, signInUrl, certificates, roleClaim } = texts;
  const common = { name, issuer, roleClaim: roleClaim || null, ...rules };
  return kind === "oidc" ? { kind, ...common, clientId, clientSecret } : { kind, ...common, signInUrl, certificates };
}
