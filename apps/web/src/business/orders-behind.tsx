"use client";

import { Select } from "@cartage/ui/select";
import { useTranslations } from "next-intl";
import { ShortTime } from "../format/times.tsx";
import { OrderState } from "../orders/order-state.tsx";
import { Link } from "../shell/link.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import { useBehindColumns } from "./behind-columns.tsx";
import { BehindPanel } from "./behind-panel.tsx";
import { useBusiness } from "./use-business.ts";

/** The orders that the figures were counted of. */
export function OrdersBehind() {
  const t = useTranslations("web.business");
  const tOrders = useTranslations("web.orders");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const columns = useBehindColumns();
  const { filters, setFilters, input } = useBusiness();
  const { state, outcome } = filters;
  const asked = { ...input, ...(state && { state }), ...(outcome && { outcome }) };
  return (
    <BehindPanel
      name="orders"
      title={t("behind")}
      narrowedTo={state && tOrders(`states.${state}`)}
      queryKey={trpc.business.behind.queryKey(asked)}
      fetchPage={(cursor, limit) => client.business.behind.query({ ...asked, limit, ...(cursor && { cursor }) })}
      columns={columns}
      empty={t("nothing")}
      filter={
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
      }
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
  );
}
