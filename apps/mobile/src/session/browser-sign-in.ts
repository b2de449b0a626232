import { serverAddress } from "./server-address.ts";
import type { GivenCode } from "./sign-in.ts";
import type { VaultEntry } from "./vault-entry.ts";

/** What the phone keeps while its driver is in the browser. */
export type PendingSignIn = { server: string; verifier: string; state: string };

export type Randomness = {
  /** 256 random bits as base64url. */
  secret(): string;
  /** The SHA-256 of a text as base64url. */
  digest(text: string): Promise<string>;
};

type BrowserSignInParts = Randomness & {
  kept: VaultEntry<PendingSignIn>;
  open(address: string): Promise<unknown>;
};

/** What a link into the app says: a code, and for which sign-in, or from which server. */
export type ArrivedLink = { code?: string | undefined; state?: string | undefined; server?: string | undefined };

/** A code that can be used at once, or one of a server that the driver has to agree to. */
export type Arrival = { given: GivenCode; isOwn: boolean };

/**
 * Signs in by the phone's browser, where the organisation's own provider asks who it is (RFC 8252, with the proof key of
 * RFC 7636): another app that catches the link has no use of its code.
 */
export function createBrowserSignIn({ kept, open, secret, digest }: BrowserSignInParts) {
  return {
    async begin(server: string): Promise<void> {
      const [verifier, state] = [secret(), secret()];
      await kept.write({ server, verifier, state });
      const asked = new URLSearchParams({ challenge: await digest(verifier), state });
      await open(`${server}/phone/authorize?${asked}`);
    },
    /** Null for a link that is of no sign-in of this phone, and not a server's either. */
    async arrive({ code, state, server }: ArrivedLink): Promise<Arrival | null> {
      if (!code) return null;
      if (state === undefined) {
        const address = server === undefined ? null : serverAddress(server);
        return address === null ? null : { given: { server: address, code }, isOwn: false };
      }
      const pending = await kept.read();
      if (pending?.state !== state) return null;
      await kept.clear();
      return { given: { server: pending.server, code, verifier: pending.verifier }, isOwn: true };
    },
  };
}
