"use client";

import { deviceKinds, devicePresences } from "@cartage/domain/fleet/inputs";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "../../list/filter-select.tsx";
import { deviceFilters } from "./devices-input.ts";

/** Kind and connection, beside the text filter. */
export function DeviceFilters() {
  const t = useTranslations("web.devices");
  const [{ kind, connection }, setFilters] = useQueryStates(deviceFilters);
  return (
    <>
      <FilterSelect
        label={t("columns.kind")}
        value={kind}
        onChange={(value) => void setFilters({ kind: value })}
        values={deviceKinds}
        nameOf={(value) => t(`kinds.${value}`)}
        any={t("anyKind")}
        className="w-38 max-sm:min-w-[45%] max-sm:flex-1"
      />
      <FilterSelect
        label={t("columns.presence")}
        value={connection}
        onChange={(value) => void setFilters({ connection: value })}
        values={devicePresences}
        nameOf={(value) => t(value === "never" ? "unknown" : value)}
        any={t("anyConnection")}
        className="w-40 max-sm:min-w-[45%] max-sm:flex-1"
      />
    </>
  );
}
