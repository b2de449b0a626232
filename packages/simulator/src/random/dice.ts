import { hash } from "./hash.ts";

export type Dice = {
  /** In [0, 1). */
  next(): number;
  /** In [from, to). */
  between(from: number, to: number): number;
  /** True in that share of throws, 0..1. */
  hits(share: number): boolean;
  /** One element; the list must not be empty. */
  pick<T>(list: readonly T[]): T;
};

/** A sequence of throws that is the same for the same seed (a 32-bit unsigned integer). */
export function createDice(seed: number): Dice {
  let throws = 0;
  const next = () => hash(seed, ++throws) / 0x1_0000_0000;

  return {
    next,
    between: (from, to) => from + (to - from) * next(),
    hits: (share) => next() < share,
    pick(list) {
      const element = list[Math.floor(next() * list.length)];
      if (element === undefined) throw new RangeError("nothing to pick from: the list is empty");
      return element;
    },
  };
}
