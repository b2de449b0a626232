import { RedisError } from "../redis-store.ts";
import { bounds, integer, syntaxError } from "./arguments.ts";
import type { CommandTable, Handler } from "./command-table.ts";
import { type Database, OK } from "./database.ts";

type End = "LEFT" | "RIGHT";

const list = (db: Database, key = ""): readonly string[] => db.read(key, "list") ?? [];

const push =
  (end: End, mustExist = false): Handler =>
  (db, [key = "", ...items]) => {
    if (mustExist && !db.has(key)) return 0;
    const written = db.write(key, "list");
    if (end === "LEFT") written.unshift(...items.reverse());
    else written.push(...items);
    return written.length;
  };

const pop =
  (end: End): Handler =>
  (db, [key = "", count]) => {
    const items = db.read(key, "list");
    if (!items) return null;
    const take = () => (end === "LEFT" ? items.shift() : items.pop());
    const taken = Array.from(
      { length: Math.min(count === undefined ? 1 : integer(count), items.length) },
      () => take() ?? "",
    );
    db.dropEmpty(key);
    return count === undefined ? (taken[0] ?? null) : taken;
  };

function move(db: Database, from: string, to: string, take: End, put: End) {
  const item = pop(take)(db, [from]);
  if (typeof item === "string") push(put)(db, [to, item]);
  return item;
}

function end(text: string | undefined): End {
  const given = text?.toUpperCase();
  if (given === "LEFT" || given === "RIGHT") return given;
  throw syntaxError();
}

function trim(db: Database, [key = "", start, stop]: string[]) {
  const items = db.read(key, "list");
  if (!items) return OK;
  db.put(key, "list", items.slice(...bounds(start, stop, items.length)), db.entry(key)?.expiresAt ?? null);
  db.dropEmpty(key);
  return OK;
}

/** A negative count removes from the end, none removes all. */
function remove(db: Database, [key = "", count, item = ""]: string[]) {
  const items = db.read(key, "list");
  if (!items) return 0;
  const wanted = integer(count);
  const found = [...items.keys()].filter((at) => items[at] === item);
  const doomed = new Set(wanted < 0 ? found.slice(wanted) : found.slice(0, wanted || undefined));
  const kept = items.filter((_, at) => !doomed.has(at));
  items.splice(0, items.length, ...kept);
  db.dropEmpty(key);
  return doomed.size;
}

function setAt(db: Database, [key = "", index, item = ""]: string[]) {
  const items = db.read(key, "list");
  if (!items) throw new RedisError("ERR no such key");
  const at = integer(index) < 0 ? integer(index) + items.length : integer(index);
  if (at < 0 || at >= items.length) throw new RedisError("ERR index out of range");
  items[at] = item;
  return OK;
}

export const lists: CommandTable = {
  lpush: [-2, push("LEFT")],
  rpush: [-2, push("RIGHT")],
  lpushx: [-2, push("LEFT", true)],
  rpushx: [-2, push("RIGHT", true)],
  lpop: [-1, pop("LEFT")],
  rpop: [-1, pop("RIGHT")],
  llen: [1, (db, [key]) => list(db, key).length],
  lrange: [3, (db, [key, start, stop]) => list(db, key).slice(...bounds(start, stop, list(db, key).length))],
  lindex: [2, (db, [key, index]) => list(db, key).at(integer(index)) ?? null],
  ltrim: [3, trim],
  lrem: [3, remove],
  lset: [3, setAt],
  lmove: [4, (db, [from = "", to = "", take, put]) => move(db, from, to, end(take), end(put))],
  rpoplpush: [2, (db, [from = "", to = ""]) => move(db, from, to, "RIGHT", "LEFT")],
};
