"use client";

import type { DurationUnit } from "@cartage/domain/alerts/duration-rules";
import { Input } from "@cartage/ui/input";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useProblem } from "../problems.tsx";
import { durationUnits, secondsIn, unitOf } from "../use-duration-text.ts";

type DurationFieldProps = {
  label: string;
  isSpoken?: boolean;
  path: string;
  /** Seconds. */
  value: number;
  onChange: (seconds: number) => void;
};

/** A duration as a number of seconds, minutes, hours or days. */
export function DurationField({ label, isSpoken = false, path, value, onChange }: DurationFieldProps) {
  const t = useTranslations("web.rules.duration");
  const { problem, tie } = useProblem(path);
  const [unit, setUnit] = useState<DurationUnit>(() => unitOf(value));
  const [text, setText] = useState(() => (Number.isFinite(value) ? String(value / secondsIn(unit)) : ""));
  const change = (nextText: string, nextUnit: DurationUnit) => {
    setText(nextText);
    setUnit(nextUnit);
    onChange(nextText === "" ? Number.NaN : Math.round(Number(nextText) * secondsIn(nextUnit)));
  };
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {isSpoken && <span>{label}</span>}
      <Input
        {...tie}
        type="number"
        min={0}
        step="any"
        inputMode="decimal"
        aria-label={t("of", { label })}
        value={text}
        onChange={({ target }) => change(target.value, unit)}
        className="w-20 tabular-nums"
      />
      <Select
        label={t("unit", { label })}
        value={unit}
        onChange={(chosen) => change(text, chosen)}
        choices={durationUnits.map((each) => ({ value: each, label: t(`units.${each}`) }))}
        className="w-28"
      />
      {problem}
    </span>
  );
}
