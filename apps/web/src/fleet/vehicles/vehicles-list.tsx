"use client";

import { TruckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useAdding } from "../../list/use-adding.tsx";
import { useImporting } from "../../routes/import/use-importing.tsx";
import { useCan } from "../../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { useVehicleColumns } from "./vehicle-columns.tsx";
import { VehicleDialog } from "./vehicle-dialog.tsx";
import { VehicleFilters } from "./vehicle-filters.tsx";
import { vehicleFilters, vehiclesInput } from "./vehicles-input.ts";

/** All vehicles of the organisation. */
export function VehiclesList() {
  const t = useTranslations("web.vehicles");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const canEdit = useCan("vehicles.edit");
  const [filters, setFilters] = useQueryStates(vehicleFilters);
  const { isAdding, stopAdding, addButton } = useAdding(t("add"), canEdit);
  const { importButton, importDialog } = useImporting(["vehicles"], canEdit);
  const input = vehiclesInput(filters);
  return (
    <>
      <ListPage
        name="vehicles"
        title={t("title")}
        columns={useVehicleColumns()}
        rowHref={(vehicle) => `/vehicles/${vehicle.id}`}
        pages={listPages(trpc.fleet.vehicles.list.queryKey(input), input, client.fleet.vehicles.list.query)}
        add={
          canEdit && (
            <>
              {importButton}
              {addButton}
            </>
          )
        }
        filters={<VehicleFilters />}
        isFiltered={Boolean(filters.q || filters.type.length || filters.group || filters.tag.length)}
        onClear={() => void setFilters({ q: null, type: null, group: null, tag: null })}
        empty={{ icon: <TruckIcon />, title: t("empty"), text: t("emptyText") }}
        labels={listLabels(t)}
      />
      <VehicleDialog isOpen={isAdding} onClose={stopAdding} />
      {importDialog}
    </>
  );
}
