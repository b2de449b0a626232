import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ScanPage } from "../../../scan/scan-page.tsx";
import { signedInOrRedirect } from "../../../server/signed-in-or-redirect.ts";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.scan"))("title") });

export default async function Page() {
  if (!can(await signedInOrRedirect(), "goods.scan")) notFound();
  const { trpc, queryClient } = await serverQueries();
  await queryClient.prefetchQuery(trpc.routes.scans.hubs.queryOptions());
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ScanPage />
    </HydrationBoundary>
  );
}
