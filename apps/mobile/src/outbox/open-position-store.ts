import { openDatabaseAsync } from "expo-sqlite";
import { createSqlitePositionStore } from "./sqlite-position-store.ts";

/** Opens the store of one device: each sign-in has its own, so that what waits is always sent under its own name. */
export async function openPositionStore(deviceId: string) {
  return createSqlitePositionStore(await openDatabaseAsync(`positions-${deviceId}.db`));
}
