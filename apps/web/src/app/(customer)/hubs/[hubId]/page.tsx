import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { env } from "../../../../env.ts";
import { mapSources } from "../../../../map/sources.ts";
import { HubPage } from "../../../../routes/hubs/hub-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

type Props = PageProps<"/hubs/[hubId]">;

async function loadHub(params: Props["params"]) {
  const { hubId } = await params;
  const { trpc, queryClient } = await serverQueries();
  const hub = await orNotFound(queryClient.fetchQuery(trpc.routes.hubs.get.queryOptions({ hubId })));
  return { hub, hubId, queryClient };
}

export const generateMetadata = async ({ params }: Props) => ({ title: (await loadHub(params)).hub.name });

export default async function Page({ params }: Props) {
  const { hubId, queryClient } = await loadHub(params);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <HubPage hubId={hubId} streets={mapSources(env()).streets} />
    </HydrationBoundary>
  );
}
