import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { sha256Of } from "./hashing.ts";

/** An organisation's or the platform's Ed25519 key. */
export interface SigningKey {
  /** SHA-256 of the public key's SubjectPublicKeyInfo in DER. */
  id: string;
  publicPem: string;
  sign(bytes: Uint8Array): Uint8Array;
}

export interface PublicKey {
  id: string;
  pem: string;
  isSignature(bytes: Uint8Array, signature: Uint8Array): boolean;
}

/** Reads a PKCS #8 PEM; throws a TypeError for a key that is not Ed25519. */
export function readSigningKey(pem: string): SigningKey {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new TypeError("the key is not an Ed25519 key");
  const { id, pem: publicPem } = describe(createPublicKey(key));
  return { id, publicPem, sign: (bytes) => new Uint8Array(sign(null, bytes, key)) };
}

const block = /-----BEGIN [A-Z ]+-----[^-]*-----END [A-Z ]+-----/g;

/**
 * Reads every public key of a text; null when one is broken, of another kind, or private, when there is none, or when
 * there is more than lines that begin with #: a whole bundle holds a key too, its own.
 */
export function readPublicKeys(text: string): PublicKey[] | null {
  const blocks = text.match(block) ?? [];
  const isMore = text
    .replace(block, "")
    .split("\n")
    .some((line) => line.trim() !== "" && !line.startsWith("#"));
  const keys = blocks.map(readPublicKey).filter((key) => key !== null);
  return keys.length > 0 && keys.length === blocks.length && !isMore ? keys : null;
}

function readPublicKey(pem: string): PublicKey | null {
  if (!pem.startsWith("-----BEGIN PUBLIC KEY-----")) return null;
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== "ed25519") return null;
    return { ...describe(key), isSignature: (bytes, signature) => verify(null, bytes, key, signature) };
  } catch {
    return null;
  }
}

function describe(key: KeyObject) {
  const id = sha256Of(key.export({ type: "spki", format: "der" }));
  return { id, pem: key.export({ type: "spki", format: "pem" }).toString() };
}
