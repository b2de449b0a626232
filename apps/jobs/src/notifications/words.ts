import { durationParts } from "@cartage/domain/alerts/duration-rules";
import { shownUnits } from "@cartage/domain/alerts/shown-unit-rules";
import type { MessageFacts } from "@cartage/domain/notifications/message";
import type { Outgoing } from "@cartage/domain/notifications/outgoing";
import { matchLocale } from "@cartage/messages/locale";
import { type Translate, translate } from "@cartage/messages/translate";

type ToPerson = Extract<Outgoing, { channel: "push" | "sms" }>;

/** A message in its reader's language. */
export function wordsOf({ locale, topic, facts }: Pick<ToPerson, "locale" | "topic" | "facts">) {
  const t = translate(matchLocale({ cookie: locale, header: null }));
  const words = factsAsWords(t, facts);
  return { subject: t(`mails.alert_${topic}.subject`, words), text: t(`mails.alert_${topic}.text`, words) };
}

/** What a topic's sentences are filled in with; `about` is a sentence of its own, or nothing. */
export function factsAsWords(t: Translate, { measured, geofence, units, ...facts }: MessageFacts) {
  const said = [
    ...(measured ? [t("mails.alertAbout.measured", { measured: measuredText(t, measured, units) })] : []),
    ...(geofence ? [t("mails.alertAbout.geofence", { geofence })] : []),
  ];
  return { ...facts, about: said.map((sentence) => ` ${sentence}`).join("") };
}

function measuredText(t: Translate, given: NonNullable<MessageFacts["measured"]>, units: MessageFacts["units"]) {
  const { sign, key, quantity, value, limit } = given;
  const name = sign ? t(`web.rules.fields.signNames.${sign}`) : key;
  if (value === null) return name ?? "";
  const quantityText = (amount: number) => {
    if (quantity === "duration")
      return durationParts(Math.round(amount))
        .map(({ unit, count }) => t(`web.rules.duration.parts.${unit}`, { count }))
        .join(" ");
    const { label, toShown } = shownUnits[units][quantity];
    const shown = t("web.alerts.measured.number", { value: toShown(amount) });
    return label ? t("web.rules.units.quantity", { value: shown, unit: t(`web.rules.units.${label}`) }) : shown;
  };
  const text = typeof value === "string" ? value : quantityText(value);
  const compared =
    limit === null ? text : t("web.alerts.measured.limited", { value: text, limit: quantityText(limit) });
  return name ? t("web.alerts.measured.named", { name, value: compared }) : compared;
}
