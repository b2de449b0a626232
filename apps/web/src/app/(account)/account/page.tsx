import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { SessionsPage } from "../../../account/sessions-page.tsx";
import { serverQueries } from "../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.sessions"))("title") });

export default async function AccountPage() {
  const { trpc, queryClient } = await serverQueries();
  await queryClient.prefetchQuery(trpc.accounts.sessions.list.queryOptions());
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <SessionsPage />
    </HydrationBoundary>
  );
}
