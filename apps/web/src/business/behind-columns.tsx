"use client";

import type { DataColumn } from "@cartage/ui/data-column";
import { useTranslations } from "next-intl";
import type { Outputs } from "../trpc/router.ts";

type Row = Outputs["business"]["behind"]["items"][number];

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What a file of the orders behind the figures has. */
export function useBehindColumns(): DataColumn<Row>[] {
  const t = useTranslations("web.orders.columns");
  const tBusiness = useTranslations("web.business");
  const plain = (id: string, header: string, text: (row: Row) => string | number | null): DataColumn<Row> => ({
    id,
    header,
    width: "w-auto",
    skeleton: "w-20",
    text,
    cell: (row) => text(row),
  });
  return [
    plain("number", t("number"), ({ number }) => number),
    plain("state", t("state"), ({ state }) => state),
    plain("customer", t("customer"), ({ customer }) => customer),
    plain("delivery", t("delivery"), ({ deliveryName }) => deliveryName),
    plain("dueAt", t("dueAt"), ({ dueAt }) => iso(dueAt)),
    plain("deliveredAt", tBusiness("handedOver"), ({ deliveredAt }) => iso(deliveredAt)),
  ];
}
