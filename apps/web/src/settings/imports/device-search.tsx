"use client";

import { type Found, SearchSelect } from "@cartage/ui/search-select";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../trpc/client.tsx";

/** Finds a device by its name. */
export function DeviceSearch({ value, onChange }: { value: Found | null; onChange: (chosen: Found | null) => void }) {
  const t = useTranslations("web.imports");
  const tCommon = useTranslations("web.common");
  const [text, setText] = useState("");
  const search = text === value?.label ? "" : text.trim();
  const devices = useQuery(
    useTRPC().fleet.devices.list.queryOptions(
      { limit: 20, ...(search && { search }) },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <SearchSelect
      found={(devices.data?.items ?? [])
        .filter(({ isRevoked }) => !isRevoked)
        .map(({ id, name, vehicle }) => ({ value: id, label: name, detail: vehicle?.name }))}
      onSearch={setText}
      value={value}
      onChange={onChange}
      placeholder={t("deviceSearch")}
      nothing={t("noDevice")}
      clearLabel={tCommon("none")}
    />
  );
}
