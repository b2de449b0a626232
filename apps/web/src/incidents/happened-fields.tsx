"use client";

import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { useTimeZone, useTranslations } from "next-intl";
import type { StreetStyles } from "../map/sources.ts";
import { type Place, toInstant, toLocal } from "../orders/form/draft.ts";
import { PlaceField } from "../orders/form/place-field.tsx";

export type HappenedValues = { description: string; happenedAt: string };
export type Where = { place: string; at: Place };

type HappenedFieldsProps = {
  description?: string;
  /** Epoch ms. */
  happenedAt: number;
  where: Where;
  onWhere: (where: Where) => void;
  /** Null where no point is asked for. */
  streets: StreetStyles | null;
};

/** What happened, when, and where in words and on the map. */
export function HappenedFields({ description, happenedAt, where, onWhere, streets }: HappenedFieldsProps) {
  const t = useTranslations("web.incidents.form");
  const optionalMark = useTranslations("web.common")("optional");
  const timeZone = useTimeZone() ?? "UTC";
  return (
    <>
      <Field name="description" label={t("description")} missing={t("descriptionMissing")}>
        <FieldText required rows={3} maxLength={4_000} defaultValue={description} />
      </Field>
      <Field name="happenedAt" label={t("happenedAt")} missing={t("happenedAtMissing")}>
        <FieldInput type="datetime-local" required defaultValue={toLocal(happenedAt, timeZone)} />
      </Field>
      <Field name="place" label={t("place")} optionalMark={optionalMark}>
        <FieldInput
          autoComplete="off"
          maxLength={300}
          value={where.place}
          onValueChange={(place) => onWhere({ ...where, place })}
        />
      </Field>
      {streets && (
        <PlaceField
          place={where.at}
          address={where.place}
          streets={streets}
          onChange={(at) => onWhere({ ...where, at })}
        />
      )}
    </>
  );
}

/** The instant that was typed; the known one where nobody changed it, for a field has no seconds. */
export function useHappenedAt(known: number): (typed: string) => number {
  const timeZone = useTimeZone() ?? "UTC";
  return (typed) => (typed === toLocal(known, timeZone) ? known : toInstant(typed, timeZone));
}
