"use client";

import { ChipChoices } from "@cartage/ui/chip-choices";
import { Field, FieldInput } from "@cartage/ui/field";
import { SearchSelect } from "@cartage/ui/search-select";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { readableZone, zonesLike } from "../format/zone-names.ts";
import { ComingDays } from "./coming-days.tsx";
import { LeftOutDays } from "./left-out-days.tsx";
import { type RuleDraft, ruleIn } from "./rule-draft.ts";
import { useDays } from "./use-days.ts";

type CalendarFieldsProps = {
  name: string;
  onName: (name: string) => void;
  draft: RuleDraft;
  onChange: (change: Partial<RuleDraft>) => void;
};

const upTo = (from: number, most: number) => Array.from({ length: most - from + 1 }, (_, at) => from + at);

/** What it is called and when its orders come, with the days that this makes. */
export function CalendarFields({ name, onName, draft, onChange }: CalendarFieldsProps) {
  const t = useTranslations("web.recurring");
  const optionalMark = useTranslations("web.common")("optional");
  const days = useDays();
  const rule = ruleIn(draft);
  const time = (key: "from" | "until" | "pickupFrom" | "pickupUntil", field: string, isNeeded: boolean) => (
    <Field
      name={field}
      label={t(`form.${key}`)}
      {...(isNeeded ? { missing: t("form.timeMissing") } : { optionalMark })}
    >
      <FieldInput type="time" required={isNeeded} value={draft[key]} onValueChange={(at) => onChange({ [key]: at })} />
    </Field>
  );
  const choice = (
    key: "everyWeeks" | "pickupDaysBefore" | "daysAhead",
    choices: { value: string; label: string }[],
  ) => (
    <Field name={`rule.${key}`} label={t(`form.${key}`)}>
      <Select value={draft[key]} onChange={(value) => onChange({ [key]: value })} choices={choices} />
    </Field>
  );
  const daysBefore = (most: number, none: string) =>
    upTo(0, most).map((count) => ({
      value: String(count),
      label: count === 0 ? none : t("form.daysBefore", { days: count }),
    }));
  return (
    <fieldset className="min-w-0 rounded-panel border border-line bg-surface p-4">
      <legend className="px-1 font-semibold">{t("calendar")}</legend>
      <div className="grid gap-4 sm:grid-cols-4">
        <Field name="name" label={t("form.name")} missing={t("form.nameMissing")} className="sm:col-span-2">
          <FieldInput required autoComplete="off" maxLength={120} value={name} onValueChange={onName} />
        </Field>
        <Field name="rule.timeZone" label={t("form.timeZone")} className="sm:col-span-2">
          <ZoneSearch value={draft.timeZone} onChange={(timeZone) => onChange({ timeZone })} />
        </Field>
        <div className="flex flex-col gap-1.5 sm:col-span-3">
          <span className="font-medium">{t("form.weekdays")}</span>
          <ChipChoices
            label={t("form.weekdays")}
            choices={upTo(1, 7).map((weekday) => ({ value: String(weekday), label: days.weekday(weekday) }))}
            value={draft.weekdays}
            onChange={(weekdays) => onChange({ weekdays })}
          />
        </div>
        {choice(
          "everyWeeks",
          upTo(1, 12).map((weeks) => ({ value: String(weeks), label: t("form.weeks", { weeks }) })),
        )}
        {time("from", "rule.delivery.from", true)}
        {time("until", "rule.delivery.until", true)}
        <Field name="rule.fromDay" label={t("form.fromDay")} missing={t("form.fromDayMissing")}>
          <FieldInput type="date" required value={draft.fromDay} onValueChange={(fromDay) => onChange({ fromDay })} />
        </Field>
        <Field name="rule.untilDay" label={t("form.untilDay")} optionalMark={optionalMark}>
          <FieldInput type="date" value={draft.untilDay} onValueChange={(untilDay) => onChange({ untilDay })} />
        </Field>
        {time("pickupFrom", "rule.pickup.from", false)}
        {time("pickupUntil", "rule.pickup.until", false)}
        {choice("pickupDaysBefore", daysBefore(7, t("form.sameDay")))}
        {choice("daysAhead", daysBefore(60, t("form.onTheDay")))}
        <div className="sm:col-span-4">
          <LeftOutDays value={draft.leftOut} onChange={(leftOut) => onChange({ leftOut })} />
        </div>
      </div>
      <section className="mt-4 border-line border-t pt-3" aria-live="polite">
        <h3 className="font-medium">{t("coming")}</h3>
        {rule ? <ComingDays rule={rule} /> : <p className="py-2 text-ink-muted">{t("unclear")}</p>}
      </section>
    </fieldset>
  );
}

function ZoneSearch({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const t = useTranslations("web.recurring.form");
  const [text, setText] = useState("");
  const search = text === readableZone(value) ? "" : text;
  return (
    <SearchSelect
      found={zonesLike(search)
        .slice(0, 20)
        .map((zone) => ({ value: zone, label: readableZone(zone) }))}
      onSearch={setText}
      value={{ value, label: readableZone(value) }}
      onChange={(chosen) => chosen && onChange(chosen.value)}
      placeholder={t("zoneSearch")}
      nothing={t("zoneNothing")}
      clearLabel={t("zoneSearch")}
    />
  );
}
