"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormDialog } from "../list/form-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
import type { OrderDetail } from "./order.ts";

/** Which pieces were handed over, and why not the others. */
export function PartDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const t = useTranslations("web.orders");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const deliverPart = useMutation(trpc.orders.deliverPart.mutationOptions());
  const submit = async ({ reason = "", ...typed }: Record<string, string>) => {
    const delivered = Object.fromEntries(
      order.content.items.map((_, at) => [String(at + 1), Number(typed[`line${at + 1}`])]),
    );
    const { state } = await deliverPart.mutateAsync({ orderId: order.id, basedOn: order.version, delivered, reason });
    await cache.invalidateQueries({ queryKey: trpc.orders.pathKey() });
    toast(t("moved", { state: t(`states.${state}`) }));
    onClose();
  };
  return (
    <FormDialog<Record<string, string>>
      isOpen
      onClose={onClose}
      title={t("partTitle")}
      description={t("partText")}
      error={deliverPart.error}
      onSubmit={submit}
      isBusy={deliverPart.isPending}
      submitLabel={t("moves.partly_delivered")}
    >
      <div className="grid gap-4">
        {order.content.items.map(({ description, quantity, barcode }, at) => (
          <Field key={barcode} name={`line${at + 1}`} label={`${description} (× ${quantity})`}>
            <FieldInput
              type="number"
              required
              min={order.delivered[String(at + 1)] ?? 0}
              max={quantity}
              defaultValue={String(order.delivered[String(at + 1)] ?? 0)}
            />
          </Field>
        ))}
        <Field name="reason" label={t("reason")} missing={t("reasonMissing")}>
          <FieldInput required autoComplete="off" maxLength={300} />
        </Field>
      </div>
    </FormDialog>
  );
}
