import { hkdfSync } from "node:crypto";

/** The keys of a phone's tokens. */
export interface TokenKeys {
  access: Uint8Array;
  refresh: Uint8Array;
}

/** Derives a key for each purpose from NEXTAUTH_SECRET (HKDF-SHA-256, RFC 5869), so that none stands for another. */
export function tokenKeys(secret: string): TokenKeys {
  const derive = (purpose: string) => new Uint8Array(hkdfSync("sha256", secret, "", `cartage ${purpose} token`, 32));
  return { access: derive("access"), refresh: derive("refresh") };
}
