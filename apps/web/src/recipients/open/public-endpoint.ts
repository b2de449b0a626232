import "server-only";
import type { NextRequest } from "next/server";
import { env } from "../../env.ts";
import { isCrossSite } from "../../server/cross-site.ts";
import { orRefused, pageAnswer, type Refused, readerOf, strangerCaller } from "./ask.ts";
import type { Reader } from "./document.ts";
import { publicPage } from "./public-page.ts";
import { grantLine } from "./tracking-endpoint.ts";
import { endedPage } from "./tracking-page.ts";

const doneWords = { quote: "recipients.page.asked", contact: "recipients.page.sent" } as const;

/** An organisation's public page. */
export async function showPublicPage(request: NextRequest, slug: string): Promise<Response> {
  const reader = readerOf(request);
  return answer(request, reader, { slug, refusal: null, form: null });
}

/** Does what a form of the page asks; what was refused stands above the page, with what was typed. */
export async function askOnPage(request: NextRequest, slug: string): Promise<Response> {
  const reader = readerOf(request);
  const form = await request.formData().catch(() => null);
  const done = isCrossSite(request.headers, env().PUBLIC_URL)
    ? { sentence: reader.t("recipients.page.foreign"), status: 403 }
    : await act(request, reader, { slug, form });
  if ("sentence" in done) return answer(request, reader, { slug, refusal: done, form });
  const headers = new Headers({ location: done.location });
  if (done.cookie) headers.append("set-cookie", done.cookie);
  return new Response(null, { status: 303, headers });
}

interface Answered {
  slug: string;
  refusal: Refused | null;
  form: FormData | null;
}

async function answer(request: NextRequest, reader: Reader, { slug, refusal, form }: Answered): Promise<Response> {
  const api = await strangerCaller(request, reader);
  const found = await orRefused(api.recipients.page.get({ slug }));
  if ("sentence" in found) return pageAnswer(request, endedPage(found.sentence, reader), 404);
  const done = doneWords[request.nextUrl.searchParams.get("done") as keyof typeof doneWords];
  const said = done && { text: reader.t(done, { organisation: found.value.name }), isBad: false };
  const notice = refusal ? { text: refusal.sentence, isBad: true } : (said ?? null);
  const typed = (name: string) => String(form?.get(name) ?? "");
  const { PUBLIC_URL: publicUrl } = env();
  return pageAnswer(request, publicPage(found.value, { ...reader, publicUrl, notice, typed }), refusal?.status);
}

interface Acting {
  slug: string;
  form: FormData | null;
}

async function act(
  request: NextRequest,
  reader: Reader,
  { slug, form }: Acting,
): Promise<{ location: string; cookie?: string } | Refused> {
  const { page, tracking } = (await strangerCaller(request, reader)).recipients;
  const field = (name: string) => String(form?.get(name) ?? "");
  const asker = { slug, name: field("name"), email: field("email"), phone: field("phone") };
  const here = (name: string) => ({ location: `/o/${slug}?done=${name}` });
  const ways: Record<string, () => Promise<{ location: string; cookie?: string }>> = {
    async track() {
      const { token, grant } = await tracking.find({ slug, code: field("code"), digits: field("digits") });
      return { location: `/track/${token}`, cookie: grantLine(token, grant) };
    },
    async quote() {
      const goods = { goods: field("goods"), pieces: field("pieces"), weightKg: field("weightKg") };
      const way = { from: field("from"), to: field("to"), day: field("day"), message: field("message") };
      await page.askQuote({ ...asker, ...way, ...goods });
      return here("quote");
    },
    async contact() {
      await page.contact({ ...asker, message: field("message") });
      return here("contact");
    },
  };
  const name = field("act");
  const way = Object.hasOwn(ways, name) ? ways[name] : undefined;
  const done = await orRefused(way ? way() : Promise.resolve({ location: `/o/${slug}` }));
  return "sentence" in done ? done : done.value;
}
