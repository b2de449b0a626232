import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { env } from "../../../../env.ts";
import { IncidentPage } from "../../../../incidents/incident-page.tsx";
import { mapSources } from "../../../../map/sources.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

type Props = PageProps<"/incidents/[incidentId]">;

async function load(incidentId: string) {
  const { trpc, queryClient } = await serverQueries();
  const incident = await orNotFound(queryClient.fetchQuery(trpc.incidents.get.queryOptions({ incidentId })));
  return { incident, queryClient };
}

export async function generateMetadata({ params }: Props) {
  const { incident } = await load((await params).incidentId);
  return { title: (await getTranslations("web.incidents"))("number", { number: String(incident.number) }) };
}

export default async function Page({ params }: Props) {
  const { incidentId } = await params;
  const { queryClient } = await load(incidentId);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <IncidentPage incidentId={incidentId} streets={mapSources(env()).streets} />
    </HydrationBoundary>
  );
}
