import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { env } from "../../../../env.ts";
import { GeofencePage } from "../../../../geofences/geofence-page.tsx";
import { loadGeofence } from "../../../../geofences/load-geofence.ts";
import { mapSources } from "../../../../map/sources.ts";

type Props = PageProps<"/geofences/[geofenceId]">;

export const generateMetadata = async ({ params }: Props) => ({ title: (await loadGeofence(params)).geofence.name });

export default async function Page({ params }: Props) {
  const { geofenceId, queryClient } = await loadGeofence(params);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <GeofencePage geofenceId={geofenceId} streets={mapSources(env()).streets} />
    </HydrationBoundary>
  );
}
