import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

// Crockford's Base32: no letter that is taken for another one
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 10;
const signatureBytes = 16;

/** What a link's key is sealed about. */
export const aboutLink = (linkId: string) => `tracking link ${linkId}`;

/** What names a link: 50 random bits. It opens nothing without the signature, or the recipient's phone. */
export function newLinkCode(): string {
  return Array.from(randomBytes(codeLength), (byte) => letters[byte % letters.length]).join("");
}

/** A key of one link's own, as text. */
export const newLinkKey = () => randomBytes(32).toString("base64");

interface Signed {
  linkId: string;
  organisationId: string;
  orderId: string;
  code: string;
}

/** The link's address: its code, and an HMAC-SHA-256 of what it stands for, cut to 128 bits. */
export function tokenOf(link: Signed, key: string): string {
  return `${link.code}-${mac(key, ["tracking link", link.code, link.linkId, link.organisationId, link.orderId])}`;
}

/** What the right digits of the phone give: proof of them for this link. */
export function grantOf({ linkId }: Pick<Signed, "linkId">, key: string): string {
  return mac(key, ["phone shown", linkId]);
}

/** The code in a token; null of what cannot be one. */
export function codeIn(token: string): string | null {
  return /^[0-9A-HJKMNP-TV-Z]{10}-[A-Za-z0-9_-]{22}$/.test(token) ? token.slice(0, codeLength) : null;
}

/** A code as people type it: in groups, in small letters, with what is taken for a digit. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return code.length === codeLength && [...code].every((letter) => letters.includes(letter)) ? code : null;
}

/** Whether two texts are the same, in a time that tells nothing of where they differ. */
export function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

function mac(key: string, parts: readonly string[]): string {
  const text = JSON.stringify(parts);
  return createHmac("sha256", Buffer.from(key, "base64"))
    .update(text)
    .digest()
    .subarray(0, signatureBytes)
    .toString("base64url");
}
