import { infiniteQueryOptions, keepPreviousData } from "@tanstack/react-query";

export type Page<Row> = { items: Row[]; nextCursor: string | null };

const refreshMs = 15_000;

/**
 * A list that grows page by page, under the key of its first page's question. Not tRPC's own infinite options: those
 * take the words `cursor` and `direction` of the input for themselves.
 */
export function pagesOf<Row>(key: readonly unknown[], fetchPage: (cursor: string | undefined) => Promise<Page<Row>>) {
  return infiniteQueryOptions({
    queryKey: [...key, "pages"],
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });
}

/** The pages of what a query lists with an input; a file takes longer ones than the screen. */
export function listPages<Input extends { limit: number }, Row>(
  key: readonly unknown[],
  input: Input,
  query: (input: Input & { cursor?: string }) => Promise<Page<Row>>,
) {
  return {
    key,
    fetchPage: (cursor: string | undefined, limit = input.limit) =>
      query({ ...input, limit, ...(cursor !== undefined && { cursor }) }),
  };
}
