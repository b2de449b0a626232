import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { signedInOrRedirect } from "../../../../server/signed-in-or-redirect.ts";
import { GroupsPage } from "../../../../settings/groups/groups-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.groups"))("title") });

export default async function GroupsSettingsPage() {
  // those who may only look see groups and tags where they are used
  if (!can(await signedInOrRedirect(), "vehicles.edit")) notFound();
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(
    Promise.all([
      queryClient.fetchQuery(trpc.fleet.groups.list.queryOptions()),
      queryClient.fetchQuery(trpc.fleet.tags.count.queryOptions()),
    ]),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <GroupsPage />
    </HydrationBoundary>
  );
}
