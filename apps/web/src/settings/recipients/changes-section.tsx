"use client";

import { ChipChoices } from "@cartage/ui/chip-choices";
import { Field, FieldInput } from "@cartage/ui/field";
import { Switch } from "@cartage/ui/switch";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "../organisation/settings-section.tsx";
import { useRecipientSettings, wholeOf } from "./use-recipient-settings.ts";
import { WindowsField } from "./windows-field.tsx";

/** Monday is the first. */
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

type Values = { daysAhead: string; noticeH: string };

/** What recipients may say and choose. */
export function ChangesSection() {
  const t = useTranslations("web.recipients.may");
  const { settings, update, save } = useRecipientSettings();
  const [takesInstructions, setTakesInstructions] = useState(settings.takesInstructions);
  const [asksRating, setAsksRating] = useState(settings.asksRating);
  const [windows, setWindows] = useState(settings.windows);
  const [weekdays, setWeekdays] = useState(settings.weekdays);
  const submit = ({ daysAhead, noticeH }: Values) =>
    save({
      takesInstructions,
      asksRating,
      windows,
      weekdays,
      daysAhead: wholeOf(daysAhead),
      noticeH: wholeOf(noticeH),
    });
  return (
    <SettingsSection<Values>
      title={t("title")}
      lead={t("lead")}
      error={update.error}
      isBusy={update.isPending}
      onSubmit={submit}
    >
      <Switch
        label={t("takesInstructions")}
        hint={t("takesInstructionsHint")}
        isOn={takesInstructions}
        onChange={setTakesInstructions}
      />
      <Switch label={t("asksRating")} isOn={asksRating} onChange={setAsksRating} />
      <WindowsField windows={windows} onChange={setWindows} />
      <div className="grid gap-1.5">
        <p className="font-medium">{t("weekdays")}</p>
        <ChipChoices
          label={t("weekdays")}
          choices={days.map((value) => ({ value, label: t(`days.${value}`) }))}
          value={days.filter((_, at) => weekdays.includes(at + 1))}
          onChange={(chosen) => setWeekdays(chosen.map((day) => days.indexOf(day) + 1))}
        />
      </div>
      <div className="flex flex-wrap gap-5">
        <Field name="daysAhead" label={t("daysAhead")}>
          <FieldInput
            defaultValue={String(settings.daysAhead)}
            inputMode="numeric"
            autoComplete="off"
            className="w-24 tabular-nums"
          />
        </Field>
        <Field name="noticeH" label={t("noticeH")} hint={t("noticeHint")} className="flex-1">
          <FieldInput
            defaultValue={String(settings.noticeH)}
            inputMode="numeric"
            autoComplete="off"
            className="w-24 tabular-nums"
          />
        </Field>
      </div>
    </SettingsSection>
  );
}
