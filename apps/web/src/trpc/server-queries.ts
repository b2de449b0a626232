import "server-only";
import { appRouter } from "@cartage/api/root";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache } from "react";
import { pageContext, serverCaller } from "../server/caller.ts";
import { createQueryClient } from "./query-client.ts";

/** Questions asked on the server, under the keys that the browser's questions have. */
export const serverQueries = cache(async () => {
  const queryClient = createQueryClient();
  const trpc = createTRPCOptionsProxy({ ctx: await pageContext(), router: appRouter, queryClient });
  return { queryClient, trpc, client: await serverCaller() };
});
