"use client";

import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { PackageIcon, PlusIcon, RepeatIcon, UploadIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { listLabels } from "../list/list-labels.ts";
import { ListPage } from "../list/list-page.tsx";
import { listPages } from "../list/pages.ts";
import { Link } from "../shell/link.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useOrderColumns } from "./order-columns.tsx";
import { OrderFilters } from "./order-filters.tsx";
import { orderFilters, ordersInput } from "./orders-input.ts";

/** All orders of the organisation. */
export function OrdersList() {
  const t = useTranslations("web.orders");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const router = useRouter();
  const mayEdit = useCan("orders.edit");
  const [filters, setFilters] = useQueryStates(orderFilters);
  const input = ordersInput(filters, useTimeZone() ?? "UTC");
  const { q, state, priority, customer, due } = filters;
  return (
    <ListPage
      name="orders"
      title={t("title")}
      columns={useOrderColumns()}
      rowHref={(order) => `/orders/${order.id}`}
      pages={listPages(trpc.orders.list.queryKey(input), input, client.orders.list.query)}
      add={
        <>
          <Link href="/orders/recurring" className={buttonClass()}>
            <RepeatIcon />
            {t("recurring")}
          </Link>
          {mayEdit && (
            <>
              <Link href="/orders/import" className={buttonClass()}>
                <UploadIcon />
                {t("import")}
              </Link>
              <Button look="primary" onClick={() => router.push("/orders/new")}>
                <PlusIcon />
                {t("add")}
              </Button>
            </>
          )}
        </>
      }
      filters={<OrderFilters />}
      isFiltered={Boolean(q || state || priority || customer || due)}
      onClear={() => void setFilters({ q: null, state: null, priority: null, customer: null, due: null })}
      empty={{ icon: <PackageIcon />, title: t("empty"), text: t("emptyText") }}
      labels={listLabels(t)}
    />
  );
}
