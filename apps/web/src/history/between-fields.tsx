"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { useTimeZone, useTranslations } from "next-intl";
import { toLocal } from "./local-time.ts";

type Between = { from: number; to: number };

/** From when to when, as the reader's clock shows it; the fields bear the input's names. */
export function BetweenFields({ from, to }: Between) {
  const t = useTranslations("web.history.between");
  const zone = useTimeZone() ?? "UTC";
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field name="from" label={t("from")}>
        <FieldInput type="datetime-local" required defaultValue={toLocal(from, zone)} />
      </Field>
      <Field name="to" label={t("until")}>
        <FieldInput type="datetime-local" required defaultValue={toLocal(to, zone)} />
      </Field>
    </div>
  );
}
