import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { PassedOnList } from "../../../../admin/requests/passed-on-list.tsx";
import { pagesOf } from "../../../../list/pages.ts";
import { loadRequestFilters, passedOnInput } from "../../../../requests/requests-input.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.admin.requests"))("title") });

export default async function PassedOnPage({ searchParams }: PageProps<"/admin/requests">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = passedOnInput(await loadRequestFilters(searchParams));
  const ask = () => orNotFound(client.requests.passedOn.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.requests.passedOn.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PassedOnList />
    </HydrationBoundary>
  );
}
