import { generateKeyPairSync } from "node:crypto";
import { newId } from "@cartage/db/id";
import { signingKeys } from "@cartage/db/schema/proofs";
import { and, eq, isNull } from "drizzle-orm";
import type { SecretBox } from "../../context.ts";
import type { Transaction } from "../../transactionally.ts";
import { readSigningKey, type SigningKey } from "../proof/signing-key.ts";
import { aboutSigningKey } from "./about-proofs.ts";

/** The organisation's current key, made when it has none. Call it under the chain's lock. */
export async function holdSigningKey(tx: Transaction, organisationId: string): Promise<SigningKey> {
  const secrets = secretsOf(tx);
  const [kept] = await tx
    .select({ id: signingKeys.id, sealedSecret: signingKeys.sealedSecret })
    .from(signingKeys)
    .where(and(eq(signingKeys.organisationId, organisationId), isNull(signingKeys.retiredAt)));
  if (kept) return readSigningKey(secrets.open(kept.sealedSecret, aboutSigningKey(kept.id)));
  return makeSigningKey(tx, organisationId);
}

/** A new key, kept with its private part sealed. */
export async function makeSigningKey(tx: Transaction, organisationId: string): Promise<SigningKey> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const key = readSigningKey(pem);
  const id = newId();
  const sealedSecret = secretsOf(tx).seal(pem, aboutSigningKey(id));
  const row = { id, organisationId, keyId: key.id, publicPem: key.publicPem, sealedSecret };
  await tx.insert(signingKeys).values({ ...row, createdAt: tx.context.now() });
  return key;
}

export function secretsOf({ context: { secrets } }: Transaction): SecretBox {
  if (!secrets) throw new Error("A process without ENCRYPTION_KEY cannot sign proofs or keep PINs.");
  return secrets;
}
