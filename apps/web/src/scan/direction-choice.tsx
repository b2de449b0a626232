"use client";

import clsx from "clsx";
import { PackageMinusIcon, PackagePlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";

const directions = [
  { value: "in", icon: PackagePlusIcon },
  { value: "out", icon: PackageMinusIcon },
] as const;

type DirectionChoiceProps = { value: "in" | "out"; onChange: (direction: "in" | "out") => void };

/** Which way the goods go: two targets for a thumb. */
export function DirectionChoice({ value, onChange }: DirectionChoiceProps) {
  const t = useTranslations("web.scan.direction");
  return (
    <fieldset className="grid grid-cols-2 gap-2">
      <legend className="sr-only">{t("label")}</legend>
      {directions.map(({ value: direction, icon: Icon }) => (
        <label
          key={direction}
          className={clsx(
            "flex h-14 cursor-pointer items-center justify-center gap-2 rounded-panel border font-semibold text-reading has-focus-visible:outline-2 has-focus-visible:outline-focus",
            value === direction
              ? "border-accent bg-accent-soft text-accent-ink"
              : "border-control bg-raised text-ink-muted hover:bg-hover",
          )}
        >
          <input
            type="radio"
            name="direction"
            value={direction}
            checked={value === direction}
            onChange={() => onChange(direction)}
            className="sr-only"
          />
          <Icon className="size-5" aria-hidden="true" />
          {t(direction)}
        </label>
      ))}
    </fieldset>
  );
}
