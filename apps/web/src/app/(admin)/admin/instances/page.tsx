import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { instancesPage, loadInstanceFilters } from "../../../../admin/instances/instances-input.ts";
import { InstancesList } from "../../../../admin/instances/instances-list.tsx";
import { pagesOf } from "../../../../list/pages.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.admin.instances"))("title") });

export default async function InstancesPage({ searchParams }: PageProps<"/admin/instances">) {
  const { trpc, client, queryClient } = await serverQueries();
  const filters = await loadInstanceFilters(searchParams);
  const ask = async () => instancesPage(await orNotFound(client.platform.instances.list()), filters);
  await queryClient.fetchInfiniteQuery(pagesOf([...trpc.platform.instances.list.queryKey(), filters], ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <InstancesList />
    </HydrationBoundary>
  );
}
