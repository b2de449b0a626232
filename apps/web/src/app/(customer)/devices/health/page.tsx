import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { healthInput, loadHealthFilters } from "../../../../fleet/health/health-input.ts";
import { HealthList } from "../../../../fleet/health/health-list.tsx";
import { pagesOf } from "../../../../list/pages.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.health"))("title") });

export default async function HealthPage({ searchParams }: PageProps<"/devices/health">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = healthInput(await loadHealthFilters(searchParams));
  const ask = () => orNotFound(client.fleet.devices.listHealth(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.fleet.devices.listHealth.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <HealthList />
    </HydrationBoundary>
  );
}
