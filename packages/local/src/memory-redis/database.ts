import { RedisError } from "../redis-store.ts";
import { SortedSet } from "./sorted-set.ts";

/** A reply that Redis gives as a status ("+OK"), which scripts can tell from a string. */
export class Status {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export const OK = new Status("OK");

export type MemoryReply = null | number | string | Status | Error | MemoryReply[];

type Kinds = {
  string: { text: string };
  hash: Map<string, string>;
  set: Set<string>;
  list: string[];
  zset: SortedSet;
};

export type Kind = keyof Kinds;

type Entry = { kind: Kind; value: Kinds[Kind]; expiresAt: number | null };

const empty: { [K in Kind]: () => Kinds[K] } = {
  string: () => ({ text: "" }),
  hash: () => new Map(),
  set: () => new Set(),
  list: () => [],
  zset: () => new SortedSet(),
};

/** Keys with a typed value and a time to live. */
export class Database {
  readonly #entries = new Map<string, Entry>();

  entry(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry?.expiresAt != null && entry.expiresAt <= Date.now()) {
      this.#entries.delete(key);
      return undefined;
    }
    return entry;
  }

  has(key: string): boolean {
    return this.entry(key) !== undefined;
  }

  /** The value, or undefined where the key is not. @throws when it is of another kind */
  read<K extends Kind>(key: string, kind: K): Kinds[K] | undefined {
    const entry = this.entry(key);
    if (!entry) return undefined;
    if (!isOf(entry, kind)) throw new RedisError("WRONGTYPE Operation against a key holding the wrong kind of value");
    return entry.value;
  }

  /** The value, empty at first. @throws when it is of another kind */
  write<K extends Kind>(key: string, kind: K): Kinds[K] {
    return this.read(key, kind) ?? this.put(key, kind, empty[kind]());
  }

  put<K extends Kind>(key: string, kind: K, value: Kinds[K], expiresAt: number | null = null): Kinds[K] {
    this.#entries.set(key, { kind, value, expiresAt });
    return value;
  }

  /** A collection that became empty is no key any more. */
  dropEmpty(key: string): void {
    const value = this.entry(key)?.value;
    if (!value || "text" in value) return;
    if ((Array.isArray(value) ? value.length : value.size) === 0) this.#entries.delete(key);
  }

  delete(key: string): boolean {
    return this.has(key) && this.#entries.delete(key);
  }

  rename(from: string, to: string): void {
    const entry = this.entry(from);
    if (!entry) throw new RedisError("ERR no such key");
    this.#entries.delete(from);
    this.#entries.set(to, entry);
  }

  copy(from: string, to: string): void {
    const entry = this.entry(from);
    if (entry) this.#entries.set(to, structuredCloneOf(entry));
  }

  keys(): string[] {
    return [...this.#entries.keys()].filter((key) => this.has(key));
  }

  clear(): void {
    this.#entries.clear();
  }
}

function isOf<K extends Kind>(entry: Entry, kind: K): entry is { kind: K; value: Kinds[K]; expiresAt: number | null } {
  return entry.kind === kind;
}

function structuredCloneOf(entry: Entry): Entry {
  const { value } = entry;
  const copied = value instanceof SortedSet ? value.clone() : structuredClone(value);
  return { ...entry, value: copied };
}
