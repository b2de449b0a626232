import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { NewRulePage } from "../../../../../alerts/rules/rule-page.tsx";
import { signedInOrRedirect } from "../../../../../server/signed-in-or-redirect.ts";
import { orNotFound } from "../../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.rules"))("addTitle") });

export default async function WriteRulePage() {
  if (!can(await signedInOrRedirect(), "rules.edit")) notFound();
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.alerts.policies.list.queryOptions()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <NewRulePage />
    </HydrationBoundary>
  );
}
