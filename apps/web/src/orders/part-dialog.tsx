"use client";

import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import type { OrderDetail } from "./order.ts";

/** Which pieces were handed over, and why not the others. */
export function PartDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const t = useTranslations("web.orders");
  const tCommon = useTranslations("web.common");
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
    <Dialog isOpen onClose={onClose} title={t("partTitle")} description={t("partText")} closeLabel={tCommon("close")}>
      <Form<Record<string, string>> errors={failureOf(deliverPart.error).fields} onSubmit={submit}>
        <DialogBody>
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
          <FormFailure error={deliverPart.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={deliverPart.isPending}>
            {t("moves.partly_delivered")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
