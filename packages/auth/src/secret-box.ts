import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { SecretBox } from "@cartage/domain/context";

const formatVersion = 1;
const keyNameBytes = 4;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + keyNameBytes + ivBytes + tagBytes;

/**
 * A box of 256-bit keys: the first seals, all of them open. AES-256-GCM (NIST SP 800-38D) with a random 96-bit IV.
 * Laid out as: version, the first bytes of the key's SHA-256, IV, tag, ciphertext.
 */
export function createSecretBox(keys: readonly Uint8Array[]): SecretBox {
  const named = keys.map((key) => ({ key, name: createHash("sha256").update(key).digest().subarray(0, keyNameBytes) }));
  const [current] = named;
  if (!current || named.some(({ key }) => key.byteLength !== 32))
    throw new Error("A secret box needs keys of 32 bytes.");

  const nameIn = (sealed: Uint8Array) => Buffer.from(sealed.subarray(1, 1 + keyNameBytes));
  return {
    seal(text, about) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", current.key, iv).setAAD(Buffer.from(about));
      const hidden = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(formatVersion), current.name, iv, cipher.getAuthTag(), hidden]);
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed);
      const known = named.find(({ name }) => name.equals(nameIn(bytes)));
      if (bytes[0] !== formatVersion || bytes.byteLength < headBytes || !known)
        throw new Error("This was sealed under a key that is not known here.");
      const iv = bytes.subarray(1 + keyNameBytes, 1 + keyNameBytes + ivBytes);
      const decipher = createDecipheriv("aes-256-gcm", known.key, iv).setAAD(Buffer.from(about));
      decipher.setAuthTag(bytes.subarray(headBytes - tagBytes, headBytes));
      return Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]).toString("utf8");
    },
    isOutdated: (sealed) => !current.name.equals(nameIn(sealed)),
  };
}

/** The keys of ENCRYPTION_KEY: 32 bytes as base64, the current one first, older ones after commas. */
export function encryptionKeys(text: string): Buffer[] {
  return text.split(",").map((key) => Buffer.from(key.trim(), "base64"));
}
