import type { Log } from "@cartage/domain/context";
import type { Locale } from "@cartage/messages/catalogues";
import { TRPCError } from "@trpc/server";
import { describeError } from "./describe-error.ts";
import { statusOf } from "./error-codes.ts";

interface Call {
  path: string;
  locale: Locale;
  traceId: string;
  services: { log: Log };
}

/** The one translation of errors: a status, and a sentence in the caller's language. Bugs are logged with their stack. */
export function toTrpcError(error: unknown, { path, locale, traceId, services }: Call): TRPCError {
  const { code, sentence } = describeError(error, locale, traceId);
  if (code === "unexpected") services.log.error({ err: error, path, traceId }, "a procedure failed");
  const cause = error instanceof TRPCError && error.cause ? error.cause : error;
  return new TRPCError({ code: statusOf[code], message: sentence, cause });
}
