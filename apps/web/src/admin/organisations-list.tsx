"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import type { DataColumn } from "@cartage/ui/data-column";
import { Building2Icon, PlusIcon } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState, useQueryStates } from "nuqs";
import { useMemo } from "react";
import { LocalDay, RelativeTime } from "../format/times.tsx";
import { listLabels } from "../list/list-labels.ts";
import { ListPage } from "../list/list-page.tsx";
import { listPages } from "../list/pages.ts";
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
  const [isAdding, setAdding] = useQueryState("add", parseAsBoolean.withDefault(false));
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
        add={
          canManage && (
            <Button look="primary" onClick={() => void setAdding(true)}>
              <PlusIcon />
              {t("add")}
            </Button>
          )
        }
        isFiltered={filters.q !== ""}
        onClear={() => void setFilters({ q: null })}
        empty={{ icon: <Building2Icon />, title: t("empty"), text: t("emptyText") }}
        labels={listLabels(t)}
      />
      <CreateOrganisationDialog isOpen={isAdding && canManage} onClose={() => void setAdding(null)} />
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
      {
        id: "name",
        header: t("columns.name"),
        isSortable: true,
        isOnPhone: true,
        width: "w-auto",
        text: ({ name }) => name,
        cell: ({ name, isSuspended }) => (
          <span className="flex items-center gap-2">
            <span className="truncate">{name}</span>
            {isSuspended && <Badge tone="critical">{t("suspended")}</Badge>}
          </span>
        ),
      },
      {
        id: "owner",
        header: t("columns.owner"),
        width: "w-[18%]",
        text: ({ owner }) => owner?.email ?? null,
        cell: ({ owner }) => <span className="text-ink-muted">{owner?.email ?? t("noOwner")}</span>,
      },
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
      {
        id: "lastMessageAt",
        header: t("columns.lastMessageAt"),
        width: "w-[13%]",
        text: ({ lastMessageAt }) => (lastMessageAt === null ? null : new Date(lastMessageAt).toISOString()),
        cell: ({ lastMessageAt }) => <RelativeTime at={lastMessageAt} className="text-ink-muted" />,
      },
      {
        id: "createdAt",
        header: t("columns.createdAt"),
        isSortable: true,
        isExtra: true,
        width: "w-[12%]",
        text: ({ createdAt }) => new Date(createdAt).toISOString(),
        cell: ({ createdAt }) => <LocalDay at={createdAt} />,
      },
      {
        id: "actions",
        header: "",
        isOnPhone: true,
        width: "w-44",
        text: () => null,
        cell: (organisation) => (
          <span className="flex justify-end gap-2">
            <OrganisationPlanButton organisation={organisation} />
            <SuspendButton organisation={organisation} />
          </span>
        ),
      },
    ];
  }, [t, format]);
}
