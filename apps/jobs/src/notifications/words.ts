import type { Outgoing } from "@cartage/domain/notifications/outgoing";
import { matchLocale } from "@cartage/messages/locale";
import { translate } from "@cartage/messages/translate";

type ToPerson = Extract<Outgoing, { channel: "push" | "sms" }>;

/** A message in its reader's language. */
export function wordsOf({ locale, topic, facts }: Pick<ToPerson, "locale" | "topic" | "facts">) {
  const t = translate(matchLocale({ cookie: locale, header: null }));
  const words = { ...facts };
  return { subject: t(`mails.alert_${topic}.subject`, words), text: t(`mails.alert_${topic}.text`, words) };
}
