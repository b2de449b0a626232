import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTimeZone, getTranslations } from "next-intl/server";
import { pagesOf } from "../../../list/pages.ts";
import { loadOrderFilters, ordersInput } from "../../../orders/orders-input.ts";
import { OrdersList } from "../../../orders/orders-list.tsx";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.orders"))("title") });

export default async function OrdersPage({ searchParams }: PageProps<"/orders">) {
  if (!can(await signedInOrRedirect(), "orders.view")) notFound();
  const { trpc, client, queryClient } = await serverQueries();
  const input = ordersInput(await loadOrderFilters(searchParams), await getTimeZone());
  await queryClient.prefetchInfiniteQuery(pagesOf(trpc.orders.list.queryKey(input), () => client.orders.list(input)));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <OrdersList />
    </HydrationBoundary>
  );
}
