"use client";

import { type ConditionOf, transportSigns } from "@cartage/domain/alerts/condition-inputs";
import { ChipChoices } from "@cartage/ui/chip-choices";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { useProblem } from "../problems.tsx";
import { useUnitsOfRules } from "../use-units-of-rules.ts";
import { workingHours } from "../working-hours.ts";
import { type ConditionFieldsProps, conditionPath } from "./condition-path.ts";
import { DurationField } from "./duration-field.tsx";
import { HoursField } from "./hours-field.tsx";
import { KeyField } from "./key-field.tsx";
import { QuantityField } from "./quantity-field.tsx";

export function HarshFields({ condition, onChange }: ConditionFieldsProps<ConditionOf<"harsh">>) {
  const t = useTranslations("web.rules.fields");
  const { acceleration } = useUnitsOfRules();
  return (
    <>
      <Select
        label={t("maneuver")}
        value={condition.maneuver}
        onChange={(maneuver) => onChange({ ...condition, maneuver })}
        choices={(["braking", "acceleration", "cornering"] as const).map((value) => ({
          value,
          label: t(`maneuvers.${value}`),
        }))}
        className="w-40"
      />
      <QuantityField
        isSpoken
        label={t("threshold")}
        path={`${conditionPath}.thresholdMps2`}
        value={condition.thresholdMps2}
        onChange={(thresholdMps2) => onChange({ ...condition, thresholdMps2 })}
        unit={acceleration}
      />
      <p className="w-full text-caption text-ink-muted">{t("thresholdHint")}</p>
    </>
  );
}

export function TransportFields({ condition, onChange }: ConditionFieldsProps<ConditionOf<"transport">>) {
  const t = useTranslations("web.rules.fields");
  const { problem } = useProblem(`${conditionPath}.signs`);
  return (
    <div className="grid gap-1">
      <ChipChoices
        label={t("transportSigns")}
        choices={transportSigns.map((value) => ({ value, label: t(`transportNames.${value}`) }))}
        value={condition.signs}
        onChange={(signs) => onChange({ ...condition, signs })}
      />
      {problem}
    </div>
  );
}

export function TamperingFields({ condition, onChange }: ConditionFieldsProps<ConditionOf<"tampering">>) {
  const t = useTranslations("web.rules.fields");
  const { problem } = useProblem(`${conditionPath}.signs`);
  return (
    <div className="grid gap-1">
      <ChipChoices
        label={t("signs")}
        choices={(["power_cut", "case_opened", "moved_while_off"] as const).map((value) => ({
          value,
          label: t(`signNames.${value}`),
        }))}
        value={condition.signs}
        onChange={(signs) => onChange({ ...condition, signs })}
      />
      {problem}
    </div>
  );
}

export function FuelDropFields({ condition, onChange }: ConditionFieldsProps<ConditionOf<"fuel_drop">>) {
  const t = useTranslations("web.rules.fields");
  const { plain } = useUnitsOfRules();
  return (
    <>
      <KeyField value={condition.key} onChange={(key) => onChange({ ...condition, key })} />
      <QuantityField
        isSpoken
        label={t("drop")}
        path={`${conditionPath}.drop`}
        value={condition.drop}
        onChange={(drop) => onChange({ ...condition, drop })}
        unit={plain}
      />
      <DurationField
        isSpoken
        label={t("within")}
        path={`${conditionPath}.withinS`}
        value={condition.withinS}
        onChange={(withinS) => onChange({ ...condition, withinS })}
      />
      <p className="w-full text-caption text-ink-muted">{t("keyHint")}</p>
    </>
  );
}

export function UnplannedFields({ condition, onChange }: ConditionFieldsProps<ConditionOf<"unplanned_movement">>) {
  const t = useTranslations("web.rules.fields");
  const { distance } = useUnitsOfRules();
  const { while: when } = condition;
  return (
    <>
      <QuantityField
        isSpoken
        label={t("beyond")}
        path={`${conditionPath}.beyondM`}
        value={condition.beyondM}
        onChange={(beyondM) => onChange({ ...condition, beyondM })}
        unit={distance}
      />
      <Select
        label={t("while")}
        value={when.is}
        onChange={(is) =>
          onChange({ ...condition, while: is === "ignition_off" ? { is } : { is, hours: workingHours } })
        }
        choices={(["ignition_off", "outside_hours"] as const).map((value) => ({ value, label: t(`whiles.${value}`) }))}
        className="w-64 max-sm:w-full"
      />
      {when.is === "outside_hours" && (
        <HoursField
          path={`${conditionPath}.while.hours`}
          value={when.hours}
          onChange={(hours) => onChange({ ...condition, while: { ...when, hours } })}
        />
      )}
    </>
  );
}
