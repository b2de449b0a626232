"use client";

import type { ConditionOf, RuleCondition } from "@cartage/domain/alerts/condition-inputs";
import { useFormatter, useTranslations } from "next-intl";
import type { RuleNames } from "./rule.ts";
import { useDurationText } from "./use-duration-text.ts";
import { useHoursText } from "./use-hours-text.ts";
import { useListedNames } from "./use-listed-names.ts";
import { useUnitsOfRules } from "./use-units-of-rules.ts";

/** What a rule looks for, as the sentence goes on after the vehicle. */
export function useConditionPhrase(): (condition: RuleCondition, names: RuleNames) => string {
  const t = useTranslations("web.rules.sentence");
  const tSigns = useTranslations("web.rules.fields.signNames");
  const tTransport = useTranslations("web.rules.fields.transportNames");
  const format = useFormatter();
  const listed = useListedNames();
  const duration = useDurationText();
  const hoursText = useHoursText();
  const { text, speed, distance, share, acceleration, plain } = useUnitsOfRules();
  const dots = t("missing");

  const fasterThan = ({ limit }: ConditionOf<"speed">) => {
    if (limit.of === "fixed") return t("speed.fixed", { limit: text(limit.limitMps, speed) });
    const sentence = t(`speed.${limit.of}`);
    return limit.toleranceMps === 0
      ? sentence
      : t("speed.by", { sentence, tolerance: text(limit.toleranceMps, speed) });
  };
  const told = ({ key, measured }: ConditionOf<"ext">) => {
    const named = { key: key || dots };
    if (measured.is === "equals") return t("ext.equals", { ...named, value: String(measured.value) || dots });
    if (measured.is === "outside")
      return t("ext.outside", { ...named, low: text(measured.low, plain), high: text(measured.high, plain) });
    return t(`ext.${measured.is}`, { ...named, limit: text(measured.limit, plain) });
  };
  const moved = ({ while: when, beyondM }: ConditionOf<"unplanned_movement">) => {
    const beyond = text(beyondM, distance);
    return when.is === "ignition_off"
      ? t("unplanned.ignition_off", { distance: beyond })
      : t("unplanned.outside_hours", { distance: beyond, hours: hoursText(when.hours) });
  };

  return (condition, names) => {
    const nameOf = (id: string) => names[id] ?? dots;
    const fences = (ids: readonly string[]) => (ids.length > 0 ? listed(ids.map(nameOf)) : dots);
    switch (condition.kind) {
      case "speed":
        return fasterThan(condition);
      case "idling":
        return t("idling");
      case "harsh":
        return t(`harsh.${condition.maneuver}`, { threshold: text(condition.thresholdMps2, acceleration) });
      case "silence":
        return t("silence");
      case "battery":
        return t("battery", { limit: text(condition.below, share) });
      case "tampering": {
        const signs = condition.signs.map((sign) => tSigns(sign));
        return t("tampering", { signs: signs.length > 0 ? format.list(signs, { type: "disjunction" }) : dots });
      }
      case "transport": {
        const signs = condition.signs.map((sign) => tTransport(sign));
        return t("transport", { signs: signs.length > 0 ? format.list(signs, { type: "disjunction" }) : dots });
      }
      case "fuel_drop": {
        const { key, drop, withinS } = condition;
        return t("fuel_drop", { key: key || dots, drop: text(drop, plain), within: duration(withinS) });
      }
      case "ext":
        return told(condition);
      case "unplanned_movement":
        return moved(condition);
      case "distance": {
        const { is, limitM, otherVehicleId } = condition;
        return t(`distance.${is}`, { distance: text(limitM, distance), other: nameOf(otherVehicleId) });
      }
      case "visit":
        return t(`visit.${condition.event}`, { fences: fences(condition.geofenceIds) });
      case "absence":
        return t("absence", { fences: fences(condition.geofenceIds), hours: hoursText(condition.hours) });
      case "outside_hours":
        return t("outside_hours", { hours: hoursText(condition.hours) });
      case "driving_time": {
        const { drivingS, breakS } = condition;
        return t("driving_time", { driving: duration(drivingS), break: duration(breakS) });
      }
    }
  };
}
