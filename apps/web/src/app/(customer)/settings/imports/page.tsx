import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { pagesOf } from "../../../../list/pages.ts";
import { ImportsPage } from "../../../../settings/imports/imports-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.imports"))("title") });

export default async function HistoryImportsPage() {
  const { trpc, client, queryClient } = await serverQueries();
  const ask = () => orNotFound(client.tracking.imports.list({}));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.tracking.imports.list.queryKey({}), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ImportsPage />
    </HydrationBoundary>
  );
}
