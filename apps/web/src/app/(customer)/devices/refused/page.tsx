import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { ArrowLeftIcon } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { LettersPage } from "../../../../letters/letters-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.letters"))("title") });

export default async function RefusedMessagesPage() {
  const t = await getTranslations("web.devices");
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.tracking.letters.causes.queryOptions({})));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <LettersPage
        back={
          <Link href="/devices" className="inline-flex items-center gap-1.5 hover:text-ink">
            <ArrowLeftIcon className="size-3.5" />
            {t("title")}
          </Link>
        }
      />
    </HydrationBoundary>
  );
}
