"use client";

import { Button } from "@cartage/ui/button";
import { ContactIcon, PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsBoolean, useQueryState, useQueryStates } from "nuqs";
import { listLabels } from "../list/list-labels.ts";
import { ListPage } from "../list/list-page.tsx";
import { listPages } from "../list/pages.ts";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useCustomerColumns } from "./customer-columns.tsx";
import { CustomerDialog } from "./customer-dialog.tsx";
import { customerFilters, customersInput } from "./customers-input.ts";

/** All customers of the organisation. */
export function CustomersList() {
  const t = useTranslations("web.customers");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayEdit = useCan("orders.edit");
  const [filters, setFilters] = useQueryStates(customerFilters);
  const [isAdding, setAdding] = useQueryState("add", parseAsBoolean.withDefault(false));
  const input = customersInput(filters);
  return (
    <>
      <ListPage
        name="customers"
        title={t("title")}
        columns={useCustomerColumns()}
        rowHref={(customer) => `/customers/${customer.id}`}
        pages={listPages(trpc.customers.list.queryKey(input), input, client.customers.list.query)}
        add={
          mayEdit && (
            <Button look="primary" onClick={() => void setAdding(true)}>
              <PlusIcon />
              {t("add")}
            </Button>
          )
        }
        isFiltered={Boolean(filters.q)}
        onClear={() => void setFilters({ q: null })}
        empty={{ icon: <ContactIcon />, title: t("empty"), text: t("emptyText") }}
        labels={listLabels(t)}
      />
      {mayEdit && isAdding && <CustomerDialog onClose={() => void setAdding(null)} />}
    </>
  );
}
