import { randomInt } from "node:crypto";
import { type Algorithm, hash, verify } from "@node-rs/argon2";

/** As passwords are kept: OWASP's minimum for argon2id, 19 MiB, two passes, one lane. */
const argon2id = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** After so many wrong tries a PIN is dead, and another has to be sent. */
export const mostPinTries = 5;

export interface KeptPin {
  /** In PHC string format with its own salt. */
  hash: string;
  wrongTries: number;
}

export interface PinCheck {
  outcome: "matched" | "wrong" | "locked";
  wrongTries: number;
}

/** Six digits that nobody can guess from another. */
export function newPin(): string {
  return String(randomInt(1_000_000)).padStart(6, "0");
}

/**
 * A PIN as it is kept: salted, slow, and keyed with the installation's secret, because a million PINs are soon tried by
 * whoever has the table alone.
 */
export async function hashPin(pin: string, secret: Uint8Array): Promise<string> {
  return hash(pin, { ...argon2id, secret });
}

/** Checks a PIN; a locked one is not looked at. The caller keeps `wrongTries` in the transaction that asked. */
export async function checkPin(pin: string, { hash, wrongTries }: KeptPin, secret: Uint8Array): Promise<PinCheck> {
  if (wrongTries >= mostPinTries) return { outcome: "locked", wrongTries };
  if (await verify(hash, pin, { secret })) return { outcome: "matched", wrongTries };
  return { outcome: "wrong", wrongTries: wrongTries + 1 };
}
