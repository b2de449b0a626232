import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { DevicePage } from "../../../../fleet/devices/device-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

type Props = PageProps<"/devices/[deviceId]">;

async function loadDevice(params: Props["params"]) {
  const { deviceId } = await params;
  const { trpc, queryClient } = await serverQueries();
  const device = await orNotFound(queryClient.fetchQuery(trpc.fleet.devices.get.queryOptions({ deviceId })));
  return { device, deviceId, queryClient };
}

export const generateMetadata = async ({ params }: Props) => ({ title: (await loadDevice(params)).device.name });

export default async function Page({ params }: Props) {
  const { deviceId, queryClient } = await loadDevice(params);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <DevicePage deviceId={deviceId} />
    </HydrationBoundary>
  );
}
