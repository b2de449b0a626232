import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { PassedOnRequest } from "../../../../../admin/requests/passed-on-request.tsx";
import { orNotFound } from "../../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.admin.requests"))("title") });

export default async function PassedOnRequestPage({ params }: PageProps<"/admin/requests/[requestId]">) {
  const { requestId } = await params;
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.requests.passedOn.get.queryOptions({ requestId })));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PassedOnRequest requestId={requestId} />
    </HydrationBoundary>
  );
}
