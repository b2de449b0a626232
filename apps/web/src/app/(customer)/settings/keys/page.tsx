import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { KeysPage } from "../../../../settings/keys/keys-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.keys"))("title") });

export default async function ApiKeysPage() {
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.integrations.keys.list.queryOptions()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <KeysPage />
    </HydrationBoundary>
  );
}
