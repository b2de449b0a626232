import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../env.ts";
import { geofencesInput, loadGeofenceFilters } from "../../../geofences/geofences-input.ts";
import { GeofencesPage } from "../../../geofences/geofences-page.tsx";
import { pagesOf } from "../../../list/pages.ts";
import { mapSources } from "../../../map/sources.ts";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.geofences"))("title") });

export default async function Page({ searchParams }: PageProps<"/geofences">) {
  if (!can(await signedInOrRedirect(), "tracking.view")) notFound();
  const { trpc, client, queryClient } = await serverQueries();
  const input = geofencesInput(await loadGeofenceFilters(searchParams));
  await queryClient.prefetchInfiniteQuery(
    pagesOf(trpc.geofences.list.queryKey(input), () => client.geofences.list(input)),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <GeofencesPage streets={mapSources(env()).streets} />
    </HydrationBoundary>
  );
}
