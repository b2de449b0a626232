import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { env } from "../../../env.ts";
import { pagesOf } from "../../../list/pages.ts";
import { mapSources } from "../../../map/sources.ts";
import { hubsInput, loadHubFilters } from "../../../routes/hubs/hubs-input.ts";
import { HubsPage } from "../../../routes/hubs/hubs-page.tsx";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.hubs"))("title") });

export default async function Page({ searchParams }: PageProps<"/hubs">) {
  if (!can(await signedInOrRedirect(), "hubs.view")) notFound();
  const { trpc, client, queryClient } = await serverQueries();
  const input = hubsInput(await loadHubFilters(searchParams));
  await queryClient.prefetchInfiniteQuery(
    pagesOf(trpc.routes.hubs.list.queryKey(input), () => client.routes.hubs.list(input)),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <HubsPage streets={mapSources(env()).streets} />
    </HydrationBoundary>
  );
}
