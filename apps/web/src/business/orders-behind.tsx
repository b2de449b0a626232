"use client";

import { Button } from "@cartage/ui/button";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useInfiniteQuery } from "@tanstack/react-query";
import { DownloadIcon } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ShortTime } from "../format/times.tsx";
import { exportRows } from "../list/export-rows.ts";
import { PagedPanel } from "../list/paged-panel.tsx";
import { pagesOf } from "../list/pages.ts";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { OrderState } from "../orders/order-state.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useBehindColumns } from "./behind-columns.tsx";
import { useBusiness } from "./use-business.ts";

/** The orders that the figures were counted of. */
export function OrdersBehind() {
  const t = useTranslations("web.business");
  const tCommon = useTranslations("web.common");
  const tOrders = useTranslations("web.orders");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const failed = useFailureToast();
  const columns = useBehindColumns();
  const { filters, setFilters, input } = useBusiness();
  const { state, outcome } = filters;
  const asked = { ...input, limit: 20, ...(state && { state }), ...(outcome && { outcome }) };
  const fetchPage = (cursor: string | undefined, limit = asked.limit) =>
    client.business.behind.query({ ...asked, limit, ...(cursor && { cursor }) });
  const query = useInfiniteQuery(pagesOf(trpc.business.behind.queryKey(asked), (cursor) => fetchPage(cursor)));
  const exportAll = () =>
    exportRows({ name: "orders", kind: "csv", columns, fetchPage: (cursor) => fetchPage(cursor, 200) }).then(
      (count) => toast(tCommon("exported", { count })),
      failed,
    );
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="flex-1 font-semibold">
          {t("behind")}
          {state && <span className="font-normal text-ink-muted"> · {tOrders(`states.${state}`)}</span>}
        </h2>
        <Select
          label={t("outcome")}
          value={outcome}
          onChange={(value) => void setFilters({ outcome: value })}
          choices={[
            { value: null, label: t("anyOutcome") },
            { value: "on_time", label: t("outcomes.on_time") },
            { value: "late", label: t("outcomes.late") },
            { value: "pending", label: t("outcomes.pending") },
          ]}
          className="w-40"
        />
        <Button size="small" onClick={() => void exportAll()}>
          <DownloadIcon />
          {t("csv")}
        </Button>
      </div>
      <PagedPanel
        query={query}
        caption={t("behind")}
        empty={<p className="rounded-panel border border-line bg-surface p-4 text-ink-muted">{t("nothing")}</p>}
        item={(order) => (
          <li key={order.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <Link href={`/orders/${order.id}`} className="w-20 text-accent-ink tabular-nums hover:underline">
              {order.number}
            </Link>
            <span className="min-w-0 flex-1 truncate">
              {order.deliveryName} <span className="text-ink-muted">{order.customer}</span>
            </span>
            <span className="text-ink-muted tabular-nums">
              {t("dueUntil")} <ShortTime at={order.dueAt} />
              {order.deliveredAt !== null && (
                <>
                  , {t("handedOver")} <ShortTime at={order.deliveredAt} />
                </>
              )}
            </span>
            <OrderState state={order.state} />
          </li>
        )}
      />
    </section>
  );
}
