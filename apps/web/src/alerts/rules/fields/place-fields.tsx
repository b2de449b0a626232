"use client";

import type { ConditionOf } from "@cartage/domain/alerts/condition-inputs";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { VehicleSearch } from "../../../fleet/devices/vehicle-search.tsx";
import { useProblem } from "../problems.tsx";
import { useUnitsOfRules } from "../use-units-of-rules.ts";
import { type ConditionFieldsProps, conditionPath, orNone } from "./condition-path.ts";
import { HoursField } from "./hours-field.tsx";
import { FencesField } from "./pick-field.tsx";
import { QuantityField } from "./quantity-field.tsx";
import { usePickedNames } from "./use-picked-names.ts";

export function VisitFields({ condition, onChange }: ConditionFieldsProps<ConditionOf<"visit">>) {
  const t = useTranslations("web.rules.fields");
  return (
    <>
      <Select
        label={t("event")}
        value={condition.event}
        onChange={(event) => onChange({ ...condition, event })}
        choices={(["enter", "leave", "dwell"] as const).map((value) => ({ value, label: t(`events.${value}`) }))}
        className="w-36"
      />
      <FencesField
        path={`${conditionPath}.geofenceIds`}
        value={condition.geofenceIds}
        onChange={(geofenceIds) => onChange({ ...condition, geofenceIds })}
      />
    </>
  );
}

export function AbsenceFields({ condition, onChange }: ConditionFieldsProps<ConditionOf<"absence">>) {
  const t = useTranslations("web.rules.fields");
  return (
    <>
      <FencesField
        path={`${conditionPath}.geofenceIds`}
        value={condition.geofenceIds}
        onChange={(geofenceIds) => onChange({ ...condition, geofenceIds })}
      />
      <span className="w-full">{t("absenceHours")}</span>
      <HoursField
        path={`${conditionPath}.hours`}
        value={condition.hours}
        onChange={(hours) => onChange({ ...condition, hours })}
      />
    </>
  );
}

export function DistanceFields({ condition, onChange }: ConditionFieldsProps<ConditionOf<"distance">>) {
  const t = useTranslations("web.rules.fields");
  const { distance } = useUnitsOfRules();
  return (
    <>
      <Select
        label={t("distanceIs")}
        value={condition.is}
        onChange={(is) => onChange({ ...condition, is, recoverAtM: undefined })}
        choices={(["closer", "farther"] as const).map((value) => ({ value, label: t(`distances.${value}`) }))}
        className="w-44"
      />
      <QuantityField
        label={t("limit")}
        path={`${conditionPath}.limitM`}
        value={condition.limitM}
        onChange={(limitM) => onChange({ ...condition, limitM })}
        unit={distance}
      />
      <span>{t("to")}</span>
      <OtherVehicle
        value={condition.otherVehicleId}
        onChange={(otherVehicleId) => onChange({ ...condition, otherVehicleId })}
      />
      <QuantityField
        key={condition.is}
        isSpoken
        label={t("recoverAt")}
        path={`${conditionPath}.recoverAtM`}
        value={condition.recoverAtM}
        onChange={(recoverAtM) => onChange({ ...condition, recoverAtM: orNone(recoverAtM) })}
        unit={distance}
        placeholder={t("recoverHint")}
        className="w-32"
      />
    </>
  );
}

function OtherVehicle({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useTranslations("web.rules.fields");
  const { names, onNamed } = usePickedNames();
  const { problem } = useProblem(`${conditionPath}.otherVehicleId`);
  return (
    <span className="grid w-56 gap-1">
      <VehicleSearch
        value={value ? { value, label: names[value] ?? "…" } : null}
        onChange={(found) => {
          if (found) onNamed({ [found.value]: found.label });
          onChange(found?.value ?? "");
        }}
        label={t("other")}
      />
      {problem}
    </span>
  );
}
