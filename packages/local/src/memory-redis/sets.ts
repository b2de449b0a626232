import { integer, scanned } from "./arguments.ts";
import type { CommandTable, Handler } from "./command-table.ts";
import type { Database } from "./database.ts";

const members = (db: Database, key = ""): ReadonlySet<string> => db.read(key, "set") ?? new Set<string>();

const union = (sets: ReadonlySet<string>[]) => new Set(sets.flatMap((set) => [...set]));
const intersection = ([first, ...others]: ReadonlySet<string>[]) =>
  new Set([...(first ?? [])].filter((member) => others.every((other) => other.has(member))));
const difference = ([first, ...others]: ReadonlySet<string>[]) =>
  new Set([...(first ?? [])].filter((member) => !others.some((other) => other.has(member))));

type Combine = (sets: ReadonlySet<string>[]) => Set<string>;

const combine =
  (how: Combine): Handler =>
  (db, keys) => [...how(keys.map((key) => members(db, key)))];

const store =
  (how: Combine): Handler =>
  (db, [target = "", ...keys]) => {
    const combined = how(keys.map((key) => members(db, key)));
    db.put(target, "set", combined);
    db.dropEmpty(target);
    return combined.size;
  };

function sadd(db: Database, [key = "", ...added]: string[]) {
  const set = db.write(key, "set");
  const before = set.size;
  for (const member of added) set.add(member);
  return set.size - before;
}

function srem(db: Database, [key = "", ...removed]: string[]) {
  const set = db.read(key, "set");
  const count = removed.filter((member) => set?.delete(member)).length;
  db.dropEmpty(key);
  return count;
}

function random(db: Database, [key, count]: string[]) {
  const shuffled = [...members(db, key)].sort(() => Math.random() - 0.5);
  if (count === undefined) return shuffled[0] ?? null;
  const wanted = integer(count);
  if (wanted >= 0) return shuffled.slice(0, wanted);
  return Array.from(
    { length: shuffled.length && -wanted },
    () => shuffled[Math.floor(Math.random() * shuffled.length)] ?? "",
  );
}

function spop(db: Database, args: string[]) {
  const [key = ""] = args;
  const chosen = random(db, args);
  srem(db, [key, ...[chosen ?? []].flat()]);
  return chosen;
}

function smove(db: Database, [from = "", to = "", member = ""]: string[]) {
  if (srem(db, [from, member]) === 0) return 0;
  sadd(db, [to, member]);
  return 1;
}

function sintercard(db: Database, [count, ...rest]: string[]) {
  const keys = rest.slice(0, integer(count));
  const limit = integer(rest[keys.length + 1] ?? "0");
  const { size } = intersection(keys.map((key) => members(db, key)));
  return limit > 0 ? Math.min(size, limit) : size;
}

export const sets: CommandTable = {
  sadd: [-2, sadd],
  srem: [-2, srem],
  smembers: [1, (db, [key]) => [...members(db, key)]],
  sismember: [2, (db, [key, member = ""]) => Number(members(db, key).has(member))],
  smismember: [-2, (db, [key, ...given]) => given.map((member) => Number(members(db, key).has(member)))],
  scard: [1, (db, [key]) => members(db, key).size],
  smove: [3, smove],
  spop: [-1, spop],
  srandmember: [-1, random],
  sunion: [-1, combine(union)],
  sinter: [-1, combine(intersection)],
  sdiff: [-1, combine(difference)],
  sunionstore: [-2, store(union)],
  sinterstore: [-2, store(intersection)],
  sdiffstore: [-2, store(difference)],
  sintercard: [-2, sintercard],
  sscan: [-2, (db, [key, _cursor, ...options]) => scanned([...members(db, key)], options)],
};
