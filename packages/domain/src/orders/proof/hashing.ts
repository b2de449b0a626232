import { createHash } from "node:crypto";
import { type Canonical, canonicalJson } from "./canonical-json.ts";

/** SHA-256 as 64 lower-case hex digits. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** The bytes that are hashed, signed and put into the bundle. */
export function bytesOf(value: Canonical): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}

/** What the first seal of a chain follows. */
export const chainStart = "0".repeat(64);
