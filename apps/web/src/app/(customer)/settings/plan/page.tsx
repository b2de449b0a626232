import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { PlanPage } from "../../../../settings/plan/plan-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.plan"))("title") });

export default async function PlanSettingsPage() {
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.plans.own.queryOptions()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PlanPage />
    </HydrationBoundary>
  );
}
