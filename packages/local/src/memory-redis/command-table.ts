import type { Database, MemoryReply } from "./database.ts";

/** Arguments without the name. */
export type Handler = (db: Database, args: string[]) => MemoryReply;

/** By name in lower case: how many arguments (a negative number: at least so many; null: any), and what to do. */
export type CommandTable = Record<string, readonly [arity: number | null, run: Handler]>;
