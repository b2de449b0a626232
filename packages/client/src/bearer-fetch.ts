import type { FetchLike } from "eventsource";
import { bearerHeader } from "./bearer-header.ts";
import type { TokenKeeper } from "./token-keeper.ts";

/** A fetch for event streams, which reconnect by themselves: every connection asks for the token of its own time. */
export function bearerFetch(
  fetchStream: typeof fetch,
  keeper: TokenKeeper,
  headers: () => Record<string, string>,
): FetchLike {
  return async (url, init) =>
    fetchStream(url, { ...init, headers: { ...headers(), ...init.headers, ...bearerHeader(await keeper.current()) } });
}
