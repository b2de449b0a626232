"use client";

import type { RuleCondition } from "@cartage/domain/alerts/condition-inputs";
import { useTranslations } from "next-intl";
import { useUnitsOfRules } from "../use-units-of-rules.ts";
import { type ConditionFieldsProps, conditionPath, orNone } from "./condition-path.ts";
import { DurationField } from "./duration-field.tsx";
import { ExtFields } from "./ext-fields.tsx";
import { HoursField } from "./hours-field.tsx";
import { AbsenceFields, DistanceFields, VisitFields } from "./place-fields.tsx";
import { QuantityField } from "./quantity-field.tsx";
import { SpeedFields } from "./speed-fields.tsx";
import { FuelDropFields, HarshFields, TamperingFields, TransportFields, UnplannedFields } from "./vehicle-fields.tsx";

/** What a condition of each kind needs to know, as the sentence goes on. */
export function ConditionFields({ condition, onChange }: ConditionFieldsProps<RuleCondition>) {
  const t = useTranslations("web.rules.fields");
  const { share } = useUnitsOfRules();
  switch (condition.kind) {
    case "speed":
      return <SpeedFields condition={condition} onChange={onChange} />;
    case "idling":
    case "silence":
      return null;
    case "harsh":
      return <HarshFields condition={condition} onChange={onChange} />;
    case "battery":
      return (
        <>
          <QuantityField
            label={t("limit")}
            path={`${conditionPath}.below`}
            value={condition.below}
            onChange={(below) => onChange({ ...condition, below })}
            unit={share}
          />
          <QuantityField
            isSpoken
            label={t("recoverAt")}
            path={`${conditionPath}.recoverAt`}
            value={condition.recoverAt}
            onChange={(recoverAt) => onChange({ ...condition, recoverAt: orNone(recoverAt) })}
            unit={share}
            placeholder={t("recoverHint")}
            className="w-32"
          />
        </>
      );
    case "tampering":
      return <TamperingFields condition={condition} onChange={onChange} />;
    case "transport":
      return <TransportFields condition={condition} onChange={onChange} />;
    case "fuel_drop":
      return <FuelDropFields condition={condition} onChange={onChange} />;
    case "ext":
      return <ExtFields condition={condition} onChange={onChange} />;
    case "unplanned_movement":
      return <UnplannedFields condition={condition} onChange={onChange} />;
    case "distance":
      return <DistanceFields condition={condition} onChange={onChange} />;
    case "visit":
      return <VisitFields condition={condition} onChange={onChange} />;
    case "absence":
      return <AbsenceFields condition={condition} onChange={onChange} />;
    case "outside_hours":
      return (
        <HoursField
          path={`${conditionPath}.hours`}
          value={condition.hours}
          onChange={(hours) => onChange({ ...condition, hours })}
        />
      );
    case "driving_time":
      return (
        <>
          <DurationField
            label={t("driving")}
            path={`${conditionPath}.drivingS`}
            value={condition.drivingS}
            onChange={(drivingS) => onChange({ ...condition, drivingS })}
          />
          <DurationField
            isSpoken
            label={t("break")}
            path={`${conditionPath}.breakS`}
            value={condition.breakS}
            onChange={(breakS) => onChange({ ...condition, breakS })}
          />
        </>
      );
  }
}
