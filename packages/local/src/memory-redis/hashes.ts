import { RedisError } from "../redis-store.ts";
import { float, fromFloat, integer, pairs, scanned } from "./arguments.ts";
import type { CommandTable } from "./command-table.ts";
import { type Database, OK } from "./database.ts";

const hash = (db: Database, key = "") => db.read(key, "hash") ?? new Map<string, string>();

function hset(db: Database, [key = "", ...rest]: string[]) {
  const fields = pairs(rest, "hset");
  const written = db.write(key, "hash");
  const before = written.size;
  for (const [field, value] of fields) written.set(field, value);
  return written.size - before;
}

function hmset(db: Database, args: string[]) {
  hset(db, args);
  return OK;
}

function hdel(db: Database, [key = "", ...fields]: string[]) {
  const written = hash(db, key);
  const removed = fields.filter((field) => written.delete(field)).length;
  db.dropEmpty(key);
  return removed;
}

function increase<T>(db: Database, key: string, field: string, sumOf: (before: string) => T): T {
  const sum = sumOf(hash(db, key).get(field) ?? "0");
  db.write(key, "hash").set(field, String(sum));
  return sum;
}

function wholeField(before: string): number {
  if (!/^-?\d+$/.test(before)) throw new RedisError("ERR hash value is not an integer");
  return Number(before);
}

function randomFields(db: Database, [key, count, option]: string[]) {
  const fields = [...hash(db, key)].sort(() => Math.random() - 0.5);
  if (count === undefined) return fields[0]?.[0] ?? null;
  const chosen = fields.slice(0, integer(count));
  return chosen.flatMap(([field, value]) => (option === undefined ? [field] : [field, value]));
}

export const hashes: CommandTable = {
  hset: [-3, hset],
  hmset: [-3, hmset],
  hsetnx: [
    3,
    (db, [key = "", field = "", value = ""]) => (hash(db, key).has(field) ? 0 : hset(db, [key, field, value])),
  ],
  hget: [2, (db, [key, field = ""]) => hash(db, key).get(field) ?? null],
  hmget: [-2, (db, [key, ...fields]) => fields.map((field) => hash(db, key).get(field) ?? null)],
  hgetall: [1, (db, [key]) => [...hash(db, key)].flat()],
  hdel: [-2, hdel],
  hexists: [2, (db, [key, field = ""]) => Number(hash(db, key).has(field))],
  hkeys: [1, (db, [key]) => [...hash(db, key).keys()]],
  hvals: [1, (db, [key]) => [...hash(db, key).values()]],
  hlen: [1, (db, [key]) => hash(db, key).size],
  hstrlen: [2, (db, [key, field = ""]) => Buffer.byteLength(hash(db, key).get(field) ?? "")],
  hincrby: [
    3,
    (db, [key = "", field = "", by]) => increase(db, key, field, (before) => wholeField(before) + integer(by)),
  ],
  hincrbyfloat: [
    3,
    (db, [key = "", field = "", by]) => increase(db, key, field, (before) => fromFloat(float(before) + float(by))),
  ],
  hscan: [
    -2,
    (db, [key, _cursor, ...options]) =>
      scanned([...hash(db, key).keys()], options, (field) => hash(db, key).get(field) ?? ""),
  ],
  hrandfield: [-1, randomFields],
};
