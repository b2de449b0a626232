import type { OutgoingMail } from "@cartage/domain/notifications/commands/send-mails";
import { matchLocale } from "@cartage/messages/locale";
import { type Translate, translate } from "@cartage/messages/translate";
import { factsAsWords } from "../notifications/words.ts";

export interface ComposedMail {
  subject: string;
  text: string;
  html: string;
}

/** Mails that nobody asked for by an address. */
const isUnasked = new Set<string>([
  "invitation_asked",
  "request_asked",
  "request_handed_back",
  "request_answered",
  "quote_asked",
  "contact_asked",
  "issue_resolved",
  "alert_opened",
  "alert_escalated",
  "alert_recovered",
  "alert_retracted",
  "alert_storm",
  "alert_assigned",
  "alert_webhook_disabled",
  "alert_digest",
  "orders_dispatched",
  "orders_recalled",
]);

/** A mail in its reader's language, as plain text and as a page that mail programs show in both themes. */
export function composeMail({ locale, content }: OutgoingMail, publicUrl: string): ComposedMail {
  const t = translate(matchLocale({ cookie: locale, header: null }));
  const { kind, path } = content;
  const words = wordsOf(t, content);
  const link = path === null ? null : new URL(path, publicUrl).href;
  const subject = t(`mails.${kind}.subject`, words);
  const said = t(`mails.${kind}.text`, words);
  const action = link === null ? "" : t(`mails.${kind as "invitation"}.action`);
  const greeting = t("mails.greeting");
  const footer =
    content.kind === "recipient_told"
      ? `${t("mails.recipient_told.footer", words)} ${link}#messages`
      : t(isUnasked.has(kind) ? "mails.notice" : "mails.footer", { host: new URL(publicUrl).host });
  const lead = link === null ? "" : `${action}:\n${link}\n\n`;
  const text = `${greeting}\n\n${said}\n\n${lead}--\n${footer}\n`;
  // a recipient knows the sender
  const brand = content.kind === "recipient_told" ? content.organisation : "Cartage";
  return { subject, text, html: page({ brand, subject, greeting, said, action, link, footer }) };
}

function wordsOf(t: Translate, { kind, path, ...given }: OutgoingMail["content"]) {
  if ("role" in given) return { ...given, role: t(`web.roles.${given.role}`) };
  return "severity" in given ? factsAsWords(t, given) : given;
}

interface Page {
  brand: string;
  subject: string;
  greeting: string;
  said: string;
  action: string;
  /** Null where there is nothing to follow. */
  link: string | null;
  footer: string;
}

/** Tables and inline styles: what mail programs agree on. */
function page(given: Page): string {
  const { brand, subject, greeting, said, action, link, footer } = Object.fromEntries(
    Object.entries(given).map(([name, text]) => [name, text && escaped(text)]),
  ) as unknown as Page;
  const font = "font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${subject}</title></head>
<body style="margin:0;padding:32px 16px;${font};font-size:15px;line-height:1.55">
<table role="presentation" align="center" width="100%" style="max-width:480px;border-collapse:collapse"><tr><td>
<p style="margin:0 0 24px;font-weight:600;font-size:17px">${brand}</p>
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${subject}</h1>
<p style="margin:0 0 8px">${greeting}</p>
<p style="margin:0 0 24px;white-space:pre-line">${said}</p>
${link === null ? "" : button(link, action)}<p style="margin:0;padding-top:16px;border-top:1px solid #8884;font-size:13px;opacity:.75">${footer}</p>
</td></tr></table></body></html>`;
}

function button(link: string, action: string): string {
  return `<p style="margin:0 0 24px"><a href="${link}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#245fd4;color:#ffffff;text-decoration:none;font-weight:600">${action}</a></p>
<p style="margin:0 0 24px;font-size:13px;word-break:break-all"><a href="${link}">${link}</a></p>
`;
}

function escaped(text: string): string {
  const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => named[sign] ?? sign);
}
