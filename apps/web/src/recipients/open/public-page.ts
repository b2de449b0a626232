import type { Outputs } from "../../trpc/router.ts";
import { documentOf, type Reader } from "./document.ts";
import { Html, html } from "./html.ts";

type PublicPage = Outputs["recipients"]["page"]["get"];

interface Shown extends Reader {
  /** The installation's own address, without a slash at its end. */
  publicUrl: string;
  notice: { text: string; isBad: boolean } | null;
  /** What was typed, where it has to be typed again. */
  typed: (name: string) => string;
}

/** An organisation's public page: track by code, ask for a quote, get in touch. */
export function publicPage(page: PublicPage, shown: Shown): string {
  const { t, notice } = shown;
  const { name: organisation, about } = page;
  return documentOf({
    ...shown,
    title: t("recipients.page.title", { organisation }),
    organisation,
    otherLanguage: `?lang=${shown.locale === "en" ? "vi" : "en"}`,
    head: searchHead(page, shown),
    main: html`${notice && html`<p class="notice ${notice.isBad && "bad"}" role="status">${notice.text}</p>`}<h1>${organisation}</h1>${about && html`<p>${about}</p>`}${trackForm(shown)}${page.takesQuotes && quoteForm(page, shown)}${contactSection(page, shown)}`,
  });
}

/** What search engines and messengers read: one address for both languages, which name each other. */
function searchHead(
  { slug, name: organisation, email, phone, about }: PublicPage,
  { t, locale, publicUrl, nonce }: Shown,
): Html {
  const address = `${publicUrl}/o/${slug}`;
  const description = about ?? t("recipients.page.description", { organisation });
  const title = t("recipients.page.title", { organisation });
  const known = { "@context": "https://schema.org", "@type": "Organization", name: organisation, url: address };
  // a script's text ends at the first "</"
  const data = JSON.stringify({ ...known, ...(email && { email }), ...(phone && { telephone: phone }) }).replaceAll(
    "<",
    "\\u003c",
  );
  return html`<meta name="description" content="${description.slice(0, 160)}"><meta name="robots" content="index,follow"><link rel="canonical" href="${address}?lang=${locale}">${(["en", "vi"] as const).map((other) => html`<link rel="alternate" hreflang="${other}" href="${address}?lang=${other}">`)}<link rel="alternate" hreflang="x-default" href="${address}"><meta property="og:type" content="website"><meta property="og:title" content="${title}"><meta property="og:description" content="${description.slice(0, 160)}"><meta property="og:url" content="${address}"><meta property="og:locale" content="${locale === "vi" ? "vi_VN" : "en_GB"}"><script type="application/ld+json" nonce="${nonce}">${new Html(data)}</script>`;
}

function trackForm({ t, typed }: Shown): Html {
  return html`<form class="card" method="post" id="track">${act("track")}<h2>${t("recipients.page.track")}</h2><p class="muted">${t("recipients.page.trackText")}</p><label>${t("recipients.page.code")}<input name="code" autocomplete="off" autocapitalize="characters" maxlength="20" required value="${typed("code")}"></label><label>${t("recipients.page.digits")}<input class="digits" name="digits" inputmode="numeric" autocomplete="off" pattern="[0-9]{4}" maxlength="4" required></label><button>${t("recipients.page.find")}</button></form>`;
}

function quoteForm({ name: organisation }: PublicPage, shown: Shown): Html {
  const { t, typed } = shown;
  const optional = t("recipients.page.optional");
  return html`<form class="card" method="post" id="quote">${act("quote")}<h2>${t("recipients.page.quote")}</h2><p class="muted">${t("recipients.page.quoteText", { organisation })}</p>${askerFields(shown)}<label>${t("recipients.page.from")}<input name="from" maxlength="300" required value="${typed("from")}"></label><label>${t("recipients.page.to")}<input name="to" maxlength="300" required value="${typed("to")}"></label><label>${t("recipients.page.day")}<input name="day" type="date" required value="${typed("day")}"></label><label>${t("recipients.page.goods")}<input name="goods" maxlength="200" required value="${typed("goods")}"></label><div class="two"><label>${t("recipients.page.pieces")}<input name="pieces" type="number" min="1" max="9999" required value="${typed("pieces") || "1"}"></label><label>${t("recipients.page.weightKg")}<input name="weightKg" type="number" min="0" max="40000" step="any" required value="${typed("weightKg")}"></label></div><label>${t("recipients.page.message")} (${optional})<textarea name="message" rows="2" maxlength="1000">${typed("message")}</textarea></label><button>${t("recipients.page.ask")}</button></form>`;
}

function contactSection({ phone, takesMessages }: PublicPage, shown: Shown): Html | null {
  const { t, typed } = shown;
  if (!phone && !takesMessages) return null;
  const dialled = phone?.replace(/[^\d+]/g, "");
  const call = phone && html`<p><a href="tel:${dialled}">${t("recipients.call")} ${phone}</a></p>`;
  if (!takesMessages) return html`<section><h2>${t("recipients.page.contact")}</h2>${call}</section>`;
  return html`<form class="card" method="post" id="contact">${act("contact")}<h2>${t("recipients.page.contact")}</h2>${call}${askerFields(shown)}<label>${t("recipients.page.contactMessage")}<textarea name="message" rows="4" maxlength="2000" required>${typed("message")}</textarea></label><button>${t("recipients.page.send")}</button></form>`;
}

function askerFields({ t, typed }: Shown): Html {
  return html`<label>${t("recipients.page.name")}<input name="name" autocomplete="name" maxlength="120" required value="${typed("name")}"></label><div class="two"><label>${t("recipients.page.email")}<input name="email" type="email" autocomplete="email" maxlength="200" required value="${typed("email")}"></label><label>${t("recipients.page.phone")} (${t("recipients.page.optional")})<input name="phone" type="tel" autocomplete="tel" maxlength="40" value="${typed("phone")}"></label></div>`;
}

const act = (name: string) => html`<input type="hidden" name="act" value="${name}">`;
