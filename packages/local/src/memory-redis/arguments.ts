import { RedisError } from "../redis-store.ts";

export const syntaxError = () => new RedisError("ERR syntax error");

/** @throws as Redis does */
export function integer(text: string | undefined): number {
  const value = Number(text);
  if (text === undefined || !/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new RedisError("ERR value is not an integer or out of range");
  }
  return value;
}

/** @throws as Redis does */
export function float(text: string | undefined): number {
  const infinite = /^([+-]?)inf(inity)?$/i.exec(text ?? "");
  if (infinite) return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const value = Number(text);
  if (text === undefined || text.trim() === "" || Number.isNaN(value))
    throw new RedisError("ERR value is not a valid float");
  return value;
}

export function fromFloat(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return value > 0 ? "inf" : "-inf";
}

/** Start and end of a range that may count from the end, as slice() takes them. */
export function bounds(start: string | undefined, end: string | undefined, size: number): [number, number] {
  const at = (index: number) => (index < 0 ? index + size : index);
  return [Math.max(at(integer(start)), 0), Math.max(at(integer(end)) + 1, 0)];
}

/** Redis's glob (`*`, `?`, `[a-z]`, `\`) as a pattern. */
export function glob(pattern: string): RegExp {
  const source = pattern.replace(/\\.|\[\^?[^\]]*\]|[*?]|[$()+./^{|}\\[\]]/gs, (part) => {
    if (part === "*") return ".*";
    if (part === "?") return ".";
    return part.startsWith("[") && part.length > 1
      ? part
      : part.startsWith("\\") && part.length > 1
        ? part
        : `\\${part}`;
  });
  return new RegExp(`^${source}$`, "s");
}

/** The answer to any SCAN: everything that fits, in one go. */
export function scanned(
  names: readonly string[],
  options: readonly string[],
  withValue?: (name: string) => string,
): [string, string[]] {
  const at = options.findIndex((option) => option.toUpperCase() === "MATCH");
  const pattern = at < 0 ? null : glob(options[at + 1] ?? "*");
  const fitting = names.filter((name) => pattern?.test(name) ?? true);
  return ["0", withValue ? fitting.flatMap((name) => [name, withValue(name)]) : fitting];
}

export function pairs(list: readonly string[], command: string): [string, string][] {
  if (list.length === 0 || list.length % 2 !== 0)
    throw new RedisError(`ERR wrong number of arguments for '${command}' command`);
  return Array.from({ length: list.length / 2 }, (_, index) => [list[index * 2] ?? "", list[index * 2 + 1] ?? ""]);
}
