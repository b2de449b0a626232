import { matchLocale } from "@cartage/messages/locale";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { describe } from "../describe-error.ts";
import { type ErrorCode, statusOf } from "../error-codes.ts";

interface Refused {
  request: Request;
  traceId: string;
}

/** A refusal outside tRPC: a status, a code, and a sentence in the caller's language. */
export function refuse(code: ErrorCode, { request, traceId }: Refused, more: object = {}): Response {
  const locale = matchLocale({ header: request.headers.get("accept-language") });
  const { sentence } = describe(code, { locale, traceId });
  const status = getHTTPStatusCodeFromError(new TRPCError({ code: statusOf[code] }));
  return Response.json({ code, sentence, traceId, ...more }, { status });
}

/** The refusal of who calls too often, with the seconds to wait. */
export function tellToWait(waitS: number, refused: Refused): Response {
  const answer = refuse("request.too_many", refused);
  answer.headers.set("retry-after", String(waitS));
  return answer;
}
