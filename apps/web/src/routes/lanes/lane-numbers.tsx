"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { useTranslations } from "next-intl";

export type LaneValues = { distanceM: string; durationS: string };

/** The two numbers of a lane, in kilometres and minutes; `key` them anew to begin with others. */
export function LaneNumbers({
  distanceM,
  durationS,
}: {
  distanceM?: number | undefined;
  durationS?: number | undefined;
}) {
  const t = useTranslations("web.hubs.lanes");
  const km = distanceM === undefined ? "" : String(Math.round(distanceM / 10) / 100);
  const minutes = durationS === undefined ? "" : String(Math.round(durationS / 6) / 10);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="distanceM" label={t("distance")} missing={t("numberMissing")}>
        <FieldInput required type="number" min={0.01} max={20_000} step="any" defaultValue={km} autoComplete="off" />
      </Field>
      <Field name="durationS" label={t("duration")} missing={t("numberMissing")}>
        <FieldInput
          required
          type="number"
          min={0.1}
          max={44_640}
          step="any"
          defaultValue={minutes}
          autoComplete="off"
        />
      </Field>
    </div>
  );
}

/** What the API is told: metres and seconds. */
export function laneNumbers({ distanceM, durationS }: LaneValues): { distanceM: number; durationS: number } {
  return { distanceM: Math.round(Number(distanceM) * 1_000), durationS: Math.round(Number(durationS) * 60) };
}
