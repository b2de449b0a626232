"use client";

import { useTranslations } from "next-intl";
import { EraseForGoodDialog } from "../list/erase-for-good-dialog.tsx";
import { useTRPCClient } from "../trpc/client.tsx";
import type { OrderDetail } from "./order.ts";

type EraseWordsDialogProps = { order: Pick<OrderDetail, "id" | "number">; onClose: () => void };

/** Asks for the order's number before what people said of it goes. */
export function EraseWordsDialog({ order, onClose }: EraseWordsDialogProps) {
  const t = useTranslations("web.orders.eraseWords");
  const client = useTRPCClient();
  const number = String(order.number);
  return (
    <EraseForGoodDialog
      title={t("title")}
      text={t("text")}
      typed={{ expected: number, label: t("typed", { number }) }}
      confirm={t("confirm")}
      onErase={async () => {
        await client.orders.eraseWords.mutate({ orderId: order.id, number });
        return t("done");
      }}
      onClose={onClose}
    />
  );
}
