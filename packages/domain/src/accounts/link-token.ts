import { createHash, randomBytes } from "node:crypto";

/** The secret part of a link in a mail: 256 random bits, of which only the digest is kept. */
export function newLinkToken(): { token: string; digest: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, digest: digestOfLink(token) };
}

/** What a link's token is found by. */
export function digestOfLink(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
