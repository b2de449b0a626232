"use client";

import { Field } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";

/** In which language somebody is written to. */
export function LanguageField({ label, initial }: { label: string; initial: "en" | "vi" }) {
  const t = useTranslations("web.account");
  return (
    <Field name="locale" label={label}>
      <Select defaultValue={initial} choices={(["en", "vi"] as const).map((value) => ({ value, label: t(value) }))} />
    </Field>
  );
}
