import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { PlansPage } from "../../../../admin/plans/plans-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.admin.plans"))("title") });

export default async function AdminPlansPage() {
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.plans.list.queryOptions()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PlansPage />
    </HydrationBoundary>
  );
}
