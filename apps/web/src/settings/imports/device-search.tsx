"use client";

import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTypedSearch } from "../../list/use-typed-search.ts";
import { useTRPC } from "../../trpc/client.tsx";

/** Finds a device by its name. */
export function DeviceSearch({ value, onChange }: { value: Found | null; onChange: (chosen: Found | null) => void }) {
  const t = useTranslations("web.imports");
  const tCommon = useTranslations("web.common");
  const { input, onSearch } = useTypedSearch(value);
  const devices = useQuery(useTRPC().fleet.devices.list.queryOptions(input, { placeholderData: keepPreviousData }));
  return (
    <SearchSelect
      found={(devices.data?.items ?? [])
        .filter(({ isRevoked }) => !isRevoked)
        .map(({ id, name, vehicle }) => ({ value: id, label: name, detail: vehicle?.name }))}
      onSearch={onSearch}
      value={value}
      onChange={onChange}
      placeholder={t("deviceSearch")}
      nothing={t("noDevice")}
      clearLabel={tCommon("none")}
    />
  );
}
