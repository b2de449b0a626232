"use client";

import { orderPriorities } from "@cartage/domain/orders/inputs";
import { orderStates } from "@cartage/domain/orders/states";
import { Input } from "@cartage/ui/input";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { FilterSelect } from "../list/filter-select.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { CustomerSearch } from "./customer-search.tsx";
import { orderFilters } from "./orders-input.ts";

/** State, priority, customer and day, beside the search. */
export function OrderFilters() {
  const t = useTranslations("web.orders");
  const trpc = useTRPC();
  const [{ state, priority, customer, due }, setFilters] = useQueryStates(orderFilters);
  const chosen = useQuery(trpc.customers.get.queryOptions(customer ? { customerId: customer } : skipToken));
  return (
    <>
      <FilterSelect
        label={t("columns.state")}
        value={state}
        onChange={(value) => void setFilters({ state: value })}
        values={orderStates}
        nameOf={(value) => t(`states.${value}`)}
        any={t("anyState")}
        className="w-40 max-sm:grow max-sm:basis-2/5"
      />
      <FilterSelect
        label={t("columns.priority")}
        value={priority}
        onChange={(value) => void setFilters({ priority: value })}
        values={orderPriorities}
        nameOf={(value) => t(`priorities.${value}`)}
        any={t("anyPriority")}
        className="w-34 max-sm:grow max-sm:basis-2/5"
      />
      <div className="w-44 max-sm:w-full">
        <CustomerSearch
          label={t("customer")}
          value={customer && chosen.data ? { value: customer, label: chosen.data.name } : null}
          onChange={(found) => void setFilters({ customer: found?.value ?? null })}
          labels={{ placeholder: t("customerSearch"), nothing: t("customerNothing"), clear: t("customerClear") }}
        />
      </div>
      <span className="flex items-center gap-2 text-ink-muted max-sm:w-full">
        <span aria-hidden="true" className="whitespace-nowrap">
          {t("due")}
        </span>
        <Input
          type="date"
          aria-label={t("due")}
          value={due ?? ""}
          onChange={({ target }) => void setFilters({ due: target.value || null })}
          className="w-36 max-sm:flex-1"
        />
      </span>
    </>
  );
}
