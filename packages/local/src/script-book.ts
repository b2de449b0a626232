import { createHash } from "node:crypto";
import { type Command, RedisError, type RedisStore, type Reply } from "./redis-store.ts";

/** A client that meets NOSCRIPT for a forgotten one sends the script again. */
const REMEMBERED = 1_000;

/**
 * Runs scripts that begin with a `#!lua flags=…` line, as @upstash/ratelimit's do, on a Redis that knows no such line
 * (7.0, and in memory): the line goes, while the script keeps the digest that its sender computed with it.
 */
export function withScripts(store: RedisStore): RedisStore {
  const book = new Map<string, string>();

  const remember = (script: string): string => {
    const digest = createHash("sha1").update(script).digest("hex");
    book.delete(digest);
    book.set(digest, script.replace(/^#!lua[^\n]*\n/, ""));
    const oldest = book.keys().next().value;
    if (book.size > REMEMBERED && oldest !== undefined) book.delete(oldest);
    return digest;
  };
  const script = (digest: string): string => {
    const found = book.get(digest.toLowerCase());
    if (found === undefined) throw new RedisError("NOSCRIPT No matching script. Please use EVAL.");
    return found;
  };

  const translate = ([name, first = "", ...rest]: Command): Command => {
    if (name === "EVAL" || name === "EVAL_RO") return ["EVAL", script(remember(first)), ...rest];
    if (name === "EVALSHA" || name === "EVALSHA_RO") return ["EVAL", script(first), ...rest];
    return first === "" && rest.length === 0 ? [name] : [name, first, ...rest];
  };
  const aboutScripts = (action: string, args: string[]): Reply => {
    if (action === "LOAD") return remember(args[0] ?? "");
    if (action === "EXISTS") return args.map((digest) => (book.has(digest.toLowerCase()) ? 1 : 0));
    if (action === "FLUSH") {
      book.clear();
      return "OK";
    }
    throw new RedisError(`ERR unknown subcommand '${action}'. Try SCRIPT HELP.`);
  };

  return {
    async run(command) {
      const [name, action = "", ...args] = command;
      if (name === "SCRIPT") return aboutScripts(action.toUpperCase(), args);
      return store.run(translate(command));
    },
    transact: async (commands) => store.transact(commands.map(translate)),
    end: store.end,
  };
}
