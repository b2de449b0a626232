/** Words as they are searched: small letters without marks, so that "Nguyễn" is found as "nguyen". */
export function wordsOf(text: string): string[] {
  const folded = text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Texts as Postgres' tsvector: which words they hold. */
export function toVector(texts: readonly (string | null)[]): string {
  const words = new Set(texts.flatMap((text) => (text ? [...wordsOf(text), ...joined(text)] : [])));
  return [...words]
    .map((word) => `'${word.slice(0, 60)}'`)
    .sort()
    .join(" ");
}

/** What is written with hyphens, dots or spaces between digits is typed without them too. */
function joined(text: string): string[] {
  const whole = wordsOf(text).join("");
  return /\d/.test(text) && whole.length <= 40 && wordsOf(text).length > 1 ? [whole] : [];
}

/**
 * A search as Postgres' tsquery: each word may go on, but for one or two digits: a house's number is one, and of all numbers
 * of orders too many begin like it. Null when it has none.
 */
export function toQuery(search: string): string | null {
  const words = wordsOf(search).slice(0, 8);
  if (words.length === 0) return null;
  return words.map((word) => `'${word.slice(0, 60)}'${/^\d{1,2}$/.test(word) ? "" : ":*"}`).join(" & ");
}
