"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { useTranslations } from "next-intl";
import { LogoField } from "./logo-field.tsx";
import { SettingsSection } from "./settings-section.tsx";
import { useOrganisation } from "./use-organisation.ts";

type Values = { name: string; contactEmail: string; contactPhone: string };

/** What the organisation is called, its picture, and whom its people ask. */
export function ProfileSection() {
  const t = useTranslations("web.organisation.profile");
  const optional = useTranslations("web.common")("optional");
  const { settings, update, save } = useOrganisation();
  return (
    <SettingsSection<Values>
      title={t("title")}
      lead={t("lead")}
      error={update.error}
      isBusy={update.isPending}
      onSubmit={save}
    >
      <LogoField />
      <Field name="name" label={t("name")} missing={t("nameMissing")}>
        <FieldInput required defaultValue={settings.name} autoComplete="organization" />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field name="contactEmail" label={t("contactEmail")} optionalMark={optional}>
          <FieldInput defaultValue={settings.contactEmail ?? ""} inputMode="email" autoComplete="off" />
        </Field>
        <Field name="contactPhone" label={t("contactPhone")} optionalMark={optional}>
          <FieldInput defaultValue={settings.contactPhone ?? ""} type="tel" autoComplete="off" />
        </Field>
        <p className="-mt-3 text-caption text-ink-muted sm:col-span-2">{t("contactHint")}</p>
      </div>
    </SettingsSection>
  );
}
