"use client";

import { dispatchStates } from "@cartage/domain/dispatch/states";
import { Select } from "@cartage/ui/select";
import { SendIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { listLabels } from "../../list/list-labels.ts";
import { ListPage } from "../../list/list-page.tsx";
import { listPages } from "../../list/pages.ts";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { useDispatchColumns } from "./dispatch-columns.tsx";
import { dispatchesInput, dispatchFilters } from "./dispatches-input.ts";

/** Routes on their way to their drivers, of all organisations, step by step; the newest first. */
export function DispatchesList() {
  const t = useTranslations("web.admin.dispatches");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [filters, setFilters] = useQueryStates(dispatchFilters);
  const { state, stuck } = filters;
  const input = dispatchesInput(filters);
  return (
    <ListPage
      name="dispatches"
      title={t("title")}
      columns={useDispatchColumns()}
      pages={listPages(trpc.routes.dispatches.list.queryKey(input), input, client.routes.dispatches.list.query)}
      filters={
        <Select
          label={t("state")}
          value={stuck ? "stuck" : state}
          onChange={(value) =>
            void setFilters({ state: value === "stuck" ? null : value, stuck: value === "stuck" ? true : null })
          }
          choices={[
            { value: null, label: t("anyState") },
            { value: "stuck" as const, label: t("stuck") },
            ...dispatchStates.map((value) => ({ value, label: t(`states.${value}`) })),
          ]}
          className="w-44 max-sm:flex-1"
        />
      }
      isFiltered={filters.q !== "" || state !== null || stuck}
      onClear={() => void setFilters({ q: null, state: null, stuck: null })}
      empty={{ icon: <SendIcon />, title: t("empty"), text: t("emptyText") }}
      labels={listLabels(t)}
    />
  );
}
