import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { pagesOf } from "../../../../list/pages.ts";
import { loadMemberFilters, membersInput } from "../../../../settings/members/members-input.ts";
import { MembersList } from "../../../../settings/members/members-list.tsx";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.members"))("title") });

export default async function MembersPage({ searchParams }: PageProps<"/settings/members">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = membersInput(await loadMemberFilters(searchParams));
  const ask = () => orNotFound(client.accounts.members.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.accounts.members.list.queryKey(input), ask));
  await queryClient.prefetchQuery(trpc.accounts.invitations.list.queryOptions());
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <MembersList />
    </HydrationBoundary>
  );
}
