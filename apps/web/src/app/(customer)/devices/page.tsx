import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { devicesInput, loadDeviceFilters } from "../../../fleet/devices/devices-input.ts";
import { DevicesList } from "../../../fleet/devices/devices-list.tsx";
import { pagesOf } from "../../../list/pages.ts";
import { orNotFound } from "../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.devices"))("title") });

export default async function DevicesPage({ searchParams }: PageProps<"/devices">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = devicesInput(await loadDeviceFilters(searchParams));
  const ask = () => orNotFound(client.fleet.devices.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.fleet.devices.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <DevicesList />
    </HydrationBoundary>
  );
}
