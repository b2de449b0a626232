import { RedisError } from "../redis-store.ts";
import { float, fromFloat, integer, pairs, syntaxError } from "./arguments.ts";
import type { CommandTable } from "./command-table.ts";
import { type Database, OK } from "./database.ts";

const text = (db: Database, key = "") => db.read(key, "string")?.text ?? null;

function setText(db: Database, key: string, value: string, expiresAt = db.entry(key)?.expiresAt ?? null) {
  db.put(key, "string", { text: value }, expiresAt);
  return OK;
}

function addTo(db: Database, key: string, by: number): number {
  const sum = integer(text(db, key) ?? "0") + by;
  if (!Number.isSafeInteger(sum)) throw new RedisError("ERR increment or decrement would overflow");
  setText(db, key, String(sum));
  return sum;
}

/** The moment that EX, PX, EXAT or PXAT names, in ms since the epoch. */
function expiry(unit: string, amount: string | undefined, command: string): number {
  const number = integer(amount);
  if (number <= 0) throw new RedisError(`ERR invalid expire time in '${command}' command`);
  const ms = unit.startsWith("P") ? number : number * 1000;
  return unit.endsWith("AT") ? ms : Date.now() + ms;
}

const UNITS = new Set(["EX", "PX", "EXAT", "PXAT"]);

function set(db: Database, [key = "", value = "", ...options]: string[]) {
  const flags = new Set<string>();
  let expiresAt: number | null = null;
  for (let option = options.shift(); option !== undefined; option = options.shift()) {
    const name = option.toUpperCase();
    if (UNITS.has(name)) expiresAt = expiry(name, options.shift(), "set");
    else if (["NX", "XX", "GET", "KEEPTTL"].includes(name)) flags.add(name);
    else throw syntaxError();
  }
  const before = flags.has("GET") ? text(db, key) : null;
  const isRefused = (flags.has("NX") && db.has(key)) || (flags.has("XX") && !db.has(key));
  if (!isRefused) setText(db, key, value, flags.has("KEEPTTL") ? undefined : expiresAt);
  if (flags.has("GET")) return before;
  return isRefused ? null : OK;
}

function getex(db: Database, [key = "", option, amount]: string[]) {
  const value = text(db, key);
  const unit = option?.toUpperCase();
  if (value === null || unit === undefined) return value;
  if (unit !== "PERSIST" && !UNITS.has(unit)) throw syntaxError();
  setText(db, key, value, unit === "PERSIST" ? null : expiry(unit, amount, "getex"));
  return value;
}

function range(db: Database, [key, start, end]: string[]) {
  const bytes = Buffer.from(text(db, key) ?? "");
  const at = (index: number) => Math.max(index < 0 ? index + bytes.length : index, 0);
  return bytes.subarray(at(integer(start)), at(integer(end)) + 1).toString();
}

function setrange(db: Database, [key = "", offset, value = ""]: string[]) {
  const from = integer(offset);
  const before = Buffer.from(text(db, key) ?? "");
  const bytes = Buffer.alloc(Math.max(before.length, from + Buffer.byteLength(value)));
  before.copy(bytes);
  bytes.write(value, from);
  setText(db, key, bytes.toString());
  return bytes.length;
}

function mset(db: Database, args: string[]) {
  for (const [key, value] of pairs(args, "mset")) setText(db, key, value, null);
  return OK;
}

function msetnx(db: Database, args: string[]) {
  if (pairs(args, "msetnx").some(([key]) => db.has(key))) return 0;
  mset(db, args);
  return 1;
}

export const strings: CommandTable = {
  get: [1, (db, [key]) => text(db, key)],
  set: [-2, set],
  setnx: [2, (db, [key = "", value = ""]) => (set(db, [key, value, "NX"]) === OK ? 1 : 0)],
  setex: [3, (db, [key = "", seconds, value = ""]) => setText(db, key, value, expiry("EX", seconds, "setex"))],
  psetex: [3, (db, [key = "", ms, value = ""]) => setText(db, key, value, expiry("PX", ms, "psetex"))],
  getset: [2, (db, [key = "", value = ""]) => set(db, [key, value, "GET"])],
  getdel: [
    1,
    (db, [key = ""]) => {
      const value = text(db, key);
      db.delete(key);
      return value;
    },
  ],
  getex: [-1, getex],
  mget: [-1, (db, keys) => keys.map((key) => (db.entry(key)?.kind === "string" ? text(db, key) : null))],
  mset: [-2, mset],
  msetnx: [-2, msetnx],
  incr: [1, (db, [key = ""]) => addTo(db, key, 1)],
  decr: [1, (db, [key = ""]) => addTo(db, key, -1)],
  incrby: [2, (db, [key = "", by]) => addTo(db, key, integer(by))],
  decrby: [2, (db, [key = "", by]) => addTo(db, key, -integer(by))],
  incrbyfloat: [
    2,
    (db, [key = "", by]) => {
      const sum = fromFloat(float(text(db, key) ?? "0") + float(by));
      setText(db, key, sum);
      return sum;
    },
  ],
  append: [
    2,
    (db, [key = "", more = ""]) => {
      const value = (text(db, key) ?? "") + more;
      setText(db, key, value);
      return Buffer.byteLength(value);
    },
  ],
  strlen: [1, (db, [key]) => Buffer.byteLength(text(db, key) ?? "")],
  getrange: [3, range],
  substr: [3, range],
  setrange: [3, setrange],
};
