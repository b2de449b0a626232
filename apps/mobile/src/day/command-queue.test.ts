import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openNodeSqlite } from "../outbox/open-node-sqlite.ts";
import { createCommandQueue, type SendOutcome } from "./command-queue.ts";
import type { KeptCommand } from "./day-command.ts";
import type { DayStore } from "./day-store.ts";
import { createIndexedDayStore } from "./indexed-day-store.ts";
import { createSqliteDayStore } from "./sqlite-day-store.ts";

/** A server that does each key once, and how it is reached. */
function createServer() {
  const done: string[] = [];
  const network = { isThere: true, losesAnswers: false };
  const post = async ({ key, command }: KeptCommand): Promise<SendOutcome> => {
    if (!network.isThere) return { kind: "unreachable" };
    if (command.kind === "decline") return { kind: "refused", sentence: "It is too late." };
    if (!done.includes(key)) done.push(key);
    return network.losesAnswers ? { kind: "unreachable" } : { kind: "done" };
  };
  return { done, network, post };
}

async function openQueue(store: DayStore, post: (command: KeptCommand) => Promise<SendOutcome>) {
  let sent = 0;
  let key = Math.random();
  const queue = await createCommandQueue({
    ...{ store, post, onChange: () => {} },
    newKey: () => {
      key += 1;
      return String(key);
    },
    now: () => 1_000,
    onDone: async () => {},
    onSent: () => {
      sent += 1;
    },
  });
  return { queue, sent: () => sent };
}

const arrival = (stopId: string) => ({ kind: "arrive" as const, stopId, at: 1_000 });

test.each([
  ["SQLite", () => createSqliteDayStore(openNodeSqlite(":memory:"))],
  ["IndexedDB", () => createIndexedDayStore(new IDBFactory(), "day")],
])("what was said is kept in %s in its order until it is sent, and so are the routes", async (_, open) => {
  const store = await open();
  const given = { key: "a", at: 1, refusal: null };
  const first = await store.add({ ...given, command: arrival("one") });
  const second = await store.add({ ...given, key: "b", command: arrival("two") });
  expect(second).toBeGreaterThan(first);
  await store.replace({ ...given, seq: first, command: arrival("one"), refusal: "No." });
  expect(await store.commands()).toMatchObject([
    { seq: first, refusal: "No.", command: { stopId: "one" } },
    { seq: second, refusal: null, command: { stopId: "two" } },
  ]);
  await store.remove(second);
  expect(await store.add({ ...given, command: arrival("three") })).toBeGreaterThan(second);
  expect(await store.readRoutes()).toBeNull();
  await store.writeRoutes({ routes: [], needs: null, seenAt: 7 });
  await store.writeRoutes({ routes: [], needs: null, seenAt: 8 });
  expect(await store.readRoutes()).toEqual({ routes: [], needs: null, seenAt: 8 });
  await store.writeRoutes(null);
  expect(await store.readRoutes()).toBeNull();
});

test("one that is refused stays with its sentence and holds nothing up; read, it goes", async () => {
  const { done, network, post } = createServer();
  const { queue, sent } = await openQueue(await createSqliteDayStore(openNodeSqlite(":memory:")), post);
  network.isThere = false;
  await queue.add({ kind: "decline", routeId: "r", reason: "Ill" });
  await queue.add(arrival("one"));
  await queue.send();
  expect(queue.commands()).toHaveLength(2);
  network.isThere = true;
  await queue.send();
  expect(done).toHaveLength(1);
  expect(sent()).toBe(1);
  expect(queue.commands()).toMatchObject([{ command: { kind: "decline" }, refusal: "It is too late." }]);
  await queue.dismiss(queue.commands()[0]?.seq ?? 0);
  expect(queue.commands()).toEqual([]);
});

test("what is discarded is gone from the phone and never sent, also what was refused", async () => {
  const { done, network, post } = createServer();
  const store = await createSqliteDayStore(openNodeSqlite(":memory:"));
  const { queue } = await openQueue(store, post);
  await queue.add({ kind: "decline", routeId: "r", reason: "Ill" });
  await queue.send();
  network.isThere = false;
  await queue.add(arrival("one"));
  await queue.discard();
  network.isThere = true;
  await queue.send();
  expect({ done, shown: queue.commands(), kept: await store.commands() }).toEqual({ done: [], shown: [], kept: [] });
  await queue.add(arrival("two"));
  await queue.send();
  expect(done).toHaveLength(1);
});

test("however the network comes and goes and the app is ended: each is done once, in the order in which it was said", async () => {
  const deed = fc.constantFrom("say", "say", "send", "reopen", "away", "back", "loses", "answers");
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 30 }), async (deeds) => {
      const store = await createSqliteDayStore(openNodeSqlite(":memory:"));
      const { done, network, post } = createServer();
      let { queue } = await openQueue(store, post);
      const said: string[] = [];
      for (const deed of deeds) {
        if (deed === "say") {
          await queue.add(arrival(String(said.length)));
          said.push((await store.commands()).at(-1)?.key ?? "");
        } else if (deed === "send") await queue.send();
        else if (deed === "reopen") {
          // whatever is on its way settles as far as the old app is concerned
          await queue.send();
          ({ queue } = await openQueue(store, post));
        } else if (deed === "away" || deed === "back") network.isThere = deed === "back";
        else network.losesAnswers = deed === "loses";
      }
      Object.assign(network, { isThere: true, losesAnswers: false });
      await queue.send();
      await queue.send();
      expect(queue.commands()).toEqual([]);
      expect(await store.commands()).toEqual([]);
      // keys that were gone before they could be read were done all the same
      const known = said.filter((key) => key !== "");
      expect(done.filter((key) => known.includes(key))).toEqual(known);
      expect(new Set(done).size).toBe(done.length);
      expect(done).toHaveLength(said.length);
    }),
    { numRuns: 40 },
  );
});
