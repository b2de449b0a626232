import type { Missing } from "../day/proof-needs.ts";
import type { Words } from "../words/words.ts";

/** Kinds of evidence in words, and how many pieces of any kind beside them. */
export function kindsIn(words: Words, { kinds, pieces }: Missing): string {
  const named = kinds.map((kind) => words(`handOver.kinds.${kind}`));
  if (pieces > 0)
    named.push(words(kinds.length > 0 ? "handOver.furtherEvidence" : "handOver.anyEvidence", { count: pieces }));
  return named.join(", ");
}

/** All that is asked, in words. */
export function askedIn(words: Words, { kinds, pieces }: Missing): string {
  return kindsIn(words, { kinds, pieces: Math.max(0, pieces - kinds.length) });
}
