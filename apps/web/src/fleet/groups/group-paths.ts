export interface PlacedGroup {
  id: string;
  name: string;
  parentId: string | null;
}

export type GroupInTree<Group extends PlacedGroup> = Group & {
  /** Its name after those above it: "North / Hanoi". */
  path: string;
  /** 0 at the top. */
  level: number;
};

/** Groups as the tree has them from top to bottom, each with the way to it. */
export function groupsInTree<Group extends PlacedGroup>(groups: readonly Group[]): GroupInTree<Group>[] {
  const below = Map.groupBy(groups, ({ parentId }) => parentId);
  const walk = (parentId: string | null, above: string, level: number): GroupInTree<Group>[] =>
    (below.get(parentId) ?? []).flatMap((group) => {
      const path = above ? `${above} / ${group.name}` : group.name;
      return [{ ...group, path, level }, ...walk(group.id, path, level + 1)];
    });
  return walk(null, "", 0);
}

/** A group's own id and those of all below it. */
export function idsBelow(groups: readonly PlacedGroup[], groupId: string): Set<string> {
  const ids = new Set([groupId]);
  // a set goes on through what is added while it is walked through
  for (const id of ids) for (const group of groups) if (group.parentId === id) ids.add(group.id);
  return ids;
}
