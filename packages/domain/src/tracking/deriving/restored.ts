import type { Fix } from "./moment.ts";

/** Positions that somebody said are right, by device key and fix time; null where there are none, so that asking costs nothing. */
export type Restored = ReadonlySet<string> | null;

/** Whether a position counts whatever screening thinks of it. */
export function isRestored({ restored }: { restored: Restored }, { deviceKey, time }: Fix): boolean {
  return restored?.has(`${deviceKey} ${time}`) ?? false;
}
