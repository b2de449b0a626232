import "server-only";
import type { NextRequest } from "next/server";
import { env } from "../../env.ts";
import { isCrossSite } from "../../server/cross-site.ts";
import { orRefused, pageAnswer, type Refused, readerOf, strangerCaller } from "./ask.ts";
import type { Reader } from "./document.ts";
import { endedPage, livePart, trackingPage } from "./tracking-page.ts";

const grantCookie = "cartage-track";
const grantForS = 30 * 86_400;

/** What a page says of the last thing that was done, by what its form is called. */
const doneWords = {
  instruct: "recipients.instruct.done",
  choose: "recipients.choose.done",
  rate: "recipients.rate.done",
} as const;

/** The page of a tracking link; with `part=live` only what moves, and nothing where that is as the asker knows it. */
export async function showTracking(request: NextRequest, token: string): Promise<Response> {
  const reader = readerOf(request);
  const isLook = request.nextUrl.searchParams.get("part") === "live";
  const found = await open(request, reader, { token, isLook });
  if ("sentence" in found) return pageAnswer(request, endedPage(found.sentence, reader), found.status);
  if (isLook) return liveAnswer(request, reader, found.value);
  const done = doneWords[request.nextUrl.searchParams.get("done") as keyof typeof doneWords];
  const notice = done ? { text: reader.t(done), isBad: false } : null;
  return keptPrivate(pageAnswer(request, trackingPage(found.value, reader, notice)));
}

/** Does what a form of the page asks, and shows the page again; what was refused stands above it. */
export async function changeTracking(request: NextRequest, token: string): Promise<Response> {
  const reader = readerOf(request);
  const form = await request.formData().catch(() => null);
  const refusal = isCrossSite(request.headers, env().PUBLIC_URL)
    ? { sentence: reader.t("recipients.page.foreign"), status: 403 }
    : await act(request, reader, { token, form });
  if ("sentence" in refusal) {
    const found = await open(request, reader, { token, isLook: true });
    if ("sentence" in found) return pageAnswer(request, endedPage(found.sentence, reader), found.status);
    const notice = { text: refusal.sentence, isBad: true };
    return keptPrivate(pageAnswer(request, trackingPage(found.value, reader, notice), refusal.status));
  }
  const headers = new Headers({ location: `/track/${token}?done=${refusal.done}` });
  if (refusal.grant) headers.append("set-cookie", grantLine(token, refusal.grant));
  return new Response(null, { status: 303, headers });
}

async function open(request: NextRequest, { locale }: Reader, asked: { token: string; isLook: boolean }) {
  const api = await strangerCaller(request, { locale });
  return orRefused(api.recipients.tracking.open({ ...asked, locale, grant: grantIn(request) }));
}

interface Acting {
  token: string;
  form: FormData | null;
}

/** What a form asks for, done. */
async function act(
  request: NextRequest,
  reader: Reader,
  { token, form }: Acting,
): Promise<{ done: string; grant?: string } | Refused> {
  const { tracking } = (await strangerCaller(request, reader)).recipients;
  const field = (name: string) => String(form?.get(name) ?? "");
  const held = { token, grant: grantIn(request) };
  const name = field("act");
  const ways: Record<string, () => Promise<{ grant?: string }>> = {
    phone: () => tracking.showPhone({ token, digits: field("digits") }),
    instruct: () =>
      tracking.instruct({ ...held, instructions: field("instructions"), safePlace: field("safePlace") }).then(nothing),
    choose: () => tracking.chooseWindow({ ...held, from: Number(field("from")) }).then(nothing),
    rate: () => tracking.rate({ ...held, stars: Number(field("stars")), words: field("words") }).then(nothing),
    mute: () => tracking.mute({ token, isMuted: field("isMuted") === "yes" }).then(nothing),
  };
  const way = Object.hasOwn(ways, name) ? ways[name] : undefined;
  const done = await orRefused(way ? way() : Promise.resolve({}));
  return "sentence" in done ? done : { done: name, ...done.value };
}

const nothing = () => ({});

function liveAnswer(request: NextRequest, reader: Reader, tracking: Parameters<typeof trackingPage>[0]): Response {
  if (tracking.isLocked) return new Response(null, { status: 404 });
  const { text, tag, forms, everyS } = livePart(tracking, reader);
  const headers = { etag: tag, "x-forms": forms, "x-every": String(everyS), "cache-control": "private, no-store" };
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "content-type": "text/html; charset=utf-8" } });
}

/** The grant is kept by the browser, for this link alone. */
export function grantLine(token: string, grant: string): string {
  const isHttps = env().PUBLIC_URL.startsWith("https:");
  const path = `/track/${token}`;
  return `${grantCookie}=${grant}; Path=${path}; Max-Age=${grantForS}; HttpOnly; SameSite=Lax${isHttps ? "; Secure" : ""}`;
}

const grantIn = (request: NextRequest) => request.cookies.get(grantCookie)?.value ?? null;

/**
 * Not for search engines, and its address, which opens it, is told to no other site. Without any referrer at all, browsers
 * would not say over plain HTTP that its forms are its own.
 */
function keptPrivate(answer: Response): Response {
  answer.headers.set("x-robots-tag", "noindex, nofollow");
  answer.headers.set("referrer-policy", "same-origin");
  return answer;
}
