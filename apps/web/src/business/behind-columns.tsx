"use client";

import { useTranslations } from "next-intl";
import type { ExportedColumn } from "../list/export-rows.ts";
import type { Outputs } from "../trpc/router.ts";

type Row = Outputs["business"]["behind"]["items"][number];

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** What a file of the orders behind the figures has. */
export function useBehindColumns(): ExportedColumn<Row>[] {
  const t = useTranslations("web.orders.columns");
  const tBusiness = useTranslations("web.business");
  return [
    { header: t("number"), text: ({ number }) => number },
    { header: t("state"), text: ({ state }) => state },
    { header: t("customer"), text: ({ customer }) => customer },
    { header: t("delivery"), text: ({ deliveryName }) => deliveryName },
    { header: t("dueAt"), text: ({ dueAt }) => iso(dueAt) },
    { header: tBusiness("handedOver"), text: ({ deliveredAt }) => iso(deliveredAt) },
  ];
}
