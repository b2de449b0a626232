import type { Vault } from "../session/vault-entry.ts";

/** A vault for tests. */
export function createMemoryVault(): Vault {
  const values = new Map<string, string>();
  return {
    read: async (key) => values.get(key) ?? null,
    write: async (key, value) => void values.set(key, value),
    remove: async (key) => void values.delete(key),
  };
}
