import "server-only";
import { orNotFound } from "../trpc/or-not-found.ts";
import { serverQueries } from "../trpc/server-queries.ts";

/** A recurring order for a page of it, which is not there when it is not. */
export async function loadRecurring(recurringOrderId: string) {
  const { trpc, queryClient } = await serverQueries();
  const options = trpc.recurring.get.queryOptions({ recurringOrderId });
  return { recurring: await orNotFound(queryClient.fetchQuery(options)), queryClient };
}
