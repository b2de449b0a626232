import "server-only";
import { orNotFound } from "../trpc/or-not-found.ts";
import { serverQueries } from "../trpc/server-queries.ts";

/** An order for a page of it, which is not there when the order is not. */
export async function loadOrder(orderId: string) {
  const { trpc, queryClient } = await serverQueries();
  const order = await orNotFound(queryClient.fetchQuery(trpc.orders.get.queryOptions({ orderId })));
  return { order, queryClient };
}
