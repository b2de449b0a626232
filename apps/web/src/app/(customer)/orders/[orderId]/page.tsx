import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { env } from "../../../../env.ts";
import { mapSources } from "../../../../map/sources.ts";
import { loadOrder } from "../../../../orders/load-order.ts";
import { OrderPage } from "../../../../orders/order-page.tsx";

type Props = PageProps<"/orders/[orderId]">;

export async function generateMetadata({ params }: Props) {
  const { order } = await loadOrder((await params).orderId);
  return { title: (await getTranslations("web.orders"))("number", { number: String(order.number) }) };
}

export default async function Page({ params }: Props) {
  const { orderId } = await params;
  const { queryClient } = await loadOrder(orderId);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <OrderPage orderId={orderId} streets={mapSources(env()).streets} />
    </HydrationBoundary>
  );
}
