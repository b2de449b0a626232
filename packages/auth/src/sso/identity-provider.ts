import { aboutProvider } from "@cartage/domain/accounts/provider-values";
import type { SecretBox } from "@cartage/domain/context";
import type { MemberRole } from "@cartage/domain/permissions";
import type { Database } from "@cartage/domain/run-as";

interface Common {
  id: string;
  organisationId: string;
  name: string;
  /** Of OpenID Connect the issuer's address, of SAML the provider's entity id. */
  issuer: string;
  isEnabled: boolean;
  /** Whether its organisation is. */
  isSuspended: boolean;
  roleClaim: string | null;
  roleMapping: readonly { value: string; role: MemberRole }[];
  defaultRole: MemberRole | null;
}

export type OidcProvider = Common & { kind: "oidc"; clientId: string; clientSecret: string };
export type SamlProvider = Common & { kind: "saml"; signInUrl: string; certificates: string[] };
export type IdentityProvider = OidcProvider | SamlProvider;

interface ProviderRow {
  provider_id: string;
  organisation_id: string;
  kind: "oidc" | "saml";
  name: string;
  issuer: string;
  client_id: string | null;
  sealed_secret: Buffer | null;
  sign_in_url: string | null;
  certificates: string[];
  role_claim: string | null;
  role_mapping: { value: string; role: MemberRole }[];
  default_role: MemberRole | null;
  is_enabled: boolean;
  is_suspended: boolean;
}

const isId = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);

/** An organisation's provider, switched on or not; null for an unknown one. */
export async function findIdentityProvider(
  { sql }: Database,
  providerId: string,
  secrets: SecretBox | undefined,
): Promise<IdentityProvider | null> {
  if (!isId(providerId)) return null;
  const [row] = await sql<ProviderRow[]>`select * from find_identity_provider(${providerId})`;
  if (!row) return null;
  const common: Common = {
    id: row.provider_id,
    organisationId: row.organisation_id,
    name: row.name,
    issuer: row.issuer,
    isEnabled: row.is_enabled,
    isSuspended: row.is_suspended,
    roleClaim: row.role_claim,
    roleMapping: row.role_mapping,
    defaultRole: row.default_role,
  };
  if (row.kind === "saml")
    return { ...common, kind: "saml", signInUrl: row.sign_in_url ?? "", certificates: row.certificates };
  if (!secrets || !row.sealed_secret)
    throw new Error("A process without ENCRYPTION_KEY cannot use a provider's secret.");
  const clientSecret = secrets.open(row.sealed_secret, aboutProvider(row.provider_id));
  return { ...common, kind: "oidc", clientId: row.client_id ?? "", clientSecret };
}

export interface DomainProvider {
  providerId: string;
  kind: "oidc" | "saml";
  name: string;
  /** Whether people of the domain come in by it alone. */
  isEnforced: boolean;
}

/** The provider that answers for an address' domain; null where people sign in here. */
export async function findProviderOfAddress({ sql }: Database, email: string): Promise<DomainProvider | null> {
  const domain = email.split("@").at(-1) ?? "";
  const [row] = await sql<{ provider_id: string; kind: "oidc" | "saml"; name: string; is_enforced: boolean }[]>`
    select * from find_identity_domain(${domain})`;
  return row ? { providerId: row.provider_id, kind: row.kind, name: row.name, isEnforced: row.is_enforced } : null;
}
