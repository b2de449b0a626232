import { committed, settled } from "./indexed-requests.ts";
import type { NumberedPosition, PositionStore, RecordedPosition } from "./position-store.ts";

const POSITIONS = "positions";

/** Keeps positions in IndexedDB, whose key generator never gives a number twice, nor skips one that was not kept. */
export async function createIndexedPositionStore(factory: IDBFactory, name: string): Promise<PositionStore> {
  const opening = factory.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(POSITIONS, { autoIncrement: true });
  const database = await settled(opening);

  function begin(mode: IDBTransactionMode) {
    // "strict": the promise of `append` is worth nothing while the operating system may still lose the write
    const transaction = database.transaction(POSITIONS, mode, { durability: "strict" });
    return { positions: transaction.objectStore(POSITIONS), done: committed(transaction) };
  }

  return {
    async append(position) {
      const { positions, done } = begin("readwrite");
      const [key] = await Promise.all([settled(positions.add(position)), done]);
      return Number(key);
    },
    async readAfter(after, limit) {
      const { positions } = begin("readonly");
      const range = IDBKeyRange.lowerBound(after, true);
      const [keys, values] = await Promise.all([
        settled(positions.getAllKeys(range, limit)),
        settled<RecordedPosition[]>(positions.getAll(range, limit)),
      ]);
      return values.map((position, index): NumberedPosition => ({ ...position, seq: Number(keys[index]) }));
    },
    async removeThrough(seq) {
      const { positions, done } = begin("readwrite");
      positions.delete(IDBKeyRange.upperBound(seq));
      await done;
    },
    async waiting() {
      const { positions } = begin("readonly");
      const [count, oldest, newest] = await Promise.all([
        settled(positions.count()),
        settled(positions.openCursor()),
        settled(positions.openKeyCursor(null, "prev")),
      ]);
      const position: RecordedPosition | null = oldest?.value ?? null;
      return { count, oldestAt: position?.t ?? null, newestSeq: Number(newest?.key ?? 0) };
    },
    async close() {
      database.close();
    },
  };
}
