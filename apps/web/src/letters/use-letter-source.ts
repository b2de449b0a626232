import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";

export type Cause = Outputs["tracking"]["letters"]["causes"][number];
export type Letter = Outputs["tracking"]["letters"]["list"]["items"][number];
export type CauseFilter = { way: string; reason: string; field: string | null };

/** Where refused messages are asked for: in the organisation, or on the platform in all. */
export function useLetterSource(isEverywhere: boolean) {
  const { letters } = useTRPC().tracking;
  const client = useTRPCClient().tracking.letters;
  const [options, calls] = isEverywhere ? [letters.everywhere, client.everywhere] : [letters, client];
  return {
    causes: (search: string) => ({
      queryKey: options.causes.queryKey(search ? { search } : {}),
      queryFn: () => calls.causes.query(search ? { search } : {}),
    }),
    retries: () => ({ queryKey: options.retries.queryKey(), queryFn: () => calls.retries.query() }),
    listKey: (filter: CauseFilter & { search?: string }) => options.list.queryKey(filter),
    list: (filter: CauseFilter & { search?: string; cursor?: string }) => calls.list.query(filter),
    retry: (filter: CauseFilter) => calls.retry.mutate(filter),
    pathKey: letters.pathKey(),
  };
}
