"use client";

import { locales, unitSystems } from "@cartage/domain/accounts/inputs";
import { Field } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "./settings-section.tsx";
import { useOrganisation } from "./use-organisation.ts";
import { ZoneField } from "./zone-field.tsx";

type Values = { units: (typeof unitSystems)[number]; locale: (typeof locales)[number] | null };

/** What is so for those of the organisation's people who chose nothing themselves. */
export function RegionSection() {
  const t = useTranslations("web.organisation.region");
  const tAccount = useTranslations("web.account");
  const { settings, update, save } = useOrganisation();
  const [timeZone, setTimeZone] = useState(settings.timeZone);
  return (
    <SettingsSection<Values>
      title={t("title")}
      lead={t("lead")}
      error={update.error}
      isBusy={update.isPending}
      onSubmit={({ units, locale }) => save({ units, locale, timeZone })}
    >
      <Field name="units" label={t("units")}>
        <Select defaultValue={settings.units} choices={unitSystems.map((value) => ({ value, label: t(value) }))} />
      </Field>
      <Field name="locale" label={t("language")} hint={t("languageHint")}>
        <Select
          defaultValue={settings.locale}
          choices={[
            { value: null, label: t("browserLanguage") },
            ...locales.map((value) => ({ value, label: tAccount(value) })),
          ]}
        />
      </Field>
      <ZoneField value={timeZone} onChange={setTimeZone} />
    </SettingsSection>
  );
}
