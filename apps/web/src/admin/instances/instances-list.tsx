"use client";

import { instanceKinds } from "@cartage/domain/platform/inputs";
import { ServerIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "../../list/filter-select.tsx";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { useInstanceColumns } from "./instance-columns.tsx";
import { instanceFilters, instancesPage } from "./instances-input.ts";

/** The processes that run, and how each of them fares. */
export function InstancesList() {
  const t = useTranslations("web.admin.instances");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(instanceFilters);
  return (
    <ListPage
      name="processes"
      title={t("title")}
      columns={useInstanceColumns()}
      pages={{
        key: [...trpc.platform.instances.list.queryKey(), filters],
        fetchPage: async () => instancesPage(await client.platform.instances.list.query(), filters),
      }}
      filters={
        <FilterSelect
          label={t("columns.kind")}
          value={filters.kind}
          onChange={(kind) => void setFilters({ kind })}
          values={instanceKinds}
          nameOf={(kind) => kind}
          any={t("anyKind")}
          className="w-38 max-sm:flex-1"
        />
      }
      isFiltered={filters.q !== "" || filters.kind !== null}
      onClear={() => void setFilters({ q: null, kind: null })}
      alsoAsJson
      empty={{ icon: <ServerIcon />, title: t("empty"), text: t("emptyText") }}
      labels={listLabels(t)}
    />
  );
}
