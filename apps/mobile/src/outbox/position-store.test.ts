import "fake-indexeddb/auto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { createIndexedPositionStore } from "./indexed-position-store.ts";
import { openNodeSqlite } from "./open-node-sqlite.ts";
import type { PositionStore, RecordedPosition } from "./position-store.ts";
import { createSqlitePositionStore } from "./sqlite-position-store.ts";

const directory = mkdtempSync(join(tmpdir(), "cartage-positions-"));
afterAll(() => rmSync(directory, { recursive: true }));

let count = 0;

/** A fresh disk of each kind, and a way to open what is on it, again and again. */
const kinds = [
  {
    kind: "SQLite",
    createDisk: () => {
      count += 1;
      const file = join(directory, `${count}.db`);
      return () => createSqlitePositionStore(openNodeSqlite(file));
    },
  },
  {
    kind: "IndexedDB",
    createDisk: () => {
      const factory = new IDBFactory();
      return () => createIndexedPositionStore(factory, "positions");
    },
  },
];

function at(t: number): RecordedPosition {
  return { t, lat: 10.7769, lon: 106.7009, spd: 12.5 };
}

async function seqs(store: PositionStore) {
  return (await store.readAfter(0, 1_000)).map(({ seq }) => seq);
}

describe.each(kinds)("positions in $kind", ({ createDisk }) => {
  test("come out as they went in, numbered from 1 and oldest first", async () => {
    const store = await createDisk()();
    expect([await store.append(at(1_000)), await store.append(at(2_000))]).toEqual([1, 2]);
    expect(await store.readAfter(0, 10)).toEqual([
      { ...at(1_000), seq: 1 },
      { ...at(2_000), seq: 2 },
    ]);
    expect(await store.readAfter(1, 10)).toEqual([{ ...at(2_000), seq: 2 }]);
    expect(await store.readAfter(0, 1)).toEqual([{ ...at(1_000), seq: 1 }]);
  });

  test("say how many wait, and since when", async () => {
    const store = await createDisk()();
    expect(await store.waiting()).toEqual({ count: 0, oldestAt: null, newestSeq: 0 });
    for (const t of [1_000, 2_000, 3_000]) await store.append(at(t));
    await store.removeThrough(1);
    expect(await store.waiting()).toEqual({ count: 2, oldestAt: 2_000, newestSeq: 3 });
  });

  test("never get a number again, not even after the store was emptied and opened anew", async () => {
    const open = createDisk();
    const first = await open();
    await first.append(at(1_000));
    await first.append(at(2_000));
    await first.removeThrough(2);
    await first.close();

    const second = await open();
    expect(await second.append(at(3_000))).toBe(3);
  });

  test("whatever is appended, removed and reopened: exactly the unremoved are there, consecutively numbered", async () => {
    const deed = fc.oneof(fc.constant("append" as const), fc.constant("reopen" as const), fc.nat({ max: 12 }));
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
        const open = createDisk();
        let store = await open();
        let newest = 0;
        let removed = 0;
        for (const deed of deeds) {
          if (deed === "append") {
            newest += 1;
            expect(await store.append(at(newest))).toBe(newest);
          } else if (deed === "reopen") {
            await store.close();
            store = await open();
          } else {
            removed = Math.max(removed, Math.min(deed, newest));
            await store.removeThrough(deed);
          }
        }
        const left = Array.from({ length: newest - removed }, (_, index) => removed + index + 1);
        expect(await seqs(store)).toEqual(left);
        await store.close();
      }),
      { numRuns: 15 },
    );
  });
});
