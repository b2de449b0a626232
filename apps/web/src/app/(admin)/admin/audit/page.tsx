import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { loadPlatformAuditFilters, platformAuditInput } from "../../../../admin/platform-audit-input.ts";
import { PlatformAuditList } from "../../../../admin/platform-audit-list.tsx";
import { pagesOf } from "../../../../list/pages.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.audit.platform"))("title") });

export default async function PlatformAuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = platformAuditInput(await loadPlatformAuditFilters(searchParams));
  const ask = () => orNotFound(client.platform.audit.listPlatform(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.platform.audit.listPlatform.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PlatformAuditList />
    </HydrationBoundary>
  );
}
