"use client";

import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { CircleAlertIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import type { StreetStyles } from "../../map/sources.ts";
import { Link } from "../../shell/link.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import { BackToOrders } from "../back-to-orders.tsx";
import { draftOf, inputOf, type OrderDraft } from "./draft.ts";
import { OrderForm } from "./order-form.tsx";

/** Changes an order as it was when the form was opened; whoever was faster is shown. */
export function EditOrder({ orderId, streets }: { orderId: string; streets: StreetStyles }) {
  const t = useTranslations("web.orders");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const timeZone = useTimeZone() ?? "UTC";
  const { data: order } = useSuspenseQuery(trpc.orders.get.queryOptions({ orderId }));
  const [opened] = useState(order);
  const edit = useMutation(trpc.orders.edit.mutationOptions());
  const send = async (draft: OrderDraft) => {
    await edit.mutateAsync({ ...inputOf(draft, timeZone), orderId, basedOn: opened.version });
    await cache.invalidateQueries({ queryKey: trpc.orders.pathKey() });
    toast(t("form.saved"));
    router.push(`/orders/${orderId}`);
  };
  const isOvertaken = failureOf(edit.error).code === "changed_meanwhile";
  return (
    <div>
      <PageHeader back={<BackToOrders />} title={t("form.editTitle", { number: String(order.number) })} />
      <OrderForm
        initial={draftOf(opened.content, { timeZone, isCopy: false })}
        streets={streets}
        error={edit.error}
        isBusy={edit.isPending}
        labels={{ submit: t("form.save") }}
        notice={
          isOvertaken && (
            <Notice tone="warning" role="alert" icon={<CircleAlertIcon />}>
              {t("page.changedMeanwhile")}{" "}
              <Link href={`/orders/${orderId}`} className="font-medium underline">
                {t("number", { number: String(order.number) })}
              </Link>
            </Notice>
          )
        }
        onSubmit={send}
      />
    </div>
  );
}
