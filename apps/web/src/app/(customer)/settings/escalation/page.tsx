import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { EscalationPage } from "../../../../settings/escalation/escalation-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.escalation"))("title") });

export default async function EscalationSettingsPage() {
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.alerts.policies.list.queryOptions()));
  await orNotFound(queryClient.fetchQuery(trpc.alerts.rotas.list.queryOptions()));
  await orNotFound(queryClient.fetchQuery(trpc.alerts.people.queryOptions()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <EscalationPage />
    </HydrationBoundary>
  );
}
