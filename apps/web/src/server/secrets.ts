import "server-only";
import { createSecretBox, encryptionKeys } from "@cartage/auth/secret-box";
import { env } from "../env.ts";
import { perProcess } from "./per-process.ts";

/** Seals what the database must not tell; undefined without ENCRYPTION_KEY. */
export function secrets() {
  const { ENCRYPTION_KEY: key } = env();
  return key ? perProcess("secrets", () => createSecretBox(encryptionKeys(key))) : undefined;
}
