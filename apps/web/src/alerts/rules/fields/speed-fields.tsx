"use client";

import type { ConditionOf } from "@cartage/domain/alerts/condition-inputs";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { useUnits } from "../../../shell/me-context.tsx";
import { newCondition } from "../draft.ts";
import { TypeLimitsLine } from "../type-limits-line.tsx";
import { useUnitsOfRules } from "../use-units-of-rules.ts";
import { type ConditionFieldsProps, conditionPath, orNone } from "./condition-path.ts";
import { QuantityField } from "./quantity-field.tsx";

const path = `${conditionPath}.limit`;

/** Faster than a speed, than a geofence allows, or than the type may. */
export function SpeedFields({ condition, onChange }: ConditionFieldsProps<ConditionOf<"speed">>) {
  const t = useTranslations("web.rules.fields");
  const units = useUnits();
  const { speed } = useUnitsOfRules();
  const { limit } = condition;
  return (
    <>
      <Select
        label={t("limitOf")}
        value={limit.of}
        onChange={(of) =>
          onChange(of === "fixed" ? newCondition("speed", units) : { ...condition, limit: { of, toleranceMps: 0 } })
        }
        choices={(["fixed", "geofence", "vehicle_type"] as const).map((value) => ({
          value,
          label: t(`limitKinds.${value}`),
        }))}
        className="w-52"
      />
      {limit.of === "fixed" ? (
        <>
          <QuantityField
            label={t("limit")}
            path={`${path}.limitMps`}
            value={limit.limitMps}
            onChange={(limitMps) => onChange({ ...condition, limit: { ...limit, limitMps } })}
            unit={speed}
          />
          <QuantityField
            isSpoken
            label={t("recoverAt")}
            path={`${path}.recoverAtMps`}
            value={limit.recoverAtMps}
            onChange={(given) => onChange({ ...condition, limit: { ...limit, recoverAtMps: orNone(given) } })}
            unit={speed}
            placeholder={t("recoverHint")}
            className="w-32"
          />
        </>
      ) : (
        <QuantityField
          isSpoken
          label={t("tolerance")}
          path={`${path}.toleranceMps`}
          value={limit.toleranceMps}
          onChange={(toleranceMps) => onChange({ ...condition, limit: { ...limit, toleranceMps } })}
          unit={speed}
        />
      )}
      {limit.of === "vehicle_type" && <TypeLimitsLine />}
    </>
  );
}
