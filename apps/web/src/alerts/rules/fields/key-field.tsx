"use client";

import { useTranslations } from "next-intl";
import { conditionPath } from "./condition-path.ts";
import { TextField } from "./text-field.tsx";

/** What devices call the value that is measured. */
export function KeyField({ value, onChange }: { value: string; onChange: (key: string) => void }) {
  const t = useTranslations("web.rules.fields");
  const shared = { label: t("key"), placeholder: t("key"), path: `${conditionPath}.key`, most: 64 };
  return <TextField {...shared} value={value} onChange={onChange} />;
}
