"use client";

import type { AskedKind } from "@cartage/domain/fleet/instruction-inputs";
import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { useTranslations } from "next-intl";

/** The fields that one kind of instruction needs; none to ask for a position. */
export function InstructionFields({ kind }: { kind: AskedKind }) {
  const t = useTranslations("web.instructions");
  const tCommon = useTranslations("web.common");
  switch (kind) {
    case "message":
      return (
        <Field name="text" label={t("text")} missing={t("textMissing")}>
          <FieldText required maxLength={500} rows={3} />
        </Field>
      );
    case "command":
      return (
        <Field name="text" label={t("command")} missing={t("commandMissing")}>
          <FieldInput required maxLength={500} autoComplete="off" spellCheck={false} className="font-mono" />
        </Field>
      );
    case "settings":
      return (
        <Field name="values" label={t("values")} hint={t("valuesHint")} missing={t("valuesMissing")}>
          <FieldText required rows={4} spellCheck={false} />
        </Field>
      );
    case "interval":
      return (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="movingS" label={t("movingS")} missing={t("intervalMissing")}>
            <FieldInput required type="number" inputMode="numeric" min={1} max={3_600} defaultValue="10" />
          </Field>
          <Field name="standingS" label={t("standingS")} optionalMark={tCommon("optional")}>
            <FieldInput type="number" inputMode="numeric" min={1} max={86_400} />
          </Field>
        </div>
      );
    case "position":
      return null;
  }
}
