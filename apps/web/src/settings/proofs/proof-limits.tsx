"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { useTranslations } from "next-intl";
import { SettingsSection } from "../organisation/settings-section.tsx";
import { useProofSettings } from "./use-proof-settings.ts";

const limits = {
  farM: { min: 1, max: 100_000 },
  fixWithinS: { min: 1, max: 86_400 },
  photoWithinS: { min: 1, max: 86_400 },
  clockOffsetS: { min: 0, max: 86_400 },
  offlineS: { min: 1, max: 31_536_000 },
  signaturePoints: { min: 1, max: 10_000 },
} as const;
const names = Object.keys(limits) as (keyof typeof limits)[];

/** How near, how soon and how exact, and how long proofs are kept. */
export function ProofLimits() {
  const t = useTranslations("web.proofSettings.limits");
  const optional = useTranslations("web.common")("optional");
  const { settings, change, save } = useProofSettings();
  const submit = async (values: Record<string, string>) => {
    const given = Object.fromEntries(names.map((name) => [name, Number(values[name])]));
    await save({ ...given, keptDays: values.keptDays ? Number(values.keptDays) : null });
  };
  return (
    <SettingsSection<Record<string, string>>
      title={t("title")}
      lead={t("lead")}
      error={change.error}
      isBusy={change.isPending}
      onSubmit={submit}
    >
      {names.map((name) => (
        <Field key={name} name={name} label={t(`fields.${name}.label`)} hint={t(`fields.${name}.hint`)}>
          <FieldInput
            type="number"
            required
            {...limits[name]}
            defaultValue={String(settings[name])}
            className="w-34 tabular-nums"
          />
        </Field>
      ))}
      <Field
        name="keptDays"
        label={t("fields.keptDays.label")}
        hint={t("fields.keptDays.hint")}
        optionalMark={optional}
      >
        <FieldInput
          type="number"
          min={1}
          max={36_500}
          defaultValue={settings.keptDays === null ? "" : String(settings.keptDays)}
          className="w-34 tabular-nums"
        />
      </Field>
    </SettingsSection>
  );
}
