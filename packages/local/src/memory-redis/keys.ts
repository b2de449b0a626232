import { RedisError } from "../redis-store.ts";
import { glob, integer, scanned } from "./arguments.ts";
import type { CommandTable, Handler } from "./command-table.ts";
import { type Database, OK, Status } from "./database.ts";

const count = (keys: string[], fits: (key: string) => boolean) => keys.filter(fits).length;

/** EXPIRE and its kin: `toMs` makes a moment of the number given. */
function expireWith(toMs: (amount: number) => number): Handler {
  return (db, [key = "", amount, condition]) => {
    const expiresAt = toMs(integer(amount));
    const entry = db.entry(key);
    if (!entry || !mayExpire(entry.expiresAt, expiresAt, condition?.toUpperCase())) return 0;
    entry.expiresAt = expiresAt;
    return 1;
  };
}

/** Without a time to live a key lives for ever, later than any moment. */
function mayExpire(before: number | null, after: number, condition: string | undefined): boolean {
  if (condition === "NX") return before === null;
  if (condition === "XX") return before !== null;
  if (condition === "GT") return before !== null && after > before;
  if (condition === "LT") return before === null || after < before;
  return true;
}

function left(db: Database, key: string, unitMs: number): number {
  const entry = db.entry(key);
  if (!entry) return -2;
  return entry.expiresAt === null ? -1 : Math.round((entry.expiresAt - Date.now()) / unitMs);
}

function moment(db: Database, key: string, unitMs: number): number {
  const entry = db.entry(key);
  if (!entry) return -2;
  return entry.expiresAt === null ? -1 : Math.floor(entry.expiresAt / unitMs);
}

function persist(db: Database, [key = ""]: string[]) {
  const entry = db.entry(key);
  if (entry?.expiresAt == null) return 0;
  entry.expiresAt = null;
  return 1;
}

function rename(db: Database, [from = "", to = ""]: string[]) {
  db.rename(from, to);
  return OK;
}

function flush(db: Database) {
  db.clear();
  return OK;
}

function copy(db: Database, [from = "", to = "", ...options]: string[]) {
  const mayReplace = options.some((option) => option.toUpperCase() === "REPLACE");
  if (!db.has(from) || (db.has(to) && !mayReplace)) return 0;
  db.copy(from, to);
  return 1;
}

function time() {
  const now = Date.now();
  return [String(Math.floor(now / 1000)), String((now % 1000) * 1000)];
}

function scan(db: Database, [cursor, ...options]: string[]) {
  integer(cursor);
  const at = options.findIndex((option) => option.toUpperCase() === "TYPE");
  const kind = at < 0 ? null : options[at + 1];
  return scanned(
    db.keys().filter((key) => kind === null || db.entry(key)?.kind === kind),
    options,
  );
}

export const keys: CommandTable = {
  del: [-1, (db, given) => count(given, (key) => db.delete(key))],
  unlink: [-1, (db, given) => count(given, (key) => db.delete(key))],
  exists: [-1, (db, given) => count(given, (key) => db.has(key))],
  touch: [-1, (db, given) => count(given, (key) => db.has(key))],
  type: [1, (db, [key = ""]) => new Status(db.entry(key)?.kind ?? "none")],
  expire: [-2, expireWith((seconds) => Date.now() + seconds * 1000)],
  pexpire: [-2, expireWith((ms) => Date.now() + ms)],
  expireat: [-2, expireWith((seconds) => seconds * 1000)],
  pexpireat: [-2, expireWith((ms) => ms)],
  ttl: [1, (db, [key = ""]) => left(db, key, 1000)],
  pttl: [1, (db, [key = ""]) => left(db, key, 1)],
  expiretime: [1, (db, [key = ""]) => moment(db, key, 1000)],
  pexpiretime: [1, (db, [key = ""]) => moment(db, key, 1)],
  persist: [1, persist],
  rename: [2, rename],
  renamenx: [
    2,
    (db, [from = "", to = ""]) => {
      if (!db.has(from)) throw new RedisError("ERR no such key");
      if (db.has(to)) return 0;
      db.rename(from, to);
      return 1;
    },
  ],
  copy: [-2, copy],
  keys: [1, (db, [pattern = "*"]) => db.keys().filter((key) => glob(pattern).test(key))],
  scan: [-1, scan],
  randomkey: [0, (db) => db.keys()[Math.floor(Math.random() * db.keys().length)] ?? null],
  dbsize: [0, (db) => db.keys().length],
  flushall: [null, flush],
  flushdb: [null, flush],
  ping: [null, (_db, [text]) => text ?? new Status("PONG")],
  echo: [1, (_db, [text = ""]) => text],
  time: [0, time],
  // nobody can subscribe over REST
  publish: [2, () => 0],
};
