import type { AppRouter } from "@cartage/api/root";
import { httpBatchLink, httpSubscriptionLink, splitLink, type TRPCLink } from "@trpc/client";

/** The links of a browser: its session cookie speaks for it, also on the event stream. */
export function webLinks(
  url: string,
  { headers }: { headers?: () => Record<string, string> } = {},
): TRPCLink<AppRouter>[] {
  return [
    splitLink({
      condition: (op) => op.type === "subscription",
      true: httpSubscriptionLink({ url }),
      false: httpBatchLink({ url, maxURLLength: 4_000, ...(headers && { headers }) }),
    }),
  ];
}
