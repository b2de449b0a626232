import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { loadOrganisationFilters, organisationsInput } from "../../../../admin/organisations-input.ts";
import { OrganisationsList } from "../../../../admin/organisations-list.tsx";
import { pagesOf } from "../../../../list/pages.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.admin.organisations"))("title") });

export default async function OrganisationsPage({ searchParams }: PageProps<"/admin/organisations">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = organisationsInput(await loadOrganisationFilters(searchParams));
  const ask = () => orNotFound(client.platform.organisations.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.platform.organisations.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <OrganisationsList />
    </HydrationBoundary>
  );
}
