import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { getTranslations } from "next-intl/server";
import { loadUserFilters, usersInput } from "../../../../admin/users-input.ts";
import { UsersList } from "../../../../admin/users-list.tsx";
import { pagesOf } from "../../../../list/pages.ts";
import { orNotFound } from "../../../../trpc/or-not-found.ts";
import { serverQueries } from "../../../../trpc/server-queries.ts";

export const generateMetadata = async () => ({ title: (await getTranslations("web.admin.users"))("title") });

export default async function UsersPage({ searchParams }: PageProps<"/admin/users">) {
  const { trpc, client, queryClient } = await serverQueries();
  const input = usersInput(await loadUserFilters(searchParams));
  const ask = () => orNotFound(client.platform.users.list(input));
  await queryClient.fetchInfiniteQuery(pagesOf(trpc.platform.users.list.queryKey(input), ask));
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <UsersList />
    </HydrationBoundary>
  );
}
