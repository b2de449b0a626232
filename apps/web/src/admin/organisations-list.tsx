"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { Building2Icon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { actionsColumn, agoColumn, dayColumn, nameColumn, quietColumn } from "../list/columns.tsx";
import { listLabels } from "../list/list-labels.ts";
import { ListPage } from "../list/list-page.tsx";
import { listPages } from "../list/pages.ts";
import { useAdding } from "../list/use-adding.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { CreateOrganisationDialog } from "./create-organisation-dialog.tsx";
import { OrganisationPlanButton } from "./organisation-plan-button.tsx";
import type { OrganisationRow } from "./organisation-row.ts";
import { organisationFilters, organisationsInput } from "./organisations-input.ts";
import { SuspendButton } from "./suspend-button.tsx";

/** All organisations: how large they are, whether they report, and whether they are let in. */
export function OrganisationsList() {
  const t = useTranslations("web.admin.organisations");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const canManage = useCan("organisations.manage");
  const [filters, setFilters] = useQueryStates(organisationFilters);
  const { isAdding, stopAdding, addButton } = useAdding(t("add"), canManage);
  const input = organisationsInput(filters);
  return (
    <>
      <ListPage
        name="organisations"
        title={t("title")}
        columns={useOrganisationColumns()}
        rowHref={({ id }) => `/admin/users?organisation=${id}`}
        pages={listPages(
          trpc.platform.organisations.list.queryKey(input),
          input,
          client.platform.organisations.list.query,
        )}
        add={addButton}
        isFiltered={filters.q !== ""}
        onClear={() => void setFilters({ q: null })}
        empty={{ icon: <Building2Icon />, title: t("empty"), text: t("emptyText") }}
        labels={listLabels(t)}
      />
      <CreateOrganisationDialog isOpen={isAdding} onClose={stopAdding} />
    </>
  );
}

function useOrganisationColumns(): DataColumn<OrganisationRow>[] {
  const t = useTranslations("web.admin.organisations");
  const format = useFormatter();
  return useMemo(() => {
    const count = (id: "members" | "devices"): DataColumn<OrganisationRow> => ({
      id,
      header: t(`columns.${id}`),
      isNumber: true,
      width: "w-[10%]",
      skeleton: "w-8",
      text: (row) => row[id],
      cell: (row) => row[id],
    });
    return [
      nameColumn(t("columns.name"), ({ name, isSuspended }) => (
        <span className="flex items-center gap-2">
          <span className="truncate">{name}</span>
          {isSuspended && <Badge tone="critical">{t("suspended")}</Badge>}
        </span>
      )),
      quietColumn({
        id: "owner",
        header: t("columns.owner"),
        width: "w-[18%]",
        text: ({ owner }) => owner?.email ?? null,
        none: t("noOwner"),
      }),
      count("members"),
      {
        id: "vehicles",
        header: t("columns.vehicles"),
        isNumber: true,
        width: "w-[10%]",
        skeleton: "w-10",
        text: ({ vehicles }) => vehicles,
        cell: ({ vehicles, plan: { maxVehicles } }) => (
          <span className={maxVehicles !== null && vehicles >= maxVehicles ? "text-warning-ink" : undefined}>
            {maxVehicles === null ? vehicles : `${vehicles} / ${maxVehicles}`}
          </span>
        ),
      },
      count("devices"),
      {
        id: "plan",
        header: t("columns.plan"),
        width: "w-[11%]",
        text: ({ plan }) => plan.name,
        cell: ({ plan }) => <span className="truncate">{plan.name}</span>,
      },
      {
        id: "positions",
        header: t("columns.positions"),
        isNumber: true,
        isExtra: true,
        width: "w-[12%]",
        text: ({ positions }) => positions,
        cell: ({ positions }) => format.number(positions),
      },
      agoColumn(
        { id: "lastMessageAt", header: t("columns.lastMessageAt"), width: "w-[13%]" },
        ({ lastMessageAt }) => lastMessageAt,
      ),
      dayColumn(
        { id: "createdAt", header: t("columns.createdAt"), isSortable: true, isExtra: true, width: "w-[12%]" },
        ({ createdAt }) => createdAt,
      ),
      actionsColumn("w-44", (organisation) => (
        <span className="flex justify-end gap-2">
          <OrganisationPlanButton organisation={organisation} />
          <SuspendButton organisation={organisation} />
        </span>
      )),
    ];
  }, [t, format]);
}
