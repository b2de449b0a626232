import { instanceKinds } from "@cartage/domain/platform/inputs";
import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";
import type { Page } from "../../list/pages.ts";
import type { Outputs } from "../../trpc/router.ts";

export type Instance = Outputs["platform"]["instances"]["list"][number];

/** The address parts that narrow the list of processes; the same on the server and in the browser. */
export const instanceFilters = {
  q: parseAsString.withDefault(""),
  kind: parseAsStringLiteral(instanceKinds),
};

export const loadInstanceFilters = createLoader(instanceFilters);
type Filters = Awaited<ReturnType<typeof loadInstanceFilters>>;

/** They are few, and asked for all at once: those that match, always in the same order. */
export function instancesPage(all: readonly Instance[], { q, kind }: Filters): Page<Instance> {
  const searched = q.trim().toLowerCase();
  const items = all
    .filter((each) => kind === null || each.kind === kind)
    .filter(({ host, version, pid }) => `${host} ${version} ${pid}`.toLowerCase().includes(searched))
    .sort(
      (one, other) =>
        one.kind.localeCompare(other.kind) || one.startedAt - other.startedAt || (one.id < other.id ? -1 : 1),
    );
  return { items, nextCursor: null };
}
