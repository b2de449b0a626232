import { type Command, RedisError, type RedisStore, type Reply } from "../redis-store.ts";
import { integer } from "./arguments.ts";
import type { CommandTable } from "./command-table.ts";
import { Database, type MemoryReply, Status } from "./database.ts";
import { hashes } from "./hashes.ts";
import { keys } from "./keys.ts";
import { lists } from "./lists.ts";
import { runScript } from "./run-script.ts";
import { sets } from "./sets.ts";
import { sortedSets } from "./sorted-sets.ts";
import { strings } from "./strings.ts";

const table: CommandTable = { ...strings, ...keys, ...hashes, ...sets, ...sortedSets, ...lists };

/**
 * The part of Redis 7 that a web application uses, in this process's memory and gone with it: strings, hashes, sets,
 * sorted sets, lists, expiry, transactions, scripts. Answers are Redis's own, errors included; text is UTF-8.
 */
export function memoryRedis(): RedisStore {
  const db = new Database();

  const execute = (name: string, args: string[]): MemoryReply => {
    if (name.toLowerCase() === "eval") return evaluate(args);
    return check([name, ...args])(db, args);
  };
  const evaluate = ([script = "", count, ...rest]: string[]): MemoryReply => {
    const keysGiven = integer(count);
    if (keysGiven < 0) throw new RedisError("ERR Number of keys can't be negative");
    if (keysGiven > rest.length) throw new RedisError("ERR Number of keys can't be greater than number of args");
    return runScript(script, rest.slice(0, keysGiven), rest.slice(keysGiven), callFromScript);
  };
  const callFromScript = (name: string, args: string[]): MemoryReply => {
    if (name.toLowerCase() === "eval") throw new RedisError("ERR This Redis command is not allowed from script");
    return execute(name, args);
  };

  return {
    async run([name, ...args]) {
      return asReply(execute(name, args));
    },
    async transact(commands) {
      try {
        for (const command of commands) if (command[0] !== "EVAL") check(command);
      } catch {
        throw new RedisError("EXECABORT Transaction discarded because of previous errors.");
      }
      return commands.map(([name, ...args]) => {
        try {
          return asReply(execute(name, args));
        } catch (error) {
          return error instanceof Error ? error : new RedisError(String(error));
        }
      });
    },
    async end() {
      db.clear();
    },
  };
}

/** The command's handler. @throws for an unknown name or a wrong number of arguments */
function check([name, ...args]: Command) {
  const known = name.toLowerCase();
  const entry = Object.hasOwn(table, known) ? table[known] : undefined;
  if (!entry) {
    const beginning = args.map((argument) => `'${argument}' `).join("");
    throw new RedisError(`ERR unknown command '${name}', with args beginning with: ${beginning}`);
  }
  const [arity, run] = entry;
  const isRight = arity === null || (arity < 0 ? args.length >= -arity : args.length === arity);
  if (!isRight) throw new RedisError(`ERR wrong number of arguments for '${known}' command`);
  return run;
}

function asReply(reply: MemoryReply): Reply {
  if (reply instanceof Status) return reply.text;
  return Array.isArray(reply) ? reply.map(asReply) : reply;
}
