import { type Algorithm, hash, verify } from "@node-rs/argon2";

/** OWASP's minimum for argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const argon2id = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A password as it is kept, in PHC string format with its own salt. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, argon2id);
}

/** Whether the password is the one that was hashed. Without a hash it takes the same time and is false. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const matches = await verify(kept ?? (await stranger()), password);
  return kept !== null && matches;
}

let strangers: Promise<string> | undefined;

/** The hash of a password that nobody has. */
function stranger(): Promise<string> {
  strangers ??= hash(crypto.randomUUID(), argon2id);
  return strangers;
}
