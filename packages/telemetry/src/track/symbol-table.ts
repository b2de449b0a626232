import { type ByteReader, Malformed } from "./byte-reader.ts";
import type { ByteWriter } from "./byte-writer.ts";

/** Frequencies add up to this: 12 bits. */
export const total = 4096;
export const totalBits = 12;

/** The weights that a frequency is rounded to, four bits each: steps of about 1.68. */
const weights = [0, 1, 2, 3, 5, 8, 13, 22, 37, 63, 105, 177, 297, 499, 839, 1410];

/** How often each symbol comes, out of `total`, and where its share begins. */
export interface SymbolTable {
  frequencies: Uint16Array;
  starts: Uint16Array;
}

/** A nibble for each symbol from 0 to the greatest that comes: which weight its share of the counts is nearest to. */
export function roundCounts(counts: ArrayLike<number>): number[] {
  let length = counts.length;
  while (length > 0 && !counts[length - 1]) length -= 1;
  let most = 0;
  for (let symbol = 0; symbol < length; symbol++) most = Math.max(most, counts[symbol] ?? 0);
  return Array.from({ length }, (_, symbol) => {
    const count = counts[symbol] ?? 0;
    if (count === 0) return 0;
    const share = (count / most) * (weights[15] ?? 1);
    let level = 1;
    while (level < 15 && share * share > (weights[level] ?? 1) * (weights[level + 1] ?? 1)) level += 1;
    return level;
  });
}

/**
 * The frequencies that nibbles stand for: of `total` a share in proportion to the weight, at least 1, rounded down; what
 * is left over goes to the first symbol of the greatest weight, and is taken from it where it is too much.
 */
export function toTable(levels: readonly number[]): SymbolTable {
  let sum = 0;
  for (const level of levels) sum += weights[level] ?? 0;
  if (sum === 0) throw new Malformed("a table without symbols");
  const frequencies = new Uint16Array(levels.length);
  const starts = new Uint16Array(levels.length);
  let [given, greatest] = [0, 0];
  for (let symbol = 0; symbol < levels.length; symbol++) {
    const level = levels[symbol] ?? 0;
    const frequency = level === 0 ? 0 : Math.max(1, Math.floor(((weights[level] ?? 0) * total) / sum));
    frequencies[symbol] = frequency;
    given += frequency;
    if (level > (levels[greatest] ?? 0)) greatest = symbol;
  }
  frequencies[greatest] = (frequencies[greatest] ?? 0) + total - given;
  for (let symbol = 1, start = 0; symbol < levels.length; symbol++) {
    start += frequencies[symbol - 1] ?? 0;
    starts[symbol] = start;
  }
  return { frequencies, starts };
}

/** How many there are, then two a byte, the first in the low half; a run of zeros is a 0 and how many more (0 to 15). */
export function writeLevels(out: ByteWriter, levels: readonly number[]): void {
  const nibbles: number[] = [];
  for (let at = 0; at < levels.length; at++) {
    nibbles.push(levels[at] ?? 0);
    if (levels[at] !== 0) continue;
    let more = 0;
    while (more < 15 && levels[at + 1 + more] === 0) more += 1;
    nibbles.push(more);
    at += more;
  }
  out.byte(levels.length);
  for (let at = 0; at < nibbles.length; at += 2) out.byte((nibbles[at] ?? 0) | ((nibbles[at + 1] ?? 0) << 4));
}

export function readLevels(from: ByteReader): number[] {
  const length = from.byte();
  const levels: number[] = [];
  let spare: number | undefined;
  const nibble = () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const byte = from.byte();
    spare = byte >>> 4;
    return byte & 15;
  };
  while (levels.length < length) {
    const level = nibble();
    levels.push(level);
    if (level !== 0) continue;
    for (let more = nibble(); more > 0; more--) levels.push(0);
  }
  if (levels.length !== length || length > 128) throw new Malformed("a table of another length");
  return levels;
}
