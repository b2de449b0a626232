import { committed, settled } from "../outbox/indexed-requests.ts";
import type { KeptCommand, KeptRoutes } from "./day-command.ts";
import type { DayStore } from "./day-store.ts";

const COMMANDS = "commands";
const ROUTES = "routes";

/** Keeps a driver's day in IndexedDB, whose key generator never gives a number twice. */
export async function createIndexedDayStore(factory: IDBFactory, name: string): Promise<DayStore> {
  const opening = factory.open(name, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(COMMANDS, { autoIncrement: true });
    opening.result.createObjectStore(ROUTES);
  };
  const database = await settled(opening);

  async function change(store: string, work: (objects: IDBObjectStore) => IDBRequest): Promise<unknown> {
    // "strict": the promise of `add` is worth nothing while the operating system may still lose the write
    const transaction = database.transaction(store, "readwrite", { durability: "strict" });
    const [result] = await Promise.all([settled(work(transaction.objectStore(store))), committed(transaction)]);
    return result;
  }

  return {
    async commands() {
      const commands = database.transaction(COMMANDS).objectStore(COMMANDS);
      const [keys, values] = await Promise.all([
        settled(commands.getAllKeys()),
        settled<Omit<KeptCommand, "seq">[]>(commands.getAll()),
      ]);
      return values.map((command, index): KeptCommand => ({ ...command, seq: Number(keys[index]) }));
    },
    add: async (command) => Number(await change(COMMANDS, (commands) => commands.add(command))),
    async replace({ seq, ...command }) {
      await change(COMMANDS, (commands) => commands.put(command, seq));
    },
    async remove(seq) {
      await change(COMMANDS, (commands) => commands.delete(seq));
    },
    async readRoutes() {
      const routes = database.transaction(ROUTES).objectStore(ROUTES);
      return (await settled<KeptRoutes | undefined>(routes.get(1))) ?? null;
    },
    async writeRoutes(kept) {
      await change(ROUTES, (routes) => (kept === null ? routes.delete(1) : routes.put(kept, 1)));
    },
    async close() {
      database.close();
    },
  };
}
