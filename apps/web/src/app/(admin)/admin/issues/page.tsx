import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { issuesInput, loadIssueFilters } from "../../../../admin/issues/issues-input.ts";
import { IssuesList } from "../../../../admin/issues/issues-list.tsx";
import { pagesOf } from "../../../../list/pages.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.admin.issues"))("title") });

export default async function IssuesPage({ searchParams }: PageProps<"/admin/issues">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = issuesInput(await loadIssueFilters(searchParams));
  const ask = () => orNotFound(client.issues.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.issues.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <IssuesList />
    </HydrationBoundary>
  );
}
