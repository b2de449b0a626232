"use client";

import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";

const shown = 20;

/** One of all organisations, found by typing. */
export function OrganisationFilter({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const t = useTranslations("web.admin.issues");
  const [text, setText] = useState("");
  // an address that names one says no more than its id
  const [chosen, setChosen] = useState<Found | null>(null);
  const { platform } = useTRPC();
  const found = useQuery(
    platform.organisations.list.queryOptions({ search: text, limit: shown }, { placeholderData: keepPreviousData }),
  );
  const choices = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const current = [chosen, ...choices].find((one) => one?.value === value) ?? null;
  return (
    <div className="w-44 max-sm:grow max-sm:basis-[calc(50%-0.25rem)]">
      <SearchSelect
        label={t("columns.organisation")}
        found={choices}
        onSearch={(typed) => setText(typed === current?.label ? "" : typed)}
        value={value === null ? null : (current ?? { value, label: t("columns.organisation") })}
        onChange={(one) => {
          setChosen(one);
          onChange(one?.value ?? null);
        }}
        placeholder={t("anyOrganisation")}
        nothing={t("noOrganisation")}
        clearLabel={t("anyOrganisation")}
      />
    </div>
  );
}
