import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pagesOf } from "../../../../list/pages.ts";
import { loadRecurringFilters, recurringInput } from "../../../../recurring/recurring-input.ts";
import { RecurringList } from "../../../../recurring/recurring-list.tsx";
import { signedInOrRedirect } from "../../../../server/signed-in-or-redirect.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.recurring"))("title") });

export default async function Page({ searchParams }: PageProps<"/orders/recurring">) {
  if (!can(await signedInOrRedirect(), "orders.view")) notFound();
  const { trpc, client, queryClient } = await serverQueries();
  const input = recurringInput(await loadRecurringFilters(searchParams));
  await queryClient.prefetchInfiniteQuery(
    pagesOf(trpc.recurring.list.queryKey(input), () => client.recurring.list(input)),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RecurringList />
    </HydrationBoundary>
  );
}
