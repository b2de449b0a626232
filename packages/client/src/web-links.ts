import type { AppRouter } from "@cartage/api/root";
import { httpBatchLink, httpLink, httpSubscriptionLink, splitLink, type TRPCLink } from "@trpc/client";

/**
 * The links of a browser: its session cookie speaks for it, also on the event stream. What takes long and may be given up
 * goes by itself (`skipBatch` in its context): a batch waits for its slowest, and ends only when all of it is given up.
 * It goes as a body, for it may be longer than an address.
 */
export function webLinks(
  url: string,
  { headers }: { headers?: () => Record<string, string> } = {},
): TRPCLink<AppRouter>[] {
  return [
    splitLink({
      condition: (op) => op.type === "subscription",
      true: httpSubscriptionLink({ url }),
      false: splitLink({
        condition: (op) => op.context.skipBatch === true,
        true: httpLink({ url, methodOverride: "POST", ...(headers && { headers }) }),
        false: httpBatchLink({ url, maxURLLength: 4_000, ...(headers && { headers }) }),
      }),
    }),
  ];
}
