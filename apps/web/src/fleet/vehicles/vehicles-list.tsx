"use client";

import { Button } from "@cartage/ui/button";
import { FileUpIcon, PlusIcon, TruckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState, useQueryStates } from "nuqs";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { ImportDialog } from "../../routes/import/import-dialog.tsx";
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
  const [isAdding, setAdding] = useQueryState("add", parseAsBoolean.withDefault(false));
  const [isImporting, setImporting] = useQueryState("import", parseAsBoolean.withDefault(false));
  const tHubs = useTranslations("web.hubs");
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
              <Button onClick={() => void setImporting(true)}>
                <FileUpIcon />
                {tHubs("import")}
              </Button>
              <Button look="primary" onClick={() => void setAdding(true)}>
                <PlusIcon />
                {t("add")}
              </Button>
            </>
          )
        }
        filters={<VehicleFilters />}
        isFiltered={Boolean(filters.q || filters.type || filters.group)}
        onClear={() => void setFilters({ q: null, type: null, group: null })}
        empty={{ icon: <TruckIcon />, title: t("empty"), text: t("emptyText") }}
        labels={listLabels(t)}
      />
      <VehicleDialog isOpen={isAdding && canEdit} onClose={() => void setAdding(null)} />
      {isImporting && canEdit && <ImportDialog kinds={["vehicles"]} onClose={() => void setImporting(null)} />}
    </>
  );
}
