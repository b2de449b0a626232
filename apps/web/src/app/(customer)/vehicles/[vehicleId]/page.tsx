import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { env } from "../../../../env.ts";
import { VehiclePage } from "../../../../fleet/vehicles/vehicle-page.tsx";
import { mapSources } from "../../../../map/sources.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

type Props = PageProps<"/vehicles/[vehicleId]">;

async function loadVehicle(params: Props["params"]) {
  const { vehicleId } = await params;
  const { trpc, queryClient } = await serverQueries();
  const vehicle = await orNotFound(queryClient.fetchQuery(trpc.fleet.vehicles.get.queryOptions({ vehicleId })));
  return { vehicle, vehicleId, queryClient };
}

export const generateMetadata = async ({ params }: Props) => ({ title: (await loadVehicle(params)).vehicle.name });

export default async function Page({ params }: Props) {
  const { vehicleId, queryClient } = await loadVehicle(params);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <VehiclePage vehicleId={vehicleId} streets={mapSources(env()).streets} />
    </HydrationBoundary>
  );
}
