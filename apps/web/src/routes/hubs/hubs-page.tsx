"use client";

import { hubStates } from "@cartage/domain/routes/states";
import { WarehouseIcon } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "../../list/filter-select.tsx";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useAdding } from "../../list/use-adding.tsx";
import { NetworkMap } from "../../map/network/network-map.tsx";
import type { StreetStyles } from "../../map/sources.ts";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { useImporting } from "../import/use-importing.tsx";
import { useNetwork } from "../use-network.ts";
import { useHubColumns } from "./hub-columns.tsx";
import { HubDialog } from "./hub-dialog.tsx";
import { hubFilters, hubsInput } from "./hubs-input.ts";

/** All hubs of the organisation, as a list and on the map with their lanes. */
export function HubsPage({ streets }: { streets: StreetStyles }) {
  const t = useTranslations("web.hubs");
  const tStates = useTranslations("web.hubs.states");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const mayEdit = useCan("hubs.edit");
  const [filters, setFilters] = useQueryStates(hubFilters);
  const { isAdding, stopAdding, addButton } = useAdding(t("add"), mayEdit);
  const { importButton, importDialog } = useImporting(["hubs", "lanes"], mayEdit);
  const input = hubsInput(filters);
  const { hubs, lanes } = useNetwork();
  return (
    <div className="flex h-full max-lg:flex-col-reverse">
      <div className="min-h-0 min-w-0 border-line max-lg:flex-1 lg:w-[38rem] lg:shrink-0 lg:border-r">
        <ListPage
          name="hubs"
          title={t("title")}
          columns={useHubColumns()}
          rowHref={({ id }) => `/hubs/${id}`}
          pages={listPages(trpc.routes.hubs.list.queryKey(input), input, client.routes.hubs.list.query)}
          add={
            mayEdit && (
              <>
                {importButton}
                {addButton}
              </>
            )
          }
          filters={
            <FilterSelect
              label={t("columns.state")}
              value={filters.state}
              onChange={(state) => void setFilters({ state })}
              values={hubStates}
              nameOf={(state) => tStates(state)}
              any={t("anyState")}
            />
          }
          isFiltered={filters.q !== "" || filters.state !== null}
          onClear={() => void setFilters({ q: null, state: null })}
          empty={{ icon: <WarehouseIcon />, title: t("empty"), text: t(mayEdit ? "emptyText" : "emptyTextForViewers") }}
          labels={listLabels(t)}
        />
      </div>
      <div className="relative min-w-0 max-lg:h-[34vh] max-lg:shrink-0 max-lg:border-line max-lg:border-b lg:flex-1">
        <NetworkMap
          label={t("mapLabel")}
          streets={streets}
          hubs={hubs}
          lanes={lanes}
          onChoose={(id) => router.push(`/hubs/${id}` as Route)}
        />
      </div>
      {isAdding && <HubDialog streets={streets} onClose={stopAdding} />}
      {importDialog}
    </div>
  );
}
