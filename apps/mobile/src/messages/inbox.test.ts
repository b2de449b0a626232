import type { Receipt } from "@cartage/telemetry/instruction";
import { expect, test } from "vitest";
import { createMemoryVault } from "../phone/memory-vault.ts";
import { vaultEntry } from "../session/vault-entry.ts";
import { createInbox, type DriverMessage } from "./inbox.ts";

function startPhone(vault = createMemoryVault()) {
  let now = 1_000;
  const seen: { messages: DriverMessage[]; routes: number } = { messages: [], routes: 0 };
  const inbox = createInbox({
    kept: vaultEntry(vault, "messages"),
    now: () => now,
    onChange: (messages) => {
      seen.messages = messages;
    },
    onRoute: () => {
      seen.routes += 1;
    },
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { vault, inbox, seen, pass };
}

const message = { id: "a", kind: "message", body: { text: "Gate 4, please" }, expiresAt: 10_000 };

test("a message is shown once however often it comes, and answered as it was", async () => {
  const { inbox, seen, pass } = startPhone();
  const shown = { instructionId: "a", outcome: "shown", at: 1_000 };
  expect(await inbox.take(message)).toEqual(shown);
  pass(500);
  expect(await inbox.take(message)).toEqual(shown);
  expect(seen.messages).toMatchObject([{ text: "Gate 4, please", readAt: null }]);
});

test("what was read without network is told over the next connection, also after the app was ended", async () => {
  const first = startPhone();
  await first.inbox.take(message);
  first.pass(2_000);
  await first.inbox.read("a");
  const { inbox, seen } = startPhone(first.vault);
  await inbox.open();
  const told: Receipt[] = [];
  inbox.connected(async () => {
    throw new Error("the connection is gone");
  })();
  const end = inbox.connected(async (receipt) => void told.push(receipt));
  await expect.poll(() => seen.messages[0]?.isToldRead).toBe(true);
  expect(told).toEqual([{ instructionId: "a", outcome: "read", at: 3_000 }]);
  end();
  inbox.connected(async (receipt) => void told.push(receipt));
  expect(told).toHaveLength(1);
  expect(await inbox.take(message)).toMatchObject({ outcome: "read", at: 3_000 });
});

test("what is no message, or comes too late, is not shown", async () => {
  const { inbox, seen, pass } = startPhone();
  expect(await inbox.take({ ...message, id: "b", kind: "interval" })).toMatchObject({ outcome: "unsupported" });
  pass(20_000);
  expect(await inbox.take({ ...message, id: "c" })).toMatchObject({ outcome: "expired" });
  expect(seen.messages).toEqual([]);
});

test("a route is no message: it is answered at once, and the driver's routes are asked for", async () => {
  const { inbox, seen } = startPhone();
  const route = { ...message, id: "d", kind: "route", body: { routeId: "r", day: "2027-01-05", stops: 2 } };
  expect(await inbox.take(route)).toEqual({ instructionId: "d", outcome: "shown", at: 1_000 });
  expect(seen).toEqual({ messages: [], routes: 1 });
});
