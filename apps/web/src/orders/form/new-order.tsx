"use client";

import { PageHeader } from "@cartage/ui/page-header";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import type { StreetStyles } from "../../map/sources.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { Outputs } from "../../trpc/router.ts";
import { BackToOrders } from "../back-to-orders.tsx";
import { draftOf, inputOf, newDraft, type OrderDraft } from "./draft.ts";
import { OrderForm } from "./order-form.tsx";

type NewOrderProps = {
  streets: StreetStyles;
  /** The order to begin with a copy of. */
  copied: Outputs["orders"]["get"] | null;
  customer: { id: string; name: string } | null;
};

/** Writes an order, anew or as a copy of one. */
export function NewOrder({ streets, copied, customer }: NewOrderProps) {
  const t = useTranslations("web.orders.form");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow();
  const create = useMutation(trpc.orders.create.mutationOptions());
  const send = async (draft: OrderDraft, isDraft: boolean) => {
    const input = { ...inputOf(draft, timeZone), isDraft, duplicateOf: copied?.id ?? null };
    const { orderId, number } = await create.mutateAsync(input);
    await cache.invalidateQueries({ queryKey: trpc.orders.pathKey() });
    toast(t("created", { number: String(number) }));
    router.push(`/orders/${orderId}`);
  };
  const fresh = newDraft(now.getTime(), timeZone);
  const initial = copied
    ? draftOf(copied.content, { timeZone, isCopy: true })
    : { ...fresh, customer: customer && { value: customer.id, label: customer.name } };
  return (
    <div>
      <PageHeader
        back={<BackToOrders />}
        title={copied ? t("duplicateTitle", { number: String(copied.number) }) : t("newTitle")}
      />
      <OrderForm
        initial={initial}
        streets={streets}
        error={create.error}
        isBusy={create.isPending}
        labels={{ submit: t("place") }}
        also={{ label: t("draft"), onSubmit: (draft) => send(draft, true) }}
        onSubmit={(draft) => send(draft, false)}
      />
    </div>
  );
}
