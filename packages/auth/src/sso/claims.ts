import type { MemberRole } from "@cartage/domain/permissions";
import { z } from "zod";

/** What a provider says of somebody. */
export interface Claims {
  /** Who it is there, for good. */
  subject: string;
  /** Lower case; null when the provider tells none. */
  email: string | null;
  name: string | null;
  /** The values of the role claim. */
  roles: string[];
}

const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** Where providers put an address and a name: OpenID Connect Core §5.1, the LDAP names of SAML, and Microsoft's. */
const emailNames = [
  "email",
  "mail",
  "urn:oid:0.9.2342.19200300.100.1.3",
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
];
const fullNames = [
  "name",
  "displayName",
  "cn",
  "urn:oid:2.16.840.1.113730.3.1.241",
  "http://schemas.microsoft.com/identity/claims/displayname",
  "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
];

/** Reads a provider's answer, in which anything may stand under any name. */
export function claimsOf(subject: string, given: Record<string, unknown>, roleClaim: string | null): Claims {
  const email = emailNames.map((name) => Email.safeParse(textOf(given[name]))).find(({ success }) => success)?.data;
  // a SAML subject is often the address itself
  const fromSubject = Email.safeParse(subject);
  return {
    subject,
    email: email ?? (fromSubject.success ? fromSubject.data : null),
    name: fullNames.map((name) => textOf(given[name])).find((text) => text !== undefined && text !== "") ?? null,
    roles: roleClaim === null ? [] : textsOf(given[roleClaim]),
  };
}

export interface RoleRules {
  roleMapping: readonly { value: string; role: MemberRole }[];
  defaultRole: MemberRole | null;
}

/** The role that claims stand for: the first rule that fits, else the default; null when neither is there. */
export function roleFor({ roles }: Pick<Claims, "roles">, { roleMapping, defaultRole }: RoleRules) {
  const rule = roleMapping.find(({ value }) => roles.includes(value));
  return { role: rule?.role ?? defaultRole, isMapped: rule !== undefined };
}

function textOf(given: unknown): string | undefined {
  const [first] = textsOf(given);
  return first?.slice(0, 400);
}

function textsOf(given: unknown): string[] {
  const all = Array.isArray(given) ? given : [given];
  return all.filter((one): one is string => typeof one === "string").slice(0, 200);
}
