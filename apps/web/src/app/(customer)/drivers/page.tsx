import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { driversInput, loadDriverFilters } from "../../../fleet/drivers/drivers-input.ts";
import { DriversList } from "../../../fleet/drivers/drivers-list.tsx";
import { pagesOf } from "../../../list/pages.ts";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.drivers"))("title") });

export default async function Page({ searchParams }: PageProps<"/drivers">) {
  if (!can(await signedInOrRedirect(), "drivers.view")) notFound();
  const { trpc, client, queryClient } = await serverQueries();
  const input = driversInput(await loadDriverFilters(searchParams));
  await queryClient.prefetchInfiniteQuery(
    pagesOf(trpc.fleet.drivers.list.queryKey(input), () => client.fleet.drivers.list(input)),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <DriversList />
    </HydrationBoundary>
  );
}
