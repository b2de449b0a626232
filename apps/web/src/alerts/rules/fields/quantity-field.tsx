"use client";

import { Input } from "@cartage/ui/input";
import clsx from "clsx";
import { useState } from "react";
import { useProblem } from "../problems.tsx";
import type { ShownUnit } from "../use-units-of-rules.ts";

type QuantityFieldProps = {
  label: string;
  /** Whether the label stands before the field as a part of the sentence; else it is for screen readers. */
  isSpoken?: boolean;
  path: string;
  /** In SI; NaN and undefined are an empty field. */
  value: number | undefined;
  /** NaN where nothing is left. */
  onChange: (value: number) => void;
  unit: ShownUnit;
  placeholder?: string;
  className?: string;
};

/** A number as people write it, in their unit; what is kept is SI. */
export function QuantityField({ label, path, value, onChange, unit, ...rest }: QuantityFieldProps) {
  const { isSpoken = false, placeholder, className = "w-24" } = rest;
  const { problem, tie } = useProblem(path);
  const [text, setText] = useState(() => textOf(value, unit));
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {isSpoken && <span>{label}</span>}
      <Input
        {...tie}
        type="number"
        step="any"
        inputMode="decimal"
        aria-label={unit.label ? `${label} (${unit.label})` : label}
        placeholder={placeholder}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onChange(target.value === "" ? Number.NaN : unit.fromShown(Number(target.value)));
        }}
        className={clsx("tabular-nums", className)}
      />
      {unit.label && <span>{unit.label}</span>}
      {problem}
    </span>
  );
}

/** To a hundredth, so that 80 km/h, kept as metres a second, are 80 again. */
function textOf(value: number | undefined, unit: ShownUnit): string {
  return value === undefined || !Number.isFinite(value) ? "" : String(Math.round(unit.toShown(value) * 100) / 100);
}
