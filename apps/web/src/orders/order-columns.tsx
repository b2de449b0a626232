"use client";

import { Badge } from "@cartage/ui/badge";
import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { LocalTime, ShortTime } from "../format/times.tsx";
import { countColumn, quietColumn } from "../list/columns.tsx";
import type { Outputs } from "../trpc/router.ts";
import { Money, majorOf, Weight } from "./order-measures.tsx";
import { OrderState } from "./order-state.tsx";

export type OrderRow = Outputs["orders"]["list"]["items"][number];

const isoOf = (at: number) => new Date(at).toISOString();

/** The columns of the list of orders, on screen and as CSV. */
export function useOrderColumns(): DataColumn<OrderRow>[] {
  const t = useTranslations("web.orders");
  return useMemo(() => {
    const none = <span className="text-ink-faint">{t("none")}</span>;
    return [
      {
        id: "number",
        header: t("columns.number"),
        isSortable: true,
        isOnPhone: true,
        width: "w-21 md:w-[8%]",
        skeleton: "w-12",
        text: (order) => order.number,
        cell: (order) => <span className="tabular-nums">{order.number}</span>,
      },
      {
        id: "state",
        header: t("columns.state"),
        isOnPhone: true,
        width: "w-36 md:w-[13%]",
        skeleton: "w-20",
        text: (order) => order.state,
        cell: (order) => <OrderState state={order.state} />,
      },
      {
        id: "delivery",
        header: t("columns.delivery"),
        isOnPhone: true,
        width: "w-auto",
        skeleton: "w-40",
        text: (order) => `${order.deliveryName}, ${order.deliveryAddress}`,
        cell: (order) => (
          <>
            {order.deliveryName} <span className="text-ink-muted">{order.deliveryAddress}</span>
          </>
        ),
      },
      {
        id: "customer",
        header: t("columns.customer"),
        width: "w-[15%]",
        skeleton: "w-24",
        text: (order) => order.customer?.name ?? null,
        cell: (order) => (order.customer ? <span className="text-ink-muted">{order.customer.name}</span> : none),
      },
      {
        id: "dueAt",
        header: t("columns.dueAt"),
        isSortable: true,
        width: "w-[14%]",
        skeleton: "w-24",
        text: (order) => isoOf(order.dueAt),
        cell: (order) => <ShortTime at={order.dueAt} className="text-ink-muted" />,
      },
      {
        id: "priority",
        header: t("columns.priority"),
        width: "w-[8%]",
        skeleton: "w-12",
        text: (order) => order.priority,
        cell: ({ priority }) =>
          priority === "normal" ? (
            <span className="text-ink-muted">{t(`priorities.${priority}`)}</span>
          ) : (
            <Badge tone={priority === "urgent" ? "critical" : "warning"}>{t(`priorities.${priority}`)}</Badge>
          ),
      },
      {
        id: "weight",
        header: t("columns.weight"),
        isNumber: true,
        width: "w-[9%]",
        skeleton: "w-12",
        text: (order) => order.weightG / 1_000,
        cell: (order) => <Weight grams={order.weightG} />,
      },
      {
        id: "cash",
        header: t("columns.cash"),
        isNumber: true,
        isExtra: true,
        width: "w-[11%]",
        text: (order) => order.cash && `${majorOf(order.cash)} ${order.cash.currency}`,
        cell: (order) => (order.cash ? <Money cash={order.cash} /> : none),
      },
      {
        id: "reference",
        header: t("columns.reference"),
        isExtra: true,
        width: "w-[12%]",
        text: (order) => order.reference,
        cell: (order) => (order.reference ? <span className="font-mono text-caption">{order.reference}</span> : none),
      },
      quietColumn({
        id: "pickup",
        header: t("columns.pickup"),
        isExtra: true,
        width: "w-[14%]",
        text: (order) => order.pickupName,
      }),
      countColumn(
        { id: "pieces", header: t("columns.pieces"), isExtra: true, width: "w-[7%]" },
        (order) => order.pieces,
      ),
      {
        id: "created",
        header: t("columns.created"),
        isExtra: true,
        width: "w-[14%]",
        text: (order) => isoOf(order.createdAt),
        cell: (order) => <LocalTime at={order.createdAt} className="text-ink-muted" />,
      },
    ];
  }, [t]);
}
