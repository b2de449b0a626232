import { createIndexedPositionStore } from "./indexed-position-store.ts";

/** Opens the store of one device in the browser. */
export async function openPositionStore(deviceId: string) {
  // without this a browser short of space may throw away what has not been sent
  await navigator.storage?.persist?.();
  return createIndexedPositionStore(indexedDB, `cartage-positions-${deviceId}`);
}
