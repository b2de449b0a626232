import type { Locale } from "@cartage/messages/catalogues";
import type { Translate } from "@cartage/messages/translate";
import { palettes } from "@cartage/ui/tokens";
import { type Html, html } from "./html.ts";
import { look } from "./look.ts";

export interface Reader {
  locale: Locale;
  t: Translate;
  /** Of this answer's content security policy. */
  nonce: string;
}

interface Document extends Reader {
  title: string;
  /** Whose page it is. */
  organisation: string;
  /** The same page in the other language. */
  otherLanguage: string;
  head?: Html | null;
  main: Html;
}

/** A whole page in one answer: no font, no script and no style sheet is waited for. */
export function documentOf({ locale, t, nonce, title, organisation, otherLanguage, head, main }: Document): string {
  const other = locale === "en" ? "vi" : "en";
  const { text } =
    html`<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><meta name="theme-color" media="(prefers-color-scheme: light)" content="${palettes.light.canvas}"><meta name="theme-color" media="(prefers-color-scheme: dark)" content="${palettes.dark.canvas}"><link rel="icon" href="data:,">${head}<style nonce="${nonce}">`;
  const { text: body } =
    html`</style></head><body><header><b>${organisation}</b><a class="small" href="${otherLanguage}" hreflang="${other}" lang="${other}">${t("recipients.other")}</a></header><main>${main}</main><footer class="muted small">${t("recipients.brand")}</footer></body></html>`;
  return `${text}${look}${body}`;
}
