import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { dispatchesInput, loadDispatchFilters } from "../../../../admin/dispatches/dispatches-input.ts";
import { DispatchesList } from "../../../../admin/dispatches/dispatches-list.tsx";
import { pagesOf } from "../../../../list/pages.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.admin.dispatches"))("title") });

export default async function DispatchesPage({ searchParams }: PageProps<"/admin/dispatches">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = dispatchesInput(await loadDispatchFilters(searchParams));
  const ask = () => orNotFound(client.routes.dispatches.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.routes.dispatches.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <DispatchesList />
    </HydrationBoundary>
  );
}
