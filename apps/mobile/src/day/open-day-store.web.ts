import { createIndexedDayStore } from "./indexed-day-store.ts";

/** Opens the store of one driver in the browser. */
export async function openDayStore(driverId: string) {
  return createIndexedDayStore(indexedDB, `cartage-day-${driverId}`);
}
