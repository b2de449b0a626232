import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { IssuePage } from "../../../../../admin/issues/issue-page.tsx";
import { orNotFound } from "../../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.admin.issues"))("title") });

export default async function OneIssuePage({ params }: PageProps<"/admin/issues/[issueId]">) {
  const { issueId } = await params;
  const { trpc, queryClient } = await serverQueries();
  await Promise.all([
    orNotFound(queryClient.fetchQuery(trpc.issues.get.queryOptions({ issueId }))),
    queryClient.prefetchQuery(trpc.issues.assignees.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <IssuePage issueId={issueId} />
    </HydrationBoundary>
  );
}
