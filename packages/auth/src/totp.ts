import { Secret, TOTP } from "otpauth";

const periodS = 30;
/** A clock that is half a minute off, either way. */
const window = 1;

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
