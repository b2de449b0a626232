import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../../../env.ts";
import { mapSources } from "../../../../../map/sources.ts";
import { EditOrder } from "../../../../../orders/form/edit-order.tsx";
import { loadOrder } from "../../../../../orders/load-order.ts";

type Props = PageProps<"/orders/[orderId]/edit">;

export async function generateMetadata({ params }: Props) {
  const { order } = await loadOrder((await params).orderId);
  return { title: (await getTranslations("web.orders.form"))("editTitle", { number: String(order.number) }) };
}

export default async function Page({ params }: Props) {
  const { orderId } = await params;
  const { order, queryClient } = await loadOrder(orderId);
  if (!order.may.edit) redirect(`/orders/${orderId}`);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <EditOrder orderId={orderId} streets={mapSources(env()).streets} />
    </HydrationBoundary>
  );
}
