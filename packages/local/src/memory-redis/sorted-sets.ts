import { RedisError } from "../redis-store.ts";
import { float, fromFloat, integer, pairs, scanned, syntaxError } from "./arguments.ts";
import type { CommandTable, Handler } from "./command-table.ts";
import type { Database } from "./database.ts";
import { byScore, byText, type RangeOptions, rangeOptions, select } from "./score-range.ts";
import { combineSets } from "./set-algebra.ts";
import { type Scored, SortedSet } from "./sorted-set.ts";

const zset = (db: Database, key = "") => db.read(key, "zset") ?? new SortedSet();

const replies = (scored: readonly Scored[], withScores: boolean) =>
  scored.flatMap(([member, score]) => (withScores ? [member, fromFloat(score)] : [member]));

const ZADD_FLAGS = new Set(["NX", "XX", "GT", "LT", "CH", "INCR"]);

function zadd(db: Database, [key = "", ...rest]: string[]) {
  const firstScore = rest.findIndex((part) => !ZADD_FLAGS.has(part.toUpperCase()));
  const flags = new Set(rest.slice(0, Math.max(firstScore, 0)).map((flag) => flag.toUpperCase()));
  const given = pairs(rest.slice(Math.max(firstScore, 0)), "zadd").map(
    ([score, member]) => [member, float(score)] as const,
  );
  if (flags.has("NX") && flags.has("XX")) {
    throw new RedisError("ERR XX and NX options at the same time are not compatible");
  }
  if (Number(flags.has("NX")) + Number(flags.has("GT")) + Number(flags.has("LT")) > 1) {
    throw new RedisError("ERR GT, LT, and/or NX options at the same time are not compatible");
  }
  if (flags.has("INCR") && given.length > 1)
    throw new RedisError("ERR INCR option supports a single increment-element pair");

  const set = db.write(key, "zset");
  let [added, changed] = [0, 0];
  let last: number | null = null;
  for (const [member, score] of given) {
    const before = set.score(member);
    const after = flags.has("INCR") ? (before ?? 0) + score : score;
    if (!mayChange(flags, before, after)) continue;
    last = after;
    if (before === undefined) added += 1;
    else if (before !== after) changed += 1;
    set.set(member, after);
  }
  db.dropEmpty(key);
  if (flags.has("INCR")) return last === null ? null : fromFloat(last);
  return flags.has("CH") ? added + changed : added;
}

function mayChange(flags: Set<string>, before: number | undefined, after: number): boolean {
  if (before === undefined) return !flags.has("XX");
  if (flags.has("NX")) return false;
  return !(flags.has("GT") && after <= before) && !(flags.has("LT") && after >= before);
}

const range =
  (preset: Partial<RangeOptions> = {}): Handler =>
  (db, [key, first, second, ...given]) => {
    const options = rangeOptions(given, preset);
    return replies(select(zset(db, key), first, second, options), options.withScores);
  };

function rangeStore(db: Database, [target = "", key, first, second, ...given]: string[]) {
  return put(db, target, select(zset(db, key), first, second, rangeOptions(given)));
}

const removeRange =
  (preset: Partial<RangeOptions>): Handler =>
  (db, [key = "", first, second]) =>
    remove(db, key, select(zset(db, key), first, second, rangeOptions([], preset)));

function remove(db: Database, key: string, scored: readonly Scored[]) {
  const set = zset(db, key);
  const removed = scored.filter(([member]) => set.delete(member)).length;
  db.dropEmpty(key);
  return removed;
}

function put(db: Database, key: string, scored: readonly Scored[]) {
  const set = new SortedSet();
  for (const [member, score] of scored) set.set(member, score);
  db.put(key, "zset", set);
  db.dropEmpty(key);
  return set.size;
}

const pop =
  (isReversed: boolean): Handler =>
  (db, [key = "", count]) => {
    const ordered = zset(db, key).ordered();
    const taken = (isReversed ? ordered.toReversed() : ordered).slice(0, count === undefined ? 1 : integer(count));
    remove(db, key, taken);
    return replies(taken, true);
  };

const rank =
  (isReversed: boolean): Handler =>
  (db, [key, member = "", option]) => {
    const set = zset(db, key);
    const score = set.score(member);
    if (score === undefined) return null;
    const at = isReversed ? set.size - 1 - set.rank(member) : set.rank(member);
    return option?.toUpperCase() === "WITHSCORE" ? [at, fromFloat(score)] : at;
  };

const algebra =
  (how: "union" | "inter" | "diff"): Handler =>
  (db, args) => {
    const { scored, withScores } = combineSets(db, how, args);
    return replies(scored, withScores);
  };

const algebraStore =
  (how: "union" | "inter" | "diff"): Handler =>
  (db, [target = "", ...args]) =>
    put(db, target, combineSets(db, how, args).scored);

function random(db: Database, [key, count, option]: string[]) {
  const shuffled = [...zset(db, key).ordered()].sort(() => Math.random() - 0.5);
  if (count === undefined) return shuffled[0]?.[0] ?? null;
  if (integer(count) < 0) throw syntaxError();
  return replies(shuffled.slice(0, integer(count)), option !== undefined);
}

const score = (db: Database, key: string | undefined, member: string) => {
  const found = zset(db, key).score(member);
  return found === undefined ? null : fromFloat(found);
};

export const sortedSets: CommandTable = {
  zadd: [-3, zadd],
  zincrby: [3, (db, [key = "", by = "", member = ""]) => zadd(db, [key, "INCR", by, member])],
  zrem: [
    -2,
    (db, [key = "", ...members]) =>
      remove(
        db,
        key,
        members.map((member) => [member, 0]),
      ),
  ],
  zscore: [2, (db, [key, member = ""]) => score(db, key, member)],
  zmscore: [-2, (db, [key, ...members]) => members.map((member) => score(db, key, member))],
  zcard: [1, (db, [key]) => zset(db, key).size],
  zcount: [3, (db, [key, min, max]) => zset(db, key).ordered().filter(byScore(min, max)).length],
  zlexcount: [3, (db, [key, min, max]) => zset(db, key).ordered().filter(byText(min, max)).length],
  zrank: [-2, rank(false)],
  zrevrank: [-2, rank(true)],
  zrange: [-3, range()],
  zrevrange: [-3, range({ isReversed: true })],
  zrangebyscore: [-3, range({ by: "SCORE" })],
  zrevrangebyscore: [-3, range({ by: "SCORE", isReversed: true })],
  zrangebylex: [-3, range({ by: "LEX" })],
  zrevrangebylex: [-3, range({ by: "LEX", isReversed: true })],
  zrangestore: [-4, rangeStore],
  zremrangebyrank: [3, removeRange({})],
  zremrangebyscore: [3, removeRange({ by: "SCORE" })],
  zremrangebylex: [3, removeRange({ by: "LEX" })],
  zpopmin: [-1, pop(false)],
  zpopmax: [-1, pop(true)],
  zunion: [-2, algebra("union")],
  zinter: [-2, algebra("inter")],
  zdiff: [-2, algebra("diff")],
  zunionstore: [-3, algebraStore("union")],
  zinterstore: [-3, algebraStore("inter")],
  zdiffstore: [-3, algebraStore("diff")],
  zrandmember: [-1, random],
  zscan: [
    -2,
    (db, [key, _cursor, ...options]) =>
      scanned(
        zset(db, key)
          .ordered()
          .map(([member]) => member),
        options,
        (member) => score(db, key, member) ?? "",
      ),
  ],
};
