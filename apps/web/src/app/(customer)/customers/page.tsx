import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { customersInput, loadCustomerFilters } from "../../../customers/customers-input.ts";
import { CustomersList } from "../../../customers/customers-list.tsx";
import { pagesOf } from "../../../list/pages.ts";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.customers"))("title") });

export default async function CustomersPage({ searchParams }: PageProps<"/customers">) {
  if (!can(await signedInOrRedirect(), "orders.view")) notFound();
  const { trpc, client, queryClient } = await serverQueries();
  const input = customersInput(await loadCustomerFilters(searchParams));
  await queryClient.prefetchInfiniteQuery(
    pagesOf(trpc.customers.list.queryKey(input), () => client.customers.list(input)),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <CustomersList />
    </HydrationBoundary>
  );
}
