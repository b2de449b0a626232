import { createHash, randomBytes } from "node:crypto";

/** What a key's secret begins with: in a log or a repository it is known for what it is. */
export const secretPrefix = "cartage_";

/** A new secret of 256 random bits, of which only the digest and the last characters are kept. */
export function newKeySecret(): { secret: string; digest: Buffer; ending: string } {
  const secret = `${secretPrefix}${randomBytes(32).toString("base64url")}`;
  return { secret, digest: digestOfKey(secret), ending: secret.slice(-4) };
}

/** What a key is found by. */
export function digestOfKey(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
