"use client";

import { type ToldState, toldStates } from "@cartage/domain/recipients/inputs";
import { ChipChoices } from "@cartage/ui/chip-choices";
import { Field, FieldInput } from "@cartage/ui/field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "../organisation/settings-section.tsx";
import { useRecipientSettings } from "./use-recipient-settings.ts";

type Values = { callingCode: string };

/** Of which states recipients are told, and how. */
export function ToldSection() {
  const t = useTranslations("web.recipients.told");
  const tStates = useTranslations("web.orders.states");
  const { settings, update, save } = useRecipientSettings();
  const [byMail, setByMail] = useState<readonly ToldState[]>(settings.byMail);
  const [bySms, setBySms] = useState<readonly ToldState[]>(settings.bySms);
  const choices = toldStates.map((value) => ({ value, label: tStates(value) }));
  return (
    <SettingsSection<Values>
      title={t("title")}
      lead={t("lead")}
      error={update.error}
      isBusy={update.isPending}
      onSubmit={({ callingCode }) => save({ byMail: [...byMail], bySms: [...bySms], callingCode })}
    >
      <div className="grid gap-1.5">
        <p className="font-medium">{t("byMail")}</p>
        <ChipChoices label={t("byMail")} choices={choices} value={byMail} onChange={setByMail} />
      </div>
      <div className="grid gap-1.5">
        <p className="font-medium">{t("bySms")}</p>
        <ChipChoices label={t("bySms")} choices={choices} value={bySms} onChange={setBySms} />
      </div>
      <Field name="callingCode" label={t("callingCode")}>
        <div className="flex items-center gap-1.5">
          <span className="text-ink-muted">+</span>
          <FieldInput
            defaultValue={settings.callingCode}
            inputMode="numeric"
            autoComplete="off"
            className="w-20 tabular-nums"
          />
        </div>
      </Field>
    </SettingsSection>
  );
}
