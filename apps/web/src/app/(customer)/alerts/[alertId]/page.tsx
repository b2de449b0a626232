import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { AlertPage } from "../../../../alerts/alert-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.alerts"))("title") });

export default async function OneAlertPage({ params }: PageProps<"/alerts/[alertId]">) {
  const { alertId } = await params;
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.alerts.get.queryOptions({ alertId })));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AlertPage alertId={alertId} />
    </HydrationBoundary>
  );
}
