import type { AppRouter } from "@cartage/api/root";
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import { EventSource } from "eventsource";
import { bearerFetch } from "./bearer-fetch.ts";
import { bearerHeader } from "./bearer-header.ts";
import { ACCESS_TOKEN, bearerLink, IDEMPOTENCY_KEY } from "./bearer-link.ts";
import type { ServerClock } from "./server-clock.ts";
import { timedFetch } from "./timed-fetch.ts";
import type { TokenKeeper } from "./token-keeper.ts";

export type Api = TRPCClient<AppRouter>;

export type PhoneClientOptions = {
  /** Where tRPC answers, `https://…/api/trpc`. */
  url: string;
  keeper: TokenKeeper;
  /** Headers of every call, such as the person's language. */
  headers?: () => Record<string, string>;
  /** Is told the server's time with each answer. */
  clock?: ServerClock;
  /** A fetch whose body can be read while it arrives; React Native's own cannot. */
  fetchStream?: typeof fetch;
};

/** The API for a phone: bearer tokens, calls of one tick in one request unless they have a key, subscriptions as server-sent events. */
export function createPhoneClient(options: PhoneClientOptions): Api {
  const { url, keeper, headers = () => ({}), clock, fetchStream = fetch } = options;
  const timed = clock && { fetch: timedFetch(clock) };
  return createTRPCClient<AppRouter>({
    links: [
      bearerLink(keeper),
      splitLink({
        condition: (op) => op.type === "subscription",
        true: httpSubscriptionLink({
          url,
          EventSource,
          eventSourceOptions: { fetch: bearerFetch(fetchStream, keeper, headers) },
        }),
        false: splitLink({
          // a key is one request's: batched calls would share it
          condition: (op) => typeof op.context[IDEMPOTENCY_KEY] === "string",
          true: httpLink({
            ...{ url, ...timed },
            headers: ({ op }) => ({
              ...headers(),
              ...bearerHeader(op.context[ACCESS_TOKEN]),
              "idempotency-key": String(op.context[IDEMPOTENCY_KEY]),
            }),
          }),
          false: httpBatchLink({
            ...{ url, ...timed },
            headers: ({ opList }) => ({ ...headers(), ...bearerHeader(opList.at(-1)?.context[ACCESS_TOKEN]) }),
          }),
        }),
      }),
    ],
  });
}

/** The API for someone who has not signed in yet. */
export function createPublicClient(url: string, headers: () => Record<string, string> = () => ({})): Api {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url, headers })] });
}
