import { defaultShouldDehydrateQuery, QueryCache, QueryClient } from "@tanstack/react-query";
import { failureOf } from "./failure.ts";
import { goSignIn, isSignedOut } from "./signed-out.ts";

/** One per request on the server, one for the life of the page in the browser. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // a refusal stays one however often it is asked for; silence may pass, but not on the server, which asks in process
        retry: (count, error) => typeof window !== "undefined" && failureOf(error).code === null && count < 1,
      },
      // a query that is still running is streamed to the browser instead of being asked again
      dehydrate: {
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}

/** A session that ended elsewhere leads to signing in, and back. */
function leaveWhenSignedOut(error: unknown): void {
  if (typeof window !== "undefined" && isSignedOut(failureOf(error))) goSignIn();
}
