import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";

export const proofSettings = pgTable("proof_settings", {
  organisationId: uuid("organisation_id").primaryKey(),
  settings: jsonb("settings").notNull(),
  changedAt: instant("changed_at").notNull(),
});

export const signingKeys = pgTable("signing_keys", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  keyId: text("key_id").notNull(),
  publicPem: text("public_pem").notNull(),
  sealedSecret: bytes("sealed_secret").notNull(),
  createdAt: instant("created_at").notNull(),
  retiredAt: instant("retired_at"),
});

export const proofs = pgTable(
  "proofs",
  {
    id: uuid("id").notNull(),
    organisationId: uuid("organisation_id").notNull(),
    orderId: uuid("order_id").notNull(),
    stopId: uuid("stop_id"),
    kind: text("kind", { enum: ["pickup", "delivery"] }).notNull(),
    memberId: uuid("member_id").notNull(),
    handedOverAt: instant("handed_over_at").notNull(),
    receivedAt: instant("received_at").notNull(),
    inputDigest: bytes("input_digest").notNull(),
    body: text("body"),
    erasedAt: instant("erased_at"),
    erasedBecause: text("erased_because", { enum: ["asked", "expired", "person"] }),
  },
  (table) => [primaryKey({ name: "proofs_once", columns: [table.organisationId, table.id] })],
);

export const proofContents = pgTable(
  "proof_contents",
  {
    organisationId: uuid("organisation_id").notNull(),
    proofId: uuid("proof_id").notNull(),
    file: text("file").notNull(),
    mediaType: text("media_type").notNull(),
    content: bytes("content").notNull(),
  },
  (table) => [primaryKey({ name: "proof_contents_once", columns: [table.organisationId, table.proofId, table.file] })],
);

export const proofSeals = pgTable(
  "proof_seals",
  {
    organisationId: uuid("organisation_id").notNull(),
    organisationSeq: integer("organisation_seq").notNull(),
    orderId: uuid("order_id").notNull(),
    orderSeq: integer("order_seq").notNull(),
    proofId: uuid("proof_id").notNull(),
    sealSha256: text("seal_sha256").notNull(),
    statement: text("statement").notNull(),
    signature: bytes("signature").notNull(),
    keyId: text("key_id").notNull(),
    sealedAt: instant("sealed_at").notNull(),
  },
  (table) => [primaryKey({ name: "proof_seals_once", columns: [table.organisationId, table.organisationSeq] })],
);

export const proofCheckpoints = pgTable(
  "proof_checkpoints",
  {
    organisationId: uuid("organisation_id").notNull(),
    seq: integer("seq").notNull(),
    statement: text("statement").notNull(),
    signature: bytes("signature").notNull(),
    keyId: text("key_id").notNull(),
    signedAt: instant("signed_at").notNull(),
  },
  (table) => [primaryKey({ name: "proof_checkpoints_once", columns: [table.organisationId, table.seq] })],
);

export const orderPins = pgTable("order_pins", {
  id: uuid("id").primaryKey(),
  organisationId: uuid("organisation_id").notNull(),
  orderId: uuid("order_id").notNull(),
  hash: text("hash").notNull(),
  sealedSecret: bytes("sealed_secret").notNull(),
  wrongTries: integer("wrong_tries").notNull(),
  lastWrongHash: text("last_wrong_hash"),
  madeAt: instant("made_at").notNull(),
});
