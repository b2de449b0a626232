import type { TokenStore, Tokens } from "./tokens.ts";

/** A token this close to its end is renewed before the call, in ms: a slow network may take that long. */
const RENEW_BEFORE_END_MS = 30_000;

export type TokenKeeper = {
  /** A token that is good for now, renewed when it is about to end; null when nobody is signed in. */
  current(): Promise<string | null>;
  /** A token other than the one the server has just refused; null when there is none to be had. */
  replace(refused: string): Promise<string | null>;
  /** Keeps the tokens of a new sign-in. */
  adopt(tokens: Tokens): Promise<void>;
  forget(): Promise<void>;
};

export type TokenKeeperOptions = {
  store: TokenStore;
  /** Exchanges a refresh token; null when the server refuses it, and throws when the server cannot be asked. */
  refresh(refreshToken: string): Promise<Tokens | null>;
  /** Called once the tokens are gone because the server refused them. */
  onSignedOut(): void;
  now(): number;
  /** Runs one refresh at a time across everything that shares the store, such as a browser's tabs. */
  exclusively?: <T>(task: () => Promise<T>) => Promise<T>;
};

/**
 * Keeps the tokens of one sign-in. Calls that need a new token at the same time share one refresh, because a refresh
 * token works once and its second use ends the sign-in; the new tokens are stored before anyone is given them.
 */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { store, refresh, onSignedOut, now, exclusively = (task) => task() } = options;
  let tokens: Tokens | null | undefined;
  let refreshing: Promise<Tokens | null> | null = null;

  async function read() {
    if (tokens === undefined) tokens = await store.read();
    return tokens;
  }

  async function rotate(refused: Tokens): Promise<Tokens | null> {
    const stored = await store.read();
    const isRotatedElsewhere = stored !== null && stored.refreshToken !== refused.refreshToken;
    if (stored === null || isRotatedElsewhere) return stored;

    const renewed = await refresh(refused.refreshToken);
    if (renewed) await store.write(renewed);
    else await store.clear();
    return renewed;
  }

  /** The one refresh in flight; a failed one leaves the old tokens in place for the next call to try again. */
  function renew(refused: Tokens) {
    refreshing ??= exclusively(() => rotate(refused))
      .then((renewed) => {
        tokens = renewed;
        if (!renewed) onSignedOut();
        return renewed;
      })
      .finally(() => {
        refreshing = null;
      });
    return refreshing;
  }

  return {
    async current() {
      if (refreshing) return (await refreshing)?.accessToken ?? null;
      const held = await read();
      if (!held) return null;
      if (held.accessExpiresAt - now() > RENEW_BEFORE_END_MS) return held.accessToken;
      return (await renew(held))?.accessToken ?? null;
    },
    async replace(refused) {
      if (refreshing) return (await refreshing)?.accessToken ?? null;
      const held = await read();
      if (!held || held.accessToken !== refused) return held?.accessToken ?? null;
      return (await renew(held))?.accessToken ?? null;
    },
    async adopt(fresh) {
      await store.write(fresh);
      tokens = fresh;
    },
    async forget() {
      await store.clear();
      tokens = null;
    },
  };
}
