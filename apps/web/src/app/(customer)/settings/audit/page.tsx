import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { pagesOf } from "../../../../list/pages.ts";
import { auditInput, loadAuditFilters } from "../../../../settings/audit/audit-input.ts";
import { AuditList } from "../../../../settings/audit/audit-list.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.audit"))("title") });

export default async function AuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = auditInput(await loadAuditFilters(searchParams));
  const ask = () => orNotFound(client.platform.audit.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.platform.audit.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AuditList />
    </HydrationBoundary>
  );
}
