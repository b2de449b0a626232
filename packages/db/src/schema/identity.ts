import { boolean, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

const roleColumn = (name: string) =>
  text(name, { enum: ["organisation_administrator", "dispatcher", "viewer", "hub_worker", "driver"] });

export const identityProviders = pgTable("identity_providers", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  kind: text("kind", { enum: ["oidc", "saml"] }).notNull(),
  name: text("name").notNull(),
  issuer: text("issuer").notNull(),
  clientId: text("client_id"),
  sealedSecret: bytes("sealed_secret"),
  signInUrl: text("sign_in_url"),
  certificates: text("certificates").array().notNull(),
  roleClaim: text("role_claim"),
  roleMapping: jsonb("role_mapping").$type<RoleMapping>().notNull(),
  defaultRole: roleColumn("default_role"),
  isEnforced: boolean("is_enforced").notNull().default(false),
  createdAt: instant("created_at").notNull(),
  enabledAt: instant("enabled_at"),
  testedAt: instant("tested_at"),
  test: jsonb("test").$type<ProviderTest>(),
});

/** Which value of the role claim means which role; the first that fits counts. */
export type RoleMapping = {
  value: string;
  role: "organisation_administrator" | "dispatcher" | "viewer" | "hub_worker" | "driver";
}[];

/** What a try of a provider has shown. */
export interface ProviderTest {
  email: string | null;
  name: string | null;
  roles: string[];
  role: string | null;
  /** Whether the address is of a domain that the provider answers for. */
  isOurs: boolean;
}

export const identityDomains = pgTable(
  "identity_domains",
  {
    organisationId: uuid("organisation_id").notNull(),
    domain: text("domain").notNull(),
    providerId: uuid("provider_id").notNull(),
    proof: text("proof").notNull(),
    createdAt: instant("created_at").notNull(),
    verifiedAt: instant("verified_at"),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.domain] })],
);

export const phoneCodes = pgTable("phone_codes", {
  digest: bytes("digest").primaryKey(),
  id: uuid("id").notNull(),
  organisationId: uuid("organisation_id").notNull(),
  userId: uuid("user_id").notNull(),
  challenge: text("challenge"),
  offeredBy: uuid("offered_by").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

export const identities = pgTable(
  "identities",
  {
    provider: text("provider").notNull(),
    subject: text("subject").notNull(),
    userId: uuid("user_id").notNull(),
    createdAt: instant("created_at").notNull(),
    lastUsedAt: instant("last_used_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.subject] })],
);

export const samlRequests = pgTable("saml_requests", {
  id: text("id").primaryKey(),
  providerId: uuid("provider_id").notNull(),
  issuedAt: text("issued_at").notNull(),
  createdAt: instant("created_at").notNull(),
});

export const identityTickets = pgTable("identity_tickets", {
  digest: bytes("digest").primaryKey(),
  providerId: uuid("provider_id").notNull(),
  browserDigest: bytes("browser_digest").notNull(),
  claims: jsonb("claims").notNull(),
  expiresAt: instant("expires_at").notNull(),
});
