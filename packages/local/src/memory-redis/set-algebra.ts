import { float, integer, syntaxError } from "./arguments.ts";
import type { Database } from "./database.ts";
import { type Scored, SortedSet } from "./sorted-set.ts";

type How = "union" | "inter" | "diff";

const aggregates: Record<string, (a: number, b: number) => number> = {
  SUM: (a, b) => a + b,
  MIN: Math.min,
  MAX: Math.max,
};

/** `numkeys key … [WEIGHTS …] [AGGREGATE …] [WITHSCORES]` over sorted sets and plain ones, whose scores are 1. */
export function combineSets(
  db: Database,
  how: How,
  args: string[],
): { scored: readonly Scored[]; withScores: boolean } {
  const count = integer(args[0]);
  const { weights, aggregate, withScores } = parse(args.slice(count + 1), count);
  const [first = [], ...others] = args.slice(1, count + 1).map((key, index) => weighted(db, key, weights[index] ?? 1));

  const result = new SortedSet();
  for (const [member, score] of first) result.set(member, score);
  for (const other of others) {
    const scores = new Map(other);
    if (how === "union") {
      for (const [member, score] of other) result.set(member, combined(result.score(member), score, aggregate));
      continue;
    }
    for (const [member, score] of [...result.ordered()]) {
      const theirs = scores.get(member);
      if ((theirs === undefined) === (how === "inter")) result.delete(member);
      else if (theirs !== undefined) result.set(member, aggregate(score, theirs));
    }
  }
  return { scored: result.ordered(), withScores };
}

function combined(before: number | undefined, score: number, aggregate: (a: number, b: number) => number) {
  return before === undefined ? score : aggregate(before, score);
}

function weighted(db: Database, key: string, weight: number): Scored[] {
  const plain = db.entry(key)?.kind === "set" ? db.read(key, "set") : undefined;
  const scored: readonly Scored[] = plain
    ? [...plain].map((member) => [member, 1] as const)
    : (db.read(key, "zset")?.ordered() ?? []);
  return scored.map(([member, score]) => [member, score * weight]);
}

function parse(options: string[], count: number) {
  let weights: number[] = [];
  let aggregate = aggregates.SUM;
  let withScores = false;
  const left = [...options];
  for (let option = left.shift(); option !== undefined; option = left.shift()) {
    const name = option.toUpperCase();
    if (name === "WITHSCORES") withScores = true;
    else if (name === "WEIGHTS") weights = left.splice(0, count).map(float);
    else if (name === "AGGREGATE") aggregate = aggregates[left.shift()?.toUpperCase() ?? ""];
    else throw syntaxError();
  }
  if (!aggregate) throw syntaxError();
  return { weights, aggregate, withScores };
}
