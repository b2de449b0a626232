import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { pagesOf } from "../../../list/pages.ts";
import { loadRequestFilters, requestsInput } from "../../../requests/requests-input.ts";
import { RequestsList } from "../../../requests/requests-list.tsx";
import { insiderOrRedirect } from "../../../server/insider-or-redirect.ts";
import { orNotFound } from "../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.requests"))("title") });

export default async function RequestsPage({ searchParams }: PageProps<"/requests">) {
  await insiderOrRedirect("/admin/requests");
  const { trpc, client, queryClient } = await serverQueries();
  const input = requestsInput(await loadRequestFilters(searchParams));
  const ask = () => orNotFound(client.requests.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.requests.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RequestsList />
    </HydrationBoundary>
  );
}
