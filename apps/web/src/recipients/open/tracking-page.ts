import { createHash } from "node:crypto";
import { documentOf, type Reader } from "./document.ts";
import { changeForms, endSections, phoneForm } from "./forms.ts";
import { Html, html } from "./html.ts";
import { liveScript } from "./live-script.ts";
import { liveSection } from "./live-section.ts";
import { createTimes } from "./times.ts";
import type { OpenTracking, Tracking } from "./tracking.ts";

const onlyFor = html`<meta name="robots" content="noindex,nofollow"><meta name="referrer" content="same-origin">`;

/** Seconds until the page looks again. */
const everyS = { waiting: 60, on_its_way: 15, delivered: 300, failed: 60, returned: 300, cancelled: 300 } as const;

/** What moves, with what says whether it did. */
export function livePart(tracking: OpenTracking, { locale, t }: Reader) {
  const { text } = liveSection(tracking, t, createTimes(locale, tracking.organisation.timeZone));
  const { may, windows, rating, needsPhone, isMuted } = tracking;
  return {
    text,
    tag: digest(text),
    forms: digest(JSON.stringify([may, windows, rating, needsPhone, isMuted])),
    everyS: everyS[tracking.stage],
  };
}

/** The page of a tracking link. `notice` says what came of the last thing that was done. */
export function trackingPage(
  tracking: Tracking,
  reader: Reader,
  notice: { text: string; isBad: boolean } | null,
): string {
  const { t, nonce } = reader;
  const { organisation } = tracking;
  const about = {
    ...reader,
    title: t("recipients.title", { organisation: organisation.name }),
    organisation: organisation.name,
    otherLanguage: `?lang=${reader.locale === "en" ? "vi" : "en"}`,
  };
  const said = notice && html`<p class="notice ${notice.isBad && "bad"}" role="status">${notice.text}</p>`;
  if (tracking.isLocked)
    return documentOf({
      ...about,
      head: onlyFor,
      main: html`${said}${phoneForm(t, { isLocked: true })}${endSections(tracking, t)}`,
    });
  const times = createTimes(reader.locale, organisation.timeZone);
  const { text, tag, forms, everyS: every } = livePart(tracking, reader);
  const old = html`<p class="notice old" id="old" role="status" hidden>${t("recipients.stale")}</p>`;
  return documentOf({
    ...about,
    head: html`${onlyFor}<noscript><meta http-equiv="refresh" content="60"></noscript>`,
    main: html`${said}${old}<div id="live" data-tag='${tag}' data-forms="${forms}" data-every="${every}">${new Html(text)}</div>${changeForms(tracking, t, times)}${endSections(tracking, t)}<p class="muted small">${t("recipients.live")}</p><script nonce="${nonce}">${new Html(liveScript)}</script>`,
  });
}

/** What a link that shows nothing says. */
export function endedPage(sentence: string, reader: Reader): string {
  const { t } = reader;
  return documentOf({
    ...reader,
    title: t("recipients.ended.title"),
    organisation: "Cartage",
    otherLanguage: `?lang=${reader.locale === "en" ? "vi" : "en"}`,
    head: onlyFor,
    main: html`<h1>${t("recipients.ended.title")}</h1><section><p>${sentence}</p></section>`,
  });
}

const digest = (text: string) => `"${createHash("sha256").update(text).digest("base64url").slice(0, 16)}"`;
