import "server-only";
import { orNotFound } from "../trpc/or-not-found.ts";
import { serverQueries } from "../trpc/server-queries.ts";

/** The geofence that an address names, kept for the page's questions; another's is not found. */
export async function loadGeofence(params: Promise<{ geofenceId: string }>) {
  const { geofenceId } = await params;
  const { trpc, queryClient } = await serverQueries();
  const geofence = await orNotFound(queryClient.fetchQuery(trpc.geofences.get.queryOptions({ geofenceId })));
  return { geofence, geofenceId, queryClient };
}
