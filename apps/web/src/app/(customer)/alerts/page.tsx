import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { alertsInput, loadAlertFilters } from "../../../alerts/alerts-input.ts";
import { AlertsPage } from "../../../alerts/alerts-page.tsx";
import { pagesOf } from "../../../list/pages.ts";
import { orNotFound } from "../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.alerts"))("title") });

export default async function InboxPage({ searchParams }: PageProps<"/alerts">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = alertsInput(await loadAlertFilters(searchParams));
  const ask = () => orNotFound(client.alerts.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.alerts.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AlertsPage />
    </HydrationBoundary>
  );
}
