import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { RequestPage } from "../../../../requests/request-page.tsx";
import { insiderOrRedirect } from "../../../../server/insider-or-redirect.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.requests"))("title") });

export default async function OneRequestPage({ params }: PageProps<"/requests/[requestId]">) {
  const { requestId } = await params;
  await insiderOrRedirect(`/admin/requests/${requestId}`);
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.requests.get.queryOptions({ requestId })));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RequestPage requestId={requestId} />
    </HydrationBoundary>
  );
}
