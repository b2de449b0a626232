import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { loadVehicleFilters, vehiclesInput } from "../../../fleet/vehicles/vehicles-input.ts";
import { VehiclesList } from "../../../fleet/vehicles/vehicles-list.tsx";
import { pagesOf } from "../../../list/pages.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.vehicles"))("title") });

export default async function VehiclesPage({ searchParams }: PageProps<"/vehicles">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = vehiclesInput(await loadVehicleFilters(searchParams));
  const firstPage = pagesOf(trpc.fleet.vehicles.list.queryKey(input), () => client.fleet.vehicles.list(input));
  await Promise.all([
    queryClient.prefetchInfiniteQuery(firstPage),
    queryClient.prefetchQuery(trpc.fleet.groups.list.queryOptions()),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <VehiclesList />
    </HydrationBoundary>
  );
}
