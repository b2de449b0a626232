import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { env } from "../../../../env.ts";
import { RecipientsPage } from "../../../../settings/recipients/recipients-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.recipients"))("title") });

export default async function RecipientsSettingsPage() {
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.recipients.settings.get.queryOptions()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RecipientsPage origin={env().PUBLIC_URL} />
    </HydrationBoundary>
  );
}
