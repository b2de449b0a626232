"use client";

import { recurringStates } from "@cartage/domain/recurring/states";
import { buttonClass } from "@cartage/ui/button-class";
import { PlusIcon, RepeatIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "../list/filter-select.tsx";
import { listLabels } from "../list/list-labels.ts";
import { ListPage } from "../list/list-page.tsx";
import { listPages } from "../list/pages.ts";
import { BackToOrders } from "../orders/back-to-orders.tsx";
import { Link } from "../shell/link.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useRecurringColumns } from "./recurring-columns.tsx";
import { recurringFilters, recurringInput } from "./recurring-input.ts";

/** All recurring orders of the organisation. */
export function RecurringList() {
  const t = useTranslations("web.recurring");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayEdit = useCan("orders.edit");
  const [filters, setFilters] = useQueryStates(recurringFilters);
  const input = recurringInput(filters);
  return (
    <ListPage
      name="recurring-orders"
      title={t("title")}
      back={<BackToOrders />}
      columns={useRecurringColumns()}
      rowHref={({ id }) => `/orders/recurring/${id}`}
      pages={listPages(trpc.recurring.list.queryKey(input), input, client.recurring.list.query)}
      add={
        mayEdit && (
          <Link href="/orders/recurring/new" className={buttonClass("primary")}>
            <PlusIcon />
            {t("add")}
          </Link>
        )
      }
      filters={
        <FilterSelect
          label={t("columns.state")}
          value={filters.state}
          onChange={(state) => void setFilters({ state })}
          values={recurringStates}
          nameOf={(value) => t(`states.${value}`)}
          any={t("anyState")}
          className="w-40"
        />
      }
      isFiltered={Boolean(filters.q || filters.state)}
      onClear={() => void setFilters({ q: null, state: null })}
      empty={{ icon: <RepeatIcon />, title: t("empty"), text: t("emptyText") }}
      labels={listLabels(t)}
    />
  );
}
