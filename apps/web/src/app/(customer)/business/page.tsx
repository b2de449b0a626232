import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getNow, getTimeZone, getTranslations } from "next-intl/server";
import { businessInput, loadBusinessFilters } from "../../../business/business-input.ts";
import { BusinessPage } from "../../../business/business-page.tsx";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.business"))("title") });

export default async function Page({ searchParams }: PageProps<"/business">) {
  if (!can(await signedInOrRedirect(), "orders.view")) notFound();
  const { trpc, queryClient } = await serverQueries();
  const at = { now: (await getNow()).getTime(), timeZone: await getTimeZone() };
  const filters = await loadBusinessFilters(searchParams);
  const input = businessInput(filters, at);
  await Promise.all([
    queryClient.prefetchQuery(trpc.business.orders.queryOptions(input)),
    queryClient.prefetchQuery(trpc.business.routes.queryOptions(input)),
    queryClient.prefetchQuery(trpc.business.incidents.queryOptions(input)),
    queryClient.prefetchQuery(trpc.business.breakDown.queryOptions({ ...input, by: filters.by })),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <BusinessPage />
    </HydrationBoundary>
  );
}
