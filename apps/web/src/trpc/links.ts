import { webLinks } from "@cartage/client/web-links";
import { httpLink, retryLink, splitLink, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import type { AppRouter } from "./router.ts";
import { whileStaying } from "./signed-out.ts";

const url = "/api/trpc";
const triesAfterSilence = 2;

/** Names each command, so that the server knows a repeat of it. */
const nameCommands: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next({ ...op, context: { ...op.context, idempotencyKey: randomKey() } }).subscribe(observer),
    );

/** Asks nothing while the page signs out: the session may end before the page does, and each answer would be a refusal. */
const askWhileStaying: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      whileStaying(() => {
        const asked = next(op).subscribe(observer);
        return () => asked.unsubscribe();
      }),
    );

/** Questions in batches, what is live by SSE; commands one by one, and again under the same name when no answer came. */
export function links(): TRPCLink<AppRouter>[] {
  return [
    splitLink({
      condition: (op) => op.type === "mutation",
      true: [
        nameCommands,
        retryLink({ retry: ({ error, attempts }) => error.data === undefined && attempts <= triesAfterSilence }),
        httpLink({
          url,
          headers: ({ op }) => ({ ...inPagesLanguage(), "idempotency-key": String(op.context.idempotencyKey) }),
        }),
      ],
      false: [askWhileStaying, ...webLinks(url, { headers: inPagesLanguage })],
    }),
  ];
}

/** Refusals are said in the language of the page, which may be the organisation's and not the browser's. */
function inPagesLanguage(): Record<string, string> {
  return typeof document === "undefined" ? {} : { "accept-language": document.documentElement.lang };
}

/** 128 random bits; crypto.randomUUID would need https. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
