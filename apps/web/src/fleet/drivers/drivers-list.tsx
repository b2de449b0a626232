"use client";

import { IdCardIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useImporting } from "../../routes/import/use-importing.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { useDriverColumns } from "./driver-columns.tsx";
import { driverFilters, driversInput } from "./drivers-input.ts";

/** Everybody who drives for the organisation. */
export function DriversList() {
  const t = useTranslations("web.drivers");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayEdit = useCan("drivers.edit");
  const [filters, setFilters] = useQueryStates(driverFilters);
  const { importButton, importDialog } = useImporting(["drivers", "assignments"], mayEdit);
  const input = driversInput(filters);
  return (
    <>
      <ListPage
        name="drivers"
        title={t("title")}
        columns={useDriverColumns()}
        rowHref={({ id }) => `/drivers/${id}`}
        pages={listPages(trpc.fleet.drivers.list.queryKey(input), input, client.fleet.drivers.list.query)}
        add={importButton}
        isFiltered={filters.q !== ""}
        onClear={() => void setFilters({ q: null })}
        empty={{ icon: <IdCardIcon />, title: t("empty"), text: t("emptyText") }}
        labels={listLabels(t)}
      />
      {importDialog}
    </>
  );
}
