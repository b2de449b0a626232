"use client";

import { Field, FieldInput } from "@cartage/ui/field";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { FormDialog } from "../list/form-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { toLocal, windowOf } from "./form/draft.ts";
import type { OrderDetail } from "./order.ts";

type Values = Record<"pickup.from" | "pickup.until" | "delivery.from" | "delivery.until" | "reason", string>;

/** Moves the windows of an order. */
export function RescheduleDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const t = useTranslations("web.orders");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const timeZone = useTimeZone() ?? "UTC";
  const reschedule = useMutation(trpc.orders.reschedule.mutationOptions());
  const { id: orderId, version: basedOn, content } = order;
  const submit = async (values: Values) => {
    const read = (kind: "pickup" | "delivery") =>
      windowOf({ from: values[`${kind}.from`], until: values[`${kind}.until`] }, timeZone);
    const delivery = read("delivery") ?? { from: Number.NaN, until: Number.NaN };
    await reschedule.mutateAsync({ orderId, basedOn, pickup: read("pickup"), delivery, reason: values.reason });
    await cache.invalidateQueries({ queryKey: trpc.orders.pathKey() });
    toast(t("form.saved"));
    onClose();
  };
  return (
    <FormDialog<Values>
      isOpen
      onClose={onClose}
      title={t("page.reschedule")}
      error={reschedule.error}
      onSubmit={submit}
      isBusy={reschedule.isPending}
      submitLabel={t("page.reschedule")}
    >
      <div className="grid gap-4">
        {(["pickup", "delivery"] as const).map((kind) => (
          <fieldset key={kind} className="grid gap-3 sm:grid-cols-2">
            <legend className="mb-1 font-medium">{t(`form.${kind}`)}</legend>
            {(["from", "until"] as const).map((end) => (
              <Field
                key={end}
                name={`${kind}.${end}`}
                label={t(`form.${end}`)}
                {...(kind === "delivery" && { missing: t("form.windowMissing") })}
              >
                <FieldInput
                  type="datetime-local"
                  required={kind === "delivery"}
                  defaultValue={localOf(content[kind].window?.[end], timeZone)}
                />
              </Field>
            ))}
          </fieldset>
        ))}
        <Field name="reason" label={t("reason")} optionalMark={tCommon("optional")}>
          <FieldInput autoComplete="off" maxLength={300} />
        </Field>
      </div>
    </FormDialog>
  );
}

const localOf = (at: number | undefined, timeZone: string) => (at === undefined ? "" : toLocal(at, timeZone));
