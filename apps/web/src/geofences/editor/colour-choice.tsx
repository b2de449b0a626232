"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { ColourMark } from "../colour-mark.tsx";
import { fenceColours } from "../colours.ts";

type ColourChoiceProps = { value: string; onChange: (colour: string) => void };

/** One of the colours in which geofences are drawn. */
export function ColourChoice({ value, onChange }: ColourChoiceProps) {
  const t = useTranslations("web.geofences.editor");
  const tColours = useTranslations("web.geofences.colours");
  // an imported one may have a colour of its own
  const own = fenceColours.some((colour) => colour.value === value) ? [] : [{ key: "own" as const, value }];
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t("colour")}</legend>
      <div className="flex flex-wrap gap-1">
        {[...fenceColours, ...own].map((colour) => (
          <button
            key={colour.value}
            type="button"
            aria-pressed={colour.value === value}
            aria-label={tColours(colour.key)}
            onClick={() => onChange(colour.value)}
            className={clsx(
              "flex size-8 items-center justify-center rounded-control pointer-coarse:size-11",
              colour.value === value ? "bg-sunken ring-2 ring-focus ring-inset" : "hover:bg-hover",
            )}
          >
            <ColourMark colour={colour.value} className="size-5" />
          </button>
        ))}
      </div>
    </fieldset>
  );
}
