import { initTRPC } from "@trpc/server";
import type { CallContext } from "./call-context.ts";
import { describeError } from "./describe-error.ts";

const t = initTRPC.context<CallContext>().create({
  isDev: false,
  errorFormatter({ error, shape, ctx, path }) {
    const traceId = ctx?.traceId ?? "";
    const { code, sentence, fields, about } = describeError(error, ctx?.locale ?? "en", traceId);
    const data = { code, httpStatus: shape.data.httpStatus, fields, about, traceId, path };
    return { ...shape, message: sentence, data };
  },
  sse: {
    // a proxy drops a silent connection after a minute; the browser notices a dead one sooner
    ping: { enabled: true, intervalMs: 10_000 },
    client: { reconnectAfterInactivityMs: 25_000 },
  },
});

export const { router, createCallerFactory, procedure: bareProcedure } = t;
