"use client";

import type { ConditionOf } from "@cartage/domain/alerts/condition-inputs";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { useUnitsOfRules } from "../use-units-of-rules.ts";
import { type ConditionFieldsProps, conditionPath, orNone } from "./condition-path.ts";
import { KeyField } from "./key-field.tsx";
import { QuantityField } from "./quantity-field.tsx";
import { TextField } from "./text-field.tsx";

type Measured = ConditionOf<"ext">["measured"];

const path = `${conditionPath}.measured`;

/** Any value that devices tell, such as a temperature, a door or a state. */
export function ExtFields({ condition, onChange }: ConditionFieldsProps<ConditionOf<"ext">>) {
  const t = useTranslations("web.rules.fields");
  const { measured } = condition;
  return (
    <>
      <KeyField value={condition.key} onChange={(key) => onChange({ ...condition, key })} />
      <Select
        label={t("measured")}
        value={measured.is}
        onChange={(is) => onChange({ ...condition, measured: newMeasured(is) })}
        choices={(["above", "below", "outside", "equals"] as const).map((value) => ({
          value,
          label: t(`measuredKinds.${value}`),
        }))}
        className="w-36"
      />
      <MeasuredFields
        key={measured.is}
        measured={measured}
        onChange={(changed) => onChange({ ...condition, measured: changed })}
      />
      <p className="w-full text-caption text-ink-muted">{t("keyHint")}</p>
    </>
  );
}

function MeasuredFields({ measured, onChange }: { measured: Measured; onChange: (measured: Measured) => void }) {
  const t = useTranslations("web.rules.fields");
  const { plain: unit } = useUnitsOfRules();
  if (measured.is === "equals")
    return (
      <TextField
        label={t("equals")}
        path={`${path}.value`}
        value={String(measured.value)}
        onChange={(text) =>
          onChange({ is: "equals", value: text === "true" || text === "false" ? text === "true" : text })
        }
        placeholder={t("equalsHint")}
        most={120}
      />
    );
  if (measured.is === "outside") {
    const of = (name: "low" | "high" | "margin") => ({
      path: `${path}.${name}`,
      value: measured[name],
      onChange: (value: number) => onChange({ ...measured, [name]: value }),
      unit,
    });
    return (
      <>
        <QuantityField isSpoken label={t("low")} {...of("low")} />
        <QuantityField isSpoken label={t("high")} {...of("high")} />
        <QuantityField isSpoken label={t("margin")} {...of("margin")} />
      </>
    );
  }
  return (
    <>
      <QuantityField
        label={t("limit")}
        path={`${path}.limit`}
        value={measured.limit}
        onChange={(limit) => onChange({ ...measured, limit })}
        unit={unit}
      />
      <QuantityField
        isSpoken
        label={t("recoverAt")}
        path={`${path}.recoverAt`}
        value={measured.recoverAt}
        onChange={(recoverAt) => onChange({ ...measured, recoverAt: orNone(recoverAt) })}
        unit={unit}
        placeholder={t("recoverHint")}
        className="w-32"
      />
    </>
  );
}

function newMeasured(is: Measured["is"]): Measured {
  if (is === "equals") return { is, value: "" };
  if (is === "outside") return { is, low: Number.NaN, high: Number.NaN, margin: 0 };
  return { is, limit: Number.NaN };
}
