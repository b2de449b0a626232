import { AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY, deleteItemAsync, getItemAsync, setItemAsync } from "expo-secure-store";
import type { Vault } from "./vault-entry.ts";

// readable while the phone is locked in its holder, never restored on another phone
const options = { keychainAccessible: AFTER_FIRST_UNLOCK_THIS_DEVICE_ONLY };

/** The phone's keychain or keystore. */
export const vault: Vault = {
  read: (key) => getItemAsync(key, options),
  write: (key, value) => setItemAsync(key, value, options),
  remove: (key) => deleteItemAsync(key, options),
};
