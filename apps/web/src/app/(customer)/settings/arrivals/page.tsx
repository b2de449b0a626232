import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { ArrivalsPage } from "../../../../settings/arrivals/arrivals-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.progress.arrivals"))("title") });

export default async function ArrivalsSettingsPage() {
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.routes.progress.calibration.queryOptions()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ArrivalsPage />
    </HydrationBoundary>
  );
}
