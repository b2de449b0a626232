import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { OrganisationPage } from "../../../../settings/organisation/organisation-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.organisation"))("title") });

export default async function OrganisationSettingsPage() {
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.accounts.organisation.get.queryOptions()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <OrganisationPage />
    </HydrationBoundary>
  );
}
