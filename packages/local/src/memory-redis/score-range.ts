import { RedisError } from "../redis-store.ts";
import { bounds, float, integer, syntaxError } from "./arguments.ts";
import type { Scored, SortedSet } from "./sorted-set.ts";

type Fits = (scored: Scored) => boolean;

/** `5`, `(5`, `-inf`: what is within two such ends. */
export function byScore(min: string | undefined, max: string | undefined): Fits {
  const [low, high] = [scoreEnd(min), scoreEnd(max)];
  return ([, score]) =>
    (low.isOpen ? score > low.value : score >= low.value) && (high.isOpen ? score < high.value : score <= high.value);
}

function scoreEnd(text = "") {
  const isOpen = text.startsWith("(");
  try {
    return { isOpen, value: float(isOpen ? text.slice(1) : text) };
  } catch {
    throw new RedisError("ERR min or max is not a float");
  }
}

/** `[a`, `(a`, `-`, `+`: what is within two such ends, byte by byte. */
export function byText(min = "", max = ""): Fits {
  const [low, high] = [textEnd(min), textEnd(max)];
  return ([member]) => low(member) >= 0 && high(member) <= 0;
}

/** How a member compares with an end; an open end counts as unlike its own text. */
function textEnd(end: string): (member: string) => number {
  if (end === "-") return () => 1;
  if (end === "+") return () => -1;
  if (!/^[[(]/.test(end)) throw new RedisError("ERR min or max not valid string range item");
  const bytes = Buffer.from(end.slice(1));
  return (member) => {
    const order = Buffer.compare(Buffer.from(member), bytes);
    return order !== 0 || end.startsWith("[") ? order : Number.NaN;
  };
}

export type RangeOptions = {
  by: "INDEX" | "SCORE" | "LEX";
  isReversed: boolean;
  withScores: boolean;
  limit: [number, number] | null;
};

export function rangeOptions(given: readonly string[], preset: Partial<RangeOptions> = {}): RangeOptions {
  const options: RangeOptions = { by: "INDEX", isReversed: false, withScores: false, limit: null, ...preset };
  const left = [...given];
  for (let option = left.shift(); option !== undefined; option = left.shift()) {
    const name = option.toUpperCase();
    if (name === "BYSCORE") options.by = "SCORE";
    else if (name === "BYLEX") options.by = "LEX";
    else if (name === "REV") options.isReversed = true;
    else if (name === "WITHSCORES") options.withScores = true;
    else if (name === "LIMIT") options.limit = [integer(left.shift()), integer(left.shift())];
    else throw syntaxError();
  }
  return options;
}

/** What ZRANGE and its older kin select, in the order asked for. */
export function select(
  set: SortedSet,
  first: string | undefined,
  second: string | undefined,
  options: RangeOptions,
): Scored[] {
  const { by, isReversed, limit } = options;
  if (by === "INDEX") {
    const ordered = isReversed ? set.ordered().toReversed() : set.ordered();
    return ordered.slice(...bounds(first, second, ordered.length));
  }
  // reversed, the greater end comes first
  const [min, max] = isReversed ? [second, first] : [first, second];
  const fitting = set.ordered().filter(by === "SCORE" ? byScore(min, max) : byText(min, max));
  const ordered = isReversed ? fitting.reverse() : fitting;
  if (!limit) return ordered;
  const [offset, count] = limit;
  return ordered.slice(offset, count < 0 ? undefined : offset + count);
}
