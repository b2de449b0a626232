import { expect, test } from "vitest";
import { idlePublisher } from "../publishing/publisher-state.ts";
import type { FormerDevice, PhoneSession } from "../session/phone-session.ts";
import { vaultEntry } from "../session/vault-entry.ts";
import type { Outbox, OutboxOptions } from "./create-outbox.ts";
import { createOutboxes } from "./create-outboxes.ts";
import { createPhoneStore } from "./create-phone-store.ts";
import { createMemoryVault } from "./memory-vault.ts";
import { initialPhone } from "./phone-state.ts";

function session(id: string): PhoneSession {
  const device = { id, secret: `${id}'s secret`, organisationId: "o" };
  return { server: "https://cartage.example", device, mqttUrl: "wss://b", driverName: "", organisationName: null };
}

/** The phone's disk: how much waits for each device, and which outbox is open on it. */
function createPhoneDisk() {
  const counts = new Map<string, number>();
  const opened: OutboxOptions[] = [];
  const waiting = (id: string) => ({ count: counts.get(id) ?? 0, oldestAt: 1, newestSeq: 1 });
  const openOutbox = async (options: OutboxOptions): Promise<Outbox> => {
    const { id } = options.device;
    opened.push(options);
    return {
      record: async () => void counts.set(id, (counts.get(id) ?? 0) + 1),
      waiting: async () => waiting(id),
      network: () => {},
      wake: () => {},
      close: async () => {},
    };
  };
  const sendAll = (id: string) => {
    counts.set(id, 0);
    for (const options of opened) if (options.device.id === id) options.onChange(waiting(id), idlePublisher);
  };
  const former = vaultEntry<FormerDevice[]>(createMemoryVault(), "former");
  const store = createPhoneStore(initialPhone);
  return { opened, sendAll, former, store, outboxes: createOutboxes(store, former, openOutbox) };
}

const position = { t: 1, lat: 0, lon: 0 };

test("what waits at sign-out is sent later as the device it belongs to, and its credential is then forgotten", async () => {
  const { outboxes, former, store, opened, sendAll } = createPhoneDisk();
  await outboxes.open(session("first"));
  await outboxes.record(position);
  await outboxes.leave(session("first"));
  await outboxes.sendFormer();

  expect(store.get()).toMatchObject({ formerCount: 1, waiting: { count: 0 } });
  expect(opened.at(-1)).toMatchObject({ device: { id: "first", secret: "first's secret" }, mqttUrl: null });

  sendAll("first");
  await expect.poll(() => former.read()).toEqual([]);
  expect(store.get().formerCount).toBe(0);
});

test("a sign-out with nothing waiting leaves no credential behind", async () => {
  const { outboxes, former } = createPhoneDisk();
  await outboxes.open(session("first"));
  await outboxes.leave(session("first"));
  expect(await former.read()).toEqual([]);
});

test("the next sign-in begins its own outbox, and the former one goes on", async () => {
  const { outboxes, store, opened } = createPhoneDisk();
  await outboxes.open(session("first"));
  await outboxes.record(position);
  await outboxes.leave(session("first"));
  await Promise.all([outboxes.sendFormer(), outboxes.sendFormer()]);
  await outboxes.open(session("second"));
  await outboxes.record(position);

  expect(opened.map(({ device }) => device.id)).toEqual(["first", "first", "second"]);
  expect(store.get().formerCount).toBe(1);
});
