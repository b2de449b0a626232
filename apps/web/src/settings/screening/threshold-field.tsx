"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { useTranslations } from "next-intl";
import type { ThresholdName } from "./draft.ts";
import { useReadings } from "./use-readings.ts";
import type { Inherited } from "./use-screening.ts";

type ThresholdFieldProps = {
  name: ThresholdName;
  value: string;
  inherited: Inherited;
  onChange: (value: string) => void;
};

/** One threshold in the person's units: what it does, what it is without a value, and the way back to that. */
export function ThresholdField({ name, value, inherited, onChange }: ThresholdFieldProps) {
  const t = useTranslations("web.screening");
  const { readings, text } = useReadings();
  const unit = readings[name];
  const { least, most, isForAll } = inherited;
  const label = t(`fields.${name}.label`);
  const usual =
    least === most
      ? t(isForAll ? "forAll" : "default", { value: text(least, unit) })
      : t("defaultByType", { least: text(least, unit), most: text(most, unit) });
  return (
    <Field name={`settings.${name}`} label={t("label", { label, unit: unit.label })} hint={t(`fields.${name}.hint`)}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <FieldInput
          type="number"
          step="any"
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onValueChange={onChange}
          className="w-28 tabular-nums"
        />
        <span className="text-ink-muted">{usual}</span>
        {value !== "" && (
          <Button
            look="quiet"
            size="small"
            className="max-sm:-ml-2.5"
            aria-label={t("resetField", { label })}
            onClick={() => onChange("")}
          >
            {t("reset")}
          </Button>
        )}
      </div>
    </Field>
  );
}
