"use client";

import { ContactIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { listLabels } from "../list/list-labels.ts";
import { ListPage } from "../list/list-page.tsx";
import { listPages } from "../list/pages.ts";
import { useAdding } from "../list/use-adding.tsx";
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
  const { isAdding, stopAdding, addButton } = useAdding(t("add"), mayEdit);
  const input = customersInput(filters);
  return (
    <>
      <ListPage
        name="customers"
        title={t("title")}
        columns={useCustomerColumns()}
        rowHref={(customer) => `/customers/${customer.id}`}
        pages={listPages(trpc.customers.list.queryKey(input), input, client.customers.list.query)}
        add={addButton}
        isFiltered={Boolean(filters.q)}
        onClear={() => void setFilters({ q: null })}
        empty={{ icon: <ContactIcon />, title: t("empty"), text: t("emptyText") }}
        labels={listLabels(t)}
      />
      {isAdding && <CustomerDialog onClose={stopAdding} />}
    </>
  );
}
