import "server-only";
import { createContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import { isLocale, matchLocale } from "@cartage/messages/locale";
import { translate } from "@cartage/messages/translate";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { NextRequest } from "next/server";
import { addressOf } from "../../server/address.ts";
import { services } from "../../server/services.ts";
import type { Reader } from "./document.ts";

const localeCookie = "cartage-locale";

/** The reader of a request: the language that the address asks for, else as chosen before, else the browser's. */
export function readerOf(request: NextRequest): Reader {
  const asked = request.nextUrl.searchParams.get("lang");
  const cookie = isLocale(asked) ? asked : (request.cookies.get(localeCookie)?.value ?? null);
  const locale = matchLocale({ cookie, header: request.headers.get("accept-language") });
  return { locale, t: translate(locale), nonce: request.headers.get("x-nonce") ?? "" };
}

/** The API in process, for a stranger who reads this language. */
export async function strangerCaller({ headers }: NextRequest, { locale }: Pick<Reader, "locale">) {
  const given = { services: await services(), headers, localeCookie: locale, address: addressOf(headers) };
  // whoever is signed in beside this is a stranger here
  return createCaller(createContext({ ...given, sessionId: null }));
}

/** Why something was refused, in the reader's language, and the status that says it. */
export interface Refused {
  sentence: string;
  status: number;
}

/** Waits for an answer, or for why there is none; what is our own fault is thrown. */
export async function orRefused<T>(answer: Promise<T>): Promise<{ value: T } | Refused> {
  try {
    return { value: await answer };
  } catch (error) {
    if (!(error instanceof TRPCError) || error.code === "INTERNAL_SERVER_ERROR") throw error;
    return { sentence: error.message, status: getHTTPStatusCodeFromError(error) };
  }
}

/** A page as an answer, which nobody keeps; the language that the address asks for is kept. */
export function pageAnswer(request: NextRequest, text: string, status = 200): Response {
  const headers = new Headers({ "content-type": "text/html; charset=utf-8", "cache-control": "private, no-store" });
  const asked = request.nextUrl.searchParams.get("lang");
  if (isLocale(asked)) headers.append("set-cookie", `${localeCookie}=${asked}; Path=/; Max-Age=31536000; SameSite=Lax`);
  return new Response(text, { status, headers });
}
