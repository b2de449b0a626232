import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { env } from "../../../../env.ts";
import { SsoPage } from "../../../../settings/sso/sso-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.sso"))("title") });

export default async function SingleSignOnPage() {
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.accounts.sso.list.queryOptions()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SsoPage publicUrl={env().PUBLIC_URL} />
    </HydrationBoundary>
  );
}
