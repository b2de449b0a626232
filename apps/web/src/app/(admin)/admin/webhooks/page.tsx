import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { loadWebhookFilters, webhooksInput } from "../../../../admin/webhooks/webhooks-input.ts";
import { WebhooksList } from "../../../../admin/webhooks/webhooks-list.tsx";
import { pagesOf } from "../../../../list/pages.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.admin.webhooks"))("title") });

export default async function WebhooksPage({ searchParams }: PageProps<"/admin/webhooks">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = webhooksInput(await loadWebhookFilters(searchParams));
  const ask = () => orNotFound(client.integrations.webhooks.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.integrations.webhooks.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <WebhooksList />
    </HydrationBoundary>
  );
}
