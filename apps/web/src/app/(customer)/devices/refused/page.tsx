import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { LettersPage } from "../../../../letters/letters-page.tsx";
import { BackLink } from "../../../../shell/back-link.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.letters"))("title") });

export default async function RefusedMessagesPage() {
  const t = await getTranslations("web.devices");
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.tracking.letters.causes.queryOptions({})));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <LettersPage back={<BackLink href="/devices">{t("title")}</BackLink>} />
    </HydrationBoundary>
  );
}
