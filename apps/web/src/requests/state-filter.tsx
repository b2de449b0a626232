"use client";

import { type RequestState, requestStates } from "@cartage/domain/requests/states";
import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";

type StateFilterProps = {
  states?: readonly RequestState[];
  value: RequestState | null;
  onChange: (state: RequestState | null) => void;
};

export function StateFilter({ states = requestStates, value, onChange }: StateFilterProps) {
  const t = useTranslations("web.requests");
  return (
    <Select
      label={t("columns.state")}
      value={value}
      onChange={onChange}
      choices={[
        { value: null, label: t("anyState") },
        ...states.map((state) => ({ value: state, label: t(`states.${state}`) })),
      ]}
      className="w-44 max-sm:flex-1"
    />
  );
}
