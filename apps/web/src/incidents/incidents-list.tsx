"use client";

import { incidentKinds, incidentSeverities } from "@cartage/domain/incidents/states";
import { Button } from "@cartage/ui/button";
import { Select } from "@cartage/ui/select";
import { PlusIcon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState, useQueryStates } from "nuqs";
import { ListPage } from "../list/list-page.tsx";
import type { StreetStyles } from "../map/sources.ts";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useIncidentColumns } from "./incident-columns.tsx";
import { incidentFilters, incidentsInput, shownStates } from "./incidents-input.ts";
import { OpenDialog } from "./open-dialog.tsx";

/** All incidents of the organisation. */
export function IncidentsList({ streets }: { streets: StreetStyles }) {
  const t = useTranslations("web.incidents");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayWork = useCan("incidents.work");
  const [filters, setFilters] = useQueryStates(incidentFilters);
  const [isAdding, setAdding] = useQueryState("add", parseAsBoolean.withDefault(false));
  const input = incidentsInput(filters);
  const { q, state, kind, severity } = filters;
  return (
    <>
      <ListPage
        name="incidents"
        title={t("title")}
        columns={useIncidentColumns()}
        rowHref={(incident) => `/incidents/${incident.id}`}
        pages={{
          key: trpc.incidents.list.queryKey(input),
          fetchPage: (cursor, limit = input.limit) =>
            client.incidents.list.query({ ...input, limit, ...(cursor && { cursor }) }),
        }}
        add={
          mayWork && (
            <Button look="primary" onClick={() => void setAdding(true)}>
              <PlusIcon />
              {t("add")}
            </Button>
          )
        }
        filters={
          <>
            <Select
              label={t("columns.state")}
              value={state}
              onChange={(value) => void setFilters({ state: value })}
              choices={[
                { value: null, label: t("anyState") },
                ...shownStates.map((value) => ({ value, label: t(`states.${value}`) })),
              ]}
              className="w-40 max-sm:grow max-sm:basis-2/5"
            />
            <Select
              label={t("columns.kind")}
              value={kind}
              onChange={(value) => void setFilters({ kind: value })}
              choices={[
                { value: null, label: t("anyKind") },
                ...incidentKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
              ]}
              className="w-34 max-sm:grow max-sm:basis-2/5"
            />
            <Select
              label={t("columns.severity")}
              value={severity}
              onChange={(value) => void setFilters({ severity: value })}
              choices={[
                { value: null, label: t("anySeverity") },
                ...incidentSeverities.map((value) => ({ value, label: t(`severities.${value}`) })),
              ]}
              className="w-40 max-sm:w-full"
            />
          </>
        }
        isFiltered={Boolean(q || state || kind || severity)}
        onClear={() => void setFilters({ q: null, state: null, kind: null, severity: null })}
        empty={{ icon: <TriangleAlertIcon />, title: t("empty"), text: t("emptyText") }}
        labels={{ search: t("search"), noMatch: t("noMatch"), noMatchText: t("noMatchText"), clear: t("clear") }}
      />
      {mayWork && isAdding && <OpenDialog streets={streets} onClose={() => void setAdding(null)} />}
    </>
  );
}
