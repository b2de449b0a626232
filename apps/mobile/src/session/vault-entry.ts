/** Where the phone keeps small and secret things; each write replaces its whole value. */
export type Vault = {
  read(key: string): Promise<string | null>;
  write(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
};

export type VaultEntry<Value> = {
  read(): Promise<Value | null>;
  write(value: Value): Promise<void>;
  clear(): Promise<void>;
};

/** One value of the vault as JSON. What cannot be read, because an older version wrote it, counts as absent. */
export function vaultEntry<Value>(vault: Vault, key: string): VaultEntry<Value> {
  return {
    async read() {
      const text = await vault.read(key);
      if (text === null) return null;
      try {
        return JSON.parse(text);
      } catch {
        return null;
      }
    },
    write: (value) => vault.write(key, JSON.stringify(value)),
    clear: () => vault.remove(key),
  };
}
