import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { RulePage } from "../../../../../alerts/rules/rule-page.tsx";
import { signedInOrRedirect } from "../../../../../server/signed-in-or-redirect.ts";
import { orNotFound } from "../../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.rules"))("title") });

export default async function OneRulePage({ params }: PageProps<"/alerts/rules/[ruleId]">) {
  const { ruleId } = await params;
  const mayEdit = can(await signedInOrRedirect(), "rules.edit");
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(
    Promise.all([
      queryClient.fetchQuery(trpc.rules.get.queryOptions({ ruleId })),
      queryClient.fetchQuery(trpc.rules.versions.queryOptions({ ruleId })),
      ...(mayEdit ? [queryClient.fetchQuery(trpc.alerts.policies.list.queryOptions())] : []),
    ]),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RulePage ruleId={ruleId} />
    </HydrationBoundary>
  );
}
