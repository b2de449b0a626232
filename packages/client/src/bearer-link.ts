import { TRPCClientError, type TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable } from "@trpc/server/observable";
import type { TokenKeeper } from "./token-keeper.ts";

/** Where the link leaves an operation's token for the links after it. */
export const ACCESS_TOKEN = "accessToken";

/** Where a caller leaves the key under which a command is done once, however often it is sent. */
export const IDEMPOTENCY_KEY = "idempotencyKey";

/**
 * Gives every operation an access token, and runs an operation that the server refused for its token once more
 * with a new one. A batch can be refused in part, so this looks at each operation's answer, not at HTTP's status.
 */
export function bearerLink<Router extends AnyRouter>(keeper: TokenKeeper): TRPCLink<Router> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        const stopped = new AbortController();
        let running: { unsubscribe(): void } | null = null;

        function run(token: string | null, isLastTry: boolean) {
          if (stopped.signal.aborted) return;
          running = next({ ...op, context: { ...op.context, [ACCESS_TOKEN]: token } }).subscribe({
            next: (value) => observer.next(value),
            complete: () => observer.complete(),
            error: (error) => {
              if (isLastTry || token === null || !isUnauthorised(error)) return observer.error(error);
              keeper.replace(token).then(
                (renewed) => (renewed === null ? observer.error(error) : run(renewed, true)),
                (failure: unknown) => observer.error(TRPCClientError.from(asError(failure))),
              );
            },
          });
        }

        keeper.current().then(
          (token) => run(token, false),
          (failure: unknown) => observer.error(TRPCClientError.from(asError(failure))),
        );
        return () => {
          stopped.abort();
          running?.unsubscribe();
        };
      });
}

function isUnauthorised(error: TRPCClientError<AnyRouter>) {
  const data: unknown = error.data;
  return typeof data === "object" && data !== null && "httpStatus" in data && data.httpStatus === 401;
}

function asError(failure: unknown) {
  return failure instanceof Error ? failure : new Error(String(failure));
}
