import "server-only";
import { describe } from "@cartage/api/describe-error";
import { type ErrorCode, statusOf } from "@cartage/api/error-codes";
import { matchLocale } from "@cartage/messages/locale";
import { traceIdOf } from "@cartage/observability/tracing";
import type { NextRequest } from "next/server";
import { decodeRefusal, type Refusal } from "../sign-in/refusal.ts";

type Wait = Refusal & { code: ErrorCode };

/** 429 with the seconds and a sentence; by `url` next-auth's client goes on, and what begins at a provider. */
export function tellToWait(request: NextRequest, url: string, { code, about }: Wait): Response {
  const traceId = traceIdOf();
  const cookie = request.cookies.get("cartage-locale")?.value ?? null;
  const locale = matchLocale({ cookie, header: request.headers.get("accept-language") });
  const { sentence } = describe(code, { locale, traceId, about });
  const headers = { "retry-after": about.retryAfterS ?? "60" };
  return Response.json({ url, code, sentence, traceId }, { status: 429, headers });
}

/** next-auth answers every refusal alike, with the code in an address: who has to wait is told so. */
export async function orTellToWait(request: NextRequest, answer: Response): Promise<Response> {
  const url = answer.headers.get("location") ?? (await urlIn(answer));
  const refusal = decodeRefusal((url && new URL(url, request.url).searchParams.get("error")) || "");
  return url && isWait(refusal) ? tellToWait(request, url, refusal) : answer;
}

/** Where next-auth's client is told to go after a refusal. */
async function urlIn(answer: Response): Promise<string | null> {
  return answer.status === 401 ? ((await answer.clone().json()) as { url: string }).url : null;
}

function isWait(refusal: Refusal): refusal is Wait {
  const known: Record<string, string> = statusOf;
  return Object.hasOwn(known, refusal.code) && known[refusal.code] === "TOO_MANY_REQUESTS";
}
