import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../env.ts";
import { incidentsInput, loadIncidentFilters } from "../../../incidents/incidents-input.ts";
import { IncidentsList } from "../../../incidents/incidents-list.tsx";
import { pagesOf } from "../../../list/pages.ts";
import { mapSources } from "../../../map/sources.ts";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.incidents"))("title") });

export default async function IncidentsPage({ searchParams }: PageProps<"/incidents">) {
  if (!can(await signedInOrRedirect(), "incidents.view")) notFound();
  const { trpc, client, queryClient } = await serverQueries();
  const input = incidentsInput(await loadIncidentFilters(searchParams));
  await queryClient.prefetchInfiniteQuery(
    pagesOf(trpc.incidents.list.queryKey(input), () => client.incidents.list(input)),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <IncidentsList streets={mapSources(env()).streets} />
    </HydrationBoundary>
  );
}
