import { can } from "@cartage/domain/permissions";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { signedInOrRedirect } from "../../../../server/signed-in-or-redirect.ts";
import { ProofSettingsPage } from "../../../../settings/proofs/proof-settings-page.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.proofSettings"))("title") });

export default async function ProofsPage() {
  if (!can(await signedInOrRedirect(), "organisation.manage")) notFound();
  const { trpc, queryClient } = await serverQueries();
  await orNotFound(queryClient.fetchQuery(trpc.proofs.settings.queryOptions()));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ProofSettingsPage />
    </HydrationBoundary>
  );
}
