import { createHash, randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";

const periodS = 30;
/** A clock that is half a minute off, either way. */
const window = 1;
const recoveryCodeCount = 10;

/** A new secret for an authenticator, as base32: 160 bits, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator reads from a QR code (Google's Key URI Format). */
export function totpUri(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/**
 * The time step of a code (RFC 6238: SHA-1, six digits, 30 s) that is right now, or was or will be half a minute away;
 * null for a wrong one. A step must be taken once only.
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret, "").validate({ token: code.replaceAll(/\s/g, ""), timestamp: now.getTime(), window });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / periodS) + delta;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: "Cartage", label, algorithm: "SHA1", digits: 6, period: periodS, secret });
}

/** Codes for when the authenticator is lost, each good once: 50 random bits, without letters that look like digits. */
export function newRecoveryCodes(): string[] {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789".slice(0, 32);
  const code = () => Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join("");
  return Array.from({ length: recoveryCodeCount }, () => code().replace(/(.{5})/, "$1-"));
}

/** What a recovery code is found by, however it was typed. */
export function digestOfRecoveryCode(code: string): Buffer {
  return createHash("sha256")
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ""))
    .digest();
}
