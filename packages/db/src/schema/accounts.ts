import { sql } from "drizzle-orm";
import { bigint, boolean, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export const organisations = pgTable("organisations", {
  id: uuid("id").primaryKey(),
  key: integer("key").generatedAlwaysAsIdentity().notNull(),
  name: text("name").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
  suspendedAt: instant("suspended_at"),
  ownerId: uuid("owner_id"),
  requiresSecondFactor: boolean("requires_second_factor").notNull().default(false),
  units: text("units", { enum: ["metric", "imperial"] })
    .notNull()
    .default("metric"),
  locale: text("locale", { enum: ["en", "vi"] }),
  timeZone: text("time_zone"),
  retentionDays: integer("retention_days"),
  phoneHistoryDays: integer("phone_history_days"),
  showsPhonesToViewers: boolean("shows_phones_to_viewers").notNull().default(true),
  /** By vehicle type; a type that is missing has the default of the domain. */
  speedLimitsMps: jsonb("speed_limits_mps").notNull().default({}),
  contactEmail: text("contact_email"),
  contactPhone: text("contact_phone"),
  /** The one in force; the database chooses it for a new organisation. */
  planId: uuid("plan_id").notNull().default(sql`null`),
  givenPlanId: uuid("given_plan_id"),
});

export const organisationLogos = pgTable("organisation_logos", {
  organisationId: uuid("organisation_id").primaryKey(),
  content: bytes("content").notNull(),
  mediaType: text("media_type", { enum: ["image/png", "image/jpeg", "image/webp"] }).notNull(),
  digest: text("digest").notNull(),
  changedAt: instant("changed_at").notNull(),
});

export const users = pgTable("users", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull(),
  name: text("name").notNull(),
  passwordHash: text("password_hash"),
  platformRole: text("platform_role", { enum: ["platform_administrator", "maintainer"] }),
  locale: text("locale").notNull().default("en"),
  createdAt: instant("created_at").notNull().defaultNow(),
  deactivatedAt: instant("deactivated_at"),
  emailVerifiedAt: instant("email_verified_at"),
});

export const members = pgTable(
  "members",
  {
    id: uuid("id").primaryKey(),
    organisationId: uuid("organisation_id").notNull(),
    userId: uuid("user_id").notNull(),
    role: text("role", {
      enum: ["organisation_administrator", "dispatcher", "viewer", "hub_worker", "driver"],
    }).notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    deactivatedAt: instant("deactivated_at"),
  },
  (table) => [unique("members_once_per_organisation").on(table.organisationId, table.userId)],
);

export const invitations = pgTable("invitations", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  email: text("email").notNull(),
  role: text("role", {
    enum: ["organisation_administrator", "dispatcher", "viewer", "hub_worker", "driver"],
  }).notNull(),
  digest: bytes("digest").notNull(),
  invitedBy: uuid("invited_by"),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  acceptedAt: instant("accepted_at"),
  revokedAt: instant("revoked_at"),
  askedAgainAt: instant("asked_again_at"),
});

export const mails = pgTable("mails", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id"),
  recipient: text("recipient").notNull(),
  locale: text("locale").notNull(),
  content: bytes("content"),
  createdAt: instant("created_at").notNull(),
  sendAfter: instant("send_after").notNull(),
  attempts: integer("attempts").notNull().default(0),
  sentAt: instant("sent_at"),
  givenUpAt: instant("given_up_at"),
  lastError: text("last_error"),
});

export const sessions = pgTable("sessions", {
  id: uuid("id").primaryKey(),
  userId: uuid("user_id").notNull(),
  organisationId: uuid("organisation_id"),
  kind: text("kind", { enum: ["web", "phone"] }).notNull(),
  userAgent: text("user_agent"),
  address: text("address"),
  createdAt: instant("created_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  revokedAt: instant("revoked_at"),
  secondFactorAt: instant("second_factor_at"),
  behindId: uuid("behind_id"),
  reason: text("reason"),
  providerId: uuid("provider_id"),
});

export const sessionUses = pgTable("session_uses", {
  sessionId: uuid("session_id").primaryKey(),
  usedAt: instant("used_at").notNull(),
  country: text("country"),
});

export const refreshTokens = pgTable("refresh_tokens", {
  digest: bytes("digest").primaryKey(),
  sessionId: uuid("session_id").notNull(),
  organisationId: uuid("organisation_id").notNull(),
  issuedAt: instant("issued_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

export const setupLinks = pgTable("setup_links", {
  digest: bytes("digest").primaryKey(),
  createdAt: instant("created_at").notNull().defaultNow(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    subject: bytes("subject").notNull(),
    minute: instant("minute").notNull(),
    attempts: integer("attempts").notNull(),
  },
  (table) => [primaryKey({ name: "sign_in_attempts_once", columns: [table.subject, table.minute] })],
);

export const commandReceipts = pgTable(
  "command_receipts",
  {
    organisationId: uuid("organisation_id").notNull(),
    actorId: text("actor_id").notNull(),
    key: text("key").notNull(),
    command: text("command").notNull(),
    inputDigest: bytes("input_digest").notNull(),
    answer: jsonb("answer").notNull(),
    createdAt: instant("created_at").notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ name: "command_receipts_once", columns: [table.organisationId, table.actorId, table.key] })],
);

export const passwordResets = pgTable("password_resets", {
  digest: bytes("digest").primaryKey(),
  userId: uuid("user_id").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

export const secondFactors = pgTable("second_factors", {
  id: uuid("id").primaryKey(),
  userId: uuid("user_id").notNull(),
  kind: text("kind", { enum: ["totp", "passkey"] }).notNull(),
  name: text("name").notNull(),
  sealed: bytes("sealed"),
  createdAt: instant("created_at").notNull(),
  confirmedAt: instant("confirmed_at"),
  lastUsedAt: instant("last_used_at"),
  lastStep: bigint("last_step", { mode: "number" }).notNull().default(-1),
  credentialId: bytes("credential_id"),
  publicKey: bytes("public_key"),
  signCount: bigint("sign_count", { mode: "number" }),
  transports: text("transports").array(),
});

export const passkeyChallenges = pgTable("passkey_challenges", {
  challenge: bytes("challenge").primaryKey(),
  userId: uuid("user_id").notNull(),
  purpose: text("purpose", { enum: ["add", "show"] }).notNull(),
  expiresAt: instant("expires_at").notNull(),
});

export const failedAttempts = pgTable("failed_attempts", {
  subject: bytes("subject").primaryKey(),
  failures: integer("failures").notNull(),
  lastAt: instant("last_at").notNull(),
  freeAt: instant("free_at").notNull(),
  toldAt: instant("told_at"),
});

export const emailLinks = pgTable("email_links", {
  digest: bytes("digest").primaryKey(),
  userId: uuid("user_id").notNull(),
  email: text("email").notNull(),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

export const recoveryCodes = pgTable("recovery_codes", {
  digest: bytes("digest").primaryKey(),
  userId: uuid("user_id").notNull(),
  usedAt: instant("used_at"),
});
