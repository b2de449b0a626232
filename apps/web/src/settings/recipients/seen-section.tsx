"use client";

import { exactnesses } from "@cartage/domain/recipients/inputs";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { Switch } from "@cartage/ui/switch";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "../organisation/settings-section.tsx";
import { useRecipientSettings, wholeOf } from "./use-recipient-settings.ts";

const nears = ["0", "1", "2", "3", "5"];
const asked = ["changes", "always"] as const;

type Values = { linkDays: string };

/** How exact a tracking link is, and what it asks before. */
export function SeenSection() {
  const t = useTranslations("web.recipients.sees");
  const { settings, update, save } = useRecipientSettings();
  const [exactness, setExactness] = useState(settings.exactness);
  const [nearStops, setNearStops] = useState(String(settings.nearStops));
  const [asksPhone, setAsksPhone] = useState(settings.asksPhone);
  const [showsSender, setShowsSender] = useState(settings.showsSender);
  const [showsPlate, setShowsPlate] = useState(settings.showsPlate);
  const submit = ({ linkDays }: Values) =>
    save({ exactness, nearStops: Number(nearStops), asksPhone, showsSender, showsPlate, linkDays: wholeOf(linkDays) });
  return (
    <SettingsSection<Values>
      title={t("title")}
      lead={t("lead")}
      error={update.error}
      isBusy={update.isPending}
      onSubmit={submit}
    >
      <Field name="exactness" label={t("exactness")} hint={t("exactnessHint")}>
        <Select
          value={exactness}
          onChange={setExactness}
          choices={exactnesses.map((value) => ({ value, label: t(`exactnesses.${value}`) }))}
        />
      </Field>
      {exactness === "blurred" && (
        <Field name="nearStops" label={t("nearStops")}>
          <Select
            value={nearStops}
            onChange={setNearStops}
            choices={nears.map((value) => ({ value, label: t("near", { count: Number(value) }) }))}
          />
        </Field>
      )}
      <Field name="asksPhone" label={t("asksPhone")} hint={t("asksPhoneHint")}>
        <Select
          value={asksPhone}
          onChange={setAsksPhone}
          choices={asked.map((value) => ({ value, label: t(`asks.${value}`) }))}
        />
      </Field>
      <Switch label={t("showsSender")} hint={t("showsSenderHint")} isOn={showsSender} onChange={setShowsSender} />
      <Switch label={t("showsPlate")} hint={t("showsPlateHint")} isOn={showsPlate} onChange={setShowsPlate} />
      <Field name="linkDays" label={t("linkDays")} hint={t("linkDaysHint")}>
        <FieldInput
          defaultValue={String(settings.linkDays)}
          inputMode="numeric"
          autoComplete="off"
          className="w-24 tabular-nums"
        />
      </Field>
    </SettingsSection>
  );
}
