import { createPhoneClient } from "@cartage/client/phone-client";
import { refreshTokens } from "@cartage/client/refresh-tokens";
import { createTokenKeeper } from "@cartage/client/token-keeper";
import type { TokenStore } from "@cartage/client/tokens";
import { TRPCClientError } from "@trpc/client";

/** Ends a session at the server, also one that it has ended already. Throws when the server cannot be reached. */
export async function endSession(server: string, store: TokenStore): Promise<void> {
  const url = `${server}/api/trpc`;
  const keeper = createTokenKeeper({
    store,
    refresh: (refreshToken) => refreshTokens(url, refreshToken),
    onSignedOut: () => {},
    now: Date.now,
  });
  if ((await keeper.current()) === null) return;
  try {
    await createPhoneClient({ url, keeper }).accounts.signOut.mutate();
  } catch (error) {
    if (!(error instanceof TRPCClientError) || error.data?.httpStatus !== 401) throw error;
  }
}
