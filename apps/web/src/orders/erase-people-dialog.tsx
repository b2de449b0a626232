"use client";

import { useTranslations } from "next-intl";
import { EraseForGoodDialog } from "../list/erase-for-good-dialog.tsx";
import { useTRPCClient } from "../trpc/client.tsx";
import type { OrderDetail } from "./order.ts";

type ErasePeopleDialogProps = { order: Pick<OrderDetail, "id" | "number">; onClose: () => void };

/** Asks for the order's number before what it tells of people goes. */
export function ErasePeopleDialog({ order, onClose }: ErasePeopleDialogProps) {
  const t = useTranslations("web.orders.erasePeople");
  const client = useTRPCClient();
  const number = String(order.number);
  return (
    <EraseForGoodDialog
      title={t("title")}
      text={t("text")}
      typed={{ expected: number, label: t("typed", { number }) }}
      confirm={t("confirm")}
      onErase={async () => {
        await client.orders.erasePeople.mutate({ orderId: order.id, number });
        return t("done", { number });
      }}
      onClose={onClose}
    />
  );
}
