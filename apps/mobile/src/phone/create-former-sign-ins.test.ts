import { expect, test } from "vitest";
import { idlePublisher } from "../publishing/publisher-state.ts";
import type { FormerSignIn, PhoneSession } from "../session/phone-session.ts";
import { vaultEntry } from "../session/vault-entry.ts";
import { createFormerSignIns } from "./create-former-sign-ins.ts";
import type { Outbox, OutboxOptions } from "./create-outbox.ts";
import { createOutboxes } from "./create-outboxes.ts";
import { createPhoneStore } from "./create-phone-store.ts";
import { createMemoryVault } from "./memory-vault.ts";
import { initialPhone } from "./phone-state.ts";

function session(id: string): PhoneSession {
  const device = { id, secret: `${id}'s secret`, organisationId: "o" };
  return { server: "https://cartage.example", device, mqttUrl: "wss://b", driverName: "", organisationName: null };
}

const tokens = { accessToken: "a", accessExpiresAt: 1, refreshToken: "r" };
const position = { t: 1, lat: 0, lon: 0 };

/** The phone's disk: how much waits for each device, which outboxes were opened on it, and which sessions have ended. */
function createPhone() {
  const counts = new Map<string, number>();
  const opened: OutboxOptions[] = [];
  const ended: string[] = [];
  const server = { isReachable: true };
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
  const answer = (id: string, count: number, isRefused = false) => {
    counts.set(id, count);
    const publisher = { ...idlePublisher, isRefused };
    for (const options of opened) if (options.device.id === id) options.onChange(waiting(id), publisher);
  };
  const kept = vaultEntry<FormerSignIn[]>(createMemoryVault(), "former");
  const store = createPhoneStore(initialPhone);
  const former = createFormerSignIns({
    store,
    kept,
    openOutbox,
    endSession: async (_server, sessionTokens) => {
      if (!server.isReachable) throw new Error("no network");
      ended.push((await sessionTokens.read())?.refreshToken ?? "none");
    },
  });
  return {
    opened,
    ended,
    server,
    answer,
    kept,
    store,
    former,
    outboxes: createOutboxes({ store, former, openOutbox }),
  };
}

test("what waits at sign-out is sent as the device it belongs to, and only then does its session end", async () => {
  const { outboxes, former, kept, store, opened, ended, answer } = createPhone();
  await outboxes.open(session("first"));
  await outboxes.record(position);
  await outboxes.leave(session("first"), tokens);
  await former.settle();

  expect(store.get()).toMatchObject({ former: { count: 1 }, waiting: { count: 0 } });
  expect(opened.at(-1)).toMatchObject({ device: { id: "first", secret: "first's secret" }, mqttUrl: null });
  expect(ended).toEqual([]);

  answer("first", 0);
  await expect.poll(() => kept.read()).toEqual([]);
  expect(ended).toEqual(["r"]);
  expect(store.get().former.count).toBe(0);
});

test("with nothing waiting the session ends at once", async () => {
  const { outboxes, former, kept, ended } = createPhone();
  await outboxes.open(session("first"));
  await outboxes.leave(session("first"), tokens);
  await former.settle();
  expect(ended).toEqual(["r"]);
  expect(await kept.read()).toEqual([]);
});

test("a session that could not be ended without network ends when there is one again", async () => {
  const { outboxes, former, kept, ended, server } = createPhone();
  server.isReachable = false;
  await outboxes.open(session("first"));
  await outboxes.leave(session("first"), tokens);
  await former.settle();
  expect(await kept.read()).toHaveLength(1);

  server.isReachable = true;
  former.network(true);
  await expect.poll(() => kept.read()).toEqual([]);
  expect(ended).toEqual(["r"]);
});

test("a credential that the server has revoked keeps its positions, and the driver is told", async () => {
  const { outboxes, former, kept, store, answer } = createPhone();
  await outboxes.open(session("first"));
  await outboxes.record(position);
  await outboxes.leave(session("first"), null);
  await former.settle();
  answer("first", 1, true);
  expect(store.get().former).toEqual({ count: 1, isRefused: true });
  expect(await kept.read()).toHaveLength(1);
});

test("the next sign-in begins its own outbox, and the former one goes on, once", async () => {
  const { outboxes, former, store, opened } = createPhone();
  await outboxes.open(session("first"));
  await outboxes.record(position);
  await outboxes.leave(session("first"), tokens);
  await Promise.all([former.settle(), former.settle()]);
  await outboxes.open(session("second"));
  await outboxes.record(position);

  expect(opened.map(({ device }) => device.id)).toEqual(["first", "first", "second"]);
  expect(store.get().former.count).toBe(1);
});
