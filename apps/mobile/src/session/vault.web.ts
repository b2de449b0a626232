import type { Vault } from "./vault-entry.ts";

const PREFIX = "cartage.";

/**
 * A browser has no keychain. Local storage rather than session storage, because positions that wait in IndexedDB
 * when the tab closes can only be sent later with this device's credential; the page runs no foreign script.
 */
export const vault: Vault = {
  read: async (key) => localStorage.getItem(PREFIX + key),
  write: async (key, value) => localStorage.setItem(PREFIX + key, value),
  remove: async (key) => localStorage.removeItem(PREFIX + key),
};
