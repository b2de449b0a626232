"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { useTranslations } from "next-intl";
import type { FoundFence } from "./reading/found-fence.ts";
import type { Widths } from "./to-rows.ts";

type WidthFieldsProps = { found: readonly FoundFence[]; widths: Widths; onWidths: (widths: Widths) => void };

/** How wide lines become, and how large points, where the file does not say it. */
export function WidthFields({ found, widths, onWidths }: WidthFieldsProps) {
  const t = useTranslations("web.geofences.importing");
  const hasPoints = found.some(({ shape }) => shape?.kind === "point" && shape.radiusM === null);
  const hasLines = found.some(({ shape }) => shape?.kind === "line" && shape.halfWidthM === null);
  const numberIn = (text: string) => Number(text.replace(",", "."));
  if (!hasPoints && !hasLines) return null;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {hasPoints && (
        <Field name="radiusM" label={t("radius")}>
          <FieldInput
            inputMode="decimal"
            defaultValue={widths.radiusM}
            onValueChange={(text) => onWidths({ ...widths, radiusM: numberIn(text) })}
          />
        </Field>
      )}
      {hasLines && (
        <Field name="halfWidthM" label={t("halfWidth")}>
          <FieldInput
            inputMode="decimal"
            defaultValue={widths.halfWidthM}
            onValueChange={(text) => onWidths({ ...widths, halfWidthM: numberIn(text) })}
          />
        </Field>
      )}
    </div>
  );
}
