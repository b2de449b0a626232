import { createHash, timingSafeEqual } from "node:crypto";

/** Whether a secret is the expected one; takes the same time wherever they differ. Compared by digests, which have one length. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digestOf(one), digestOf(other));
}

function digestOf(given: string): Buffer {
  return createHash("sha256").update(given).digest();
}
