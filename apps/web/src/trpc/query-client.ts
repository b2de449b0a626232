import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";

/** One per request on the server, one for the life of the page in the browser. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: 1 },
      // a query that is still running is streamed to the browser instead of being asked again
      dehydrate: {
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}
