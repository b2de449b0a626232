import { openDatabaseAsync } from "expo-sqlite";
import { createSqliteDayStore } from "./sqlite-day-store.ts";

/** Opens the store of one driver: what somebody else said on this phone is sent under no other name. */
export async function openDayStore(driverId: string) {
  return createSqliteDayStore(await openDatabaseAsync(`day-${driverId}.db`));
}
