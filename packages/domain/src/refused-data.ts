/**
 * Whether Postgres refused the data itself (class 22 data exception, 23 constraint, 54 limit exceeded), so that trying
 * the same again is of no use. All else, a lost connection, a restart, a full disk, a deadlock, passes.
 */
export function isRefusedData(error: unknown): boolean {
  for (let seen: unknown = error; seen instanceof Error; seen = seen.cause) {
    if ("code" in seen && typeof seen.code === "string" && /^(22|23|54)[0-9A-Z]{3}$/.test(seen.code)) return true;
  }
  return false;
}
