import type { StoredMark } from "../commands/store-positions.ts";
import type { StoredFix } from "./derivation.ts";

/**
 * Positions that this process stored and that nobody has derived yet, by their marks: what is here need not be read
 * again. It may forget any of them.
 */
export interface RecentFixes {
  add(marks: readonly StoredMark[]): void;
  /** All positions of the marks, in the order of derivation, and forgets them; null where one is not here. */
  take(markIds: readonly number[]): StoredFix[] | null;
}

export function createRecentFixes({ mostMarks = 50_000 } = {}): RecentFixes {
  const fixesOf = new Map<number, () => StoredFix[]>();
  return {
    add(marks) {
      if (fixesOf.size + marks.length > mostMarks) fixesOf.clear();
      for (const { id, fixes } of marks) if (fixes) fixesOf.set(id, fixes);
    },
    take(markIds) {
      const found = markIds.map((id) => fixesOf.get(id));
      for (const id of markIds) fixesOf.delete(id);
      if (found.some((fixes) => fixes === undefined)) return null;
      const fixes = found.flatMap((read) => read?.() ?? []);
      return fixes.sort((a, b) => a.fix.time - b.fix.time || a.fix.deviceKey - b.fix.deviceKey);
    },
  };
}
