import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { LettersPage } from "../../../../letters/letters-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.letters"))("title") });

export default async function AllRefusedMessagesPage() {
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.tracking.letters.everywhere.causes.queryOptions({})));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <LettersPage isEverywhere />
    </HydrationBoundary>
  );
}
