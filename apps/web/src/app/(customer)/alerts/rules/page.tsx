import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { loadRuleFilters, rulesInput } from "../../../../alerts/rules/rules-input.ts";
import { RulesPage } from "../../../../alerts/rules/rules-page.tsx";
import { pagesOf } from "../../../../list/pages.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.rules"))("title") });

export default async function AlertRulesPage({ searchParams }: PageProps<"/alerts/rules">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = rulesInput(await loadRuleFilters(searchParams));
  const ask = () => orNotFound(client.rules.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.rules.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RulesPage />
    </HydrationBoundary>
  );
}
