import { pbkdf2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(pbkdf2);

/** A device's secret as it is kept: PBKDF2-SHA512 in the form of Mosquitto's dynamic security file. */
export interface SecretHash {
  /** 12 bytes, as Mosquitto 2.0 makes and demands them. */
  salt: Uint8Array;
  iterations: number;
  /** 64 bytes. */
  hash: Uint8Array;
}

/** Mosquitto 2.0's own number; more would add nothing to 256 random bits and cost the broker at each connect. */
const iterations = 101;
const saltLength = 12;
const hashLength = 64;

/** 256 random bits as 43 characters that need no escaping anywhere. */
export function newDeviceSecret(): string {
  return randomBytes(32).toString("base64url");
}

export async function hashDeviceSecret(secret: string): Promise<SecretHash> {
  const salt = randomBytes(saltLength);
  return { salt, iterations, hash: await derive(secret, salt, iterations, hashLength, "sha512") };
}

/** Whether a secret is the one that was hashed; takes the same time either way. */
export async function isDeviceSecret(secret: string, { salt, iterations, hash }: SecretHash): Promise<boolean> {
  const given = await derive(secret, salt, iterations, hashLength, "sha512");
  return timingSafeEqual(given, hash);
}
