"use client";

import { ConfirmDialog } from "@cartage/ui/confirm-dialog";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { OrderDetail } from "./order.ts";

type ErasePeopleDialogProps = { order: Pick<OrderDetail, "id" | "number">; onClose: () => void };

/** Asks for the order's number, typed, before what it tells of people goes for good. */
export function ErasePeopleDialog({ order, onClose }: ErasePeopleDialogProps) {
  const t = useTranslations("web.orders.erasePeople");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const number = String(order.number);
  const erase = useMutation(
    trpc.orders.erasePeople.mutationOptions({
      onSuccess: async () => {
        toast(t("done", { number }));
        onClose();
        await cache.invalidateQueries();
      },
    }),
  );
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={() => erase.mutate({ orderId: order.id, number })}
      isBusy={erase.isPending}
      title={t("title")}
      consequence={<p>{t("text")}</p>}
      typed={{ expected: number, label: t("typed", { number }) }}
      failure={<FormFailure error={erase.error} />}
      labels={{ confirm: t("confirm"), cancel: tCommon("cancel"), close: tCommon("close") }}
    />
  );
}
