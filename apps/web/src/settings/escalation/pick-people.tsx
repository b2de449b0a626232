"use client";

import { SearchMany } from "@cartage/ui/search-many";
import type { Found } from "@cartage/ui/search-select";
import { useTranslations } from "next-intl";
import { useState } from "react";

type PickPeopleProps = {
  label: string;
  choices: readonly Found[];
  value: readonly string[];
  onChange: (value: string[]) => void;
};

/** Whom to call or who takes turns, in the order in which they were chosen. */
export function PickPeople({ label, choices, value, onChange }: PickPeopleProps) {
  const t = useTranslations("web.escalation");
  const [text, setText] = useState("");
  const wanted = text.trim().toLocaleLowerCase();
  return (
    <SearchMany
      label={label}
      placeholder={t("find")}
      nothing={t("nobodyFound")}
      removeLabel={(name) => t("removeOf", { name })}
      found={choices.filter((choice) => choice.label.toLocaleLowerCase().includes(wanted))}
      onSearch={setText}
      value={value.map((each) => choices.find((choice) => choice.value === each) ?? { value: each, label: t("gone") })}
      onChange={(chosen) => onChange(chosen.map((each) => each.value))}
    />
  );
}
