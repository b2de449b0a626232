import { expect, test } from "vitest";
import type { Session } from "../mqtt/session.ts";
import type { Incoming } from "./incoming.ts";
import { createIntake } from "./intake.ts";
import type { StoredMessages } from "./store-messages.ts";

const nothing: StoredMessages = {
  written: 0,
  repeated: 0,
  moved: [],
  through: [],
  recent: [],
  refused: [],
  begun: false,
  adjusted: {},
};

test("nothing is acknowledged before its batch is stored, and what came meanwhile is stored together", async () => {
  const session = fakeSession();
  const batches: { size: number; done: (stored: StoredMessages | null) => void }[] = [];
  const intake = start({ store: (messages) => new Promise((done) => batches.push({ size: messages.length, done })) });
  intake.offer(message(session, 1));
  await turn();
  for (const id of [2, 3, 4]) intake.offer(message(session, id));
  expect(session.acknowledged).toEqual([]);
  expect(intake.depth).toBe(4);
  batches[0]?.done(nothing);
  await turn();
  expect(session.acknowledged).toEqual([1]);
  expect(batches.map(({ size }) => size)).toEqual([1, 3]);
  batches[1]?.done(nothing);
  await intake.drained();
  expect(session.acknowledged).toEqual([1, 2, 3, 4]);
  expect(intake.depth).toBe(0);
});

test("a batch that is full is given away while the one before is stored, a third one waits", async () => {
  const session = fakeSession();
  const batches: { size: number; done: (stored: StoredMessages) => void }[] = [];
  const intake = start({
    batch: { messages: 2, bytes: 1_000 },
    store: (messages) => new Promise((done) => batches.push({ size: messages.length, done })),
  });
  for (const id of [1, 2, 3]) intake.offer(message(session, id));
  await turn();
  expect(batches.map(({ size }) => size)).toEqual([2]);
  for (const id of [4, 5, 6]) intake.offer(message(session, id));
  await turn();
  expect(batches.map(({ size }) => size)).toEqual([2, 2]);
  batches[1]?.done(nothing);
  await turn();
  expect(session.acknowledged).toEqual([3, 4]);
  expect(batches.map(({ size }) => size)).toEqual([2, 2, 2]);
  batches[0]?.done(nothing);
  batches[2]?.done(nothing);
  await intake.drained();
  expect(session.acknowledged).toEqual([3, 4, 1, 2, 5, 6]);
});

test("what came while a batch was prepared is prepared while Postgres has it, and what comes then waits together", async () => {
  const session = fakeSession();
  const batches: { size: number; sent: () => void; done: (stored: StoredMessages) => void }[] = [];
  const intake = start({
    store: (messages, sent) => new Promise((done) => batches.push({ size: messages.length, sent, done })),
  });
  intake.offer(message(session, 1));
  await turn();
  for (const id of [2, 3]) intake.offer(message(session, id));
  await turn();
  expect(batches.map(({ size }) => size)).toEqual([1]);
  batches[0]?.sent();
  await turn();
  expect(batches.map(({ size }) => size)).toEqual([1, 2]);
  for (const id of [4, 5, 6]) intake.offer(message(session, id));
  await turn();
  batches[0]?.done(nothing);
  await turn();
  expect(batches.map(({ size }) => size)).toEqual([1, 2]);
  batches[1]?.sent();
  await turn();
  expect(batches.map(({ size }) => size)).toEqual([1, 2, 3]);
  batches[1]?.done(nothing);
  batches[2]?.done(nothing);
  await intake.drained();
  expect(session.acknowledged).toEqual([1, 2, 3, 4, 5, 6]);
});

test("after a large batch the next one gathers until that is stored", async () => {
  const session = fakeSession();
  const batches: { size: number; sent: () => void; done: (stored: StoredMessages) => void }[] = [];
  const intake = start({
    window: { messages: 10_000, bytes: 1_000_000 },
    batch: { messages: 5_000, bytes: 1_000_000 },
    store: (messages, sent) => new Promise((done) => batches.push({ size: messages.length, sent, done })),
  });
  for (let id = 0; id < 1_024; id++) intake.offer(message(session, id));
  await turn();
  batches[0]?.sent();
  for (const id of [1_024, 1_025]) intake.offer(message(session, id));
  await turn();
  expect(batches.map(({ size }) => size)).toEqual([1_024]);
  batches[0]?.done(nothing);
  await turn();
  expect(batches.map(({ size }) => size)).toEqual([1_024, 2]);
  batches[1]?.done(nothing);
  await intake.drained();
});

test("what is not stored is left to the broker", async () => {
  const session = fakeSession();
  const intake = start({ store: async () => null });
  intake.offer(message(session, 1));
  await intake.drained();
  expect(session.acknowledged).toEqual([]);
});

test("a full window stops the reading, a half empty one starts it again", async () => {
  const session = fakeSession();
  const stores: (() => void)[] = [];
  const intake = start({
    window: { messages: 4, bytes: 1_000 },
    store: () => new Promise((done) => stores.push(() => done(nothing))),
  });
  for (const id of [1, 2, 3]) intake.offer(message(session, id));
  expect(session.isPaused).toBe(false);
  intake.offer(message(session, 4));
  expect(session.isPaused).toBe(true);
  await turn();
  stores.shift()?.();
  await intake.drained();
  expect(session.isPaused).toBe(false);
});

test("few large messages fill the window as well", () => {
  const session = fakeSession();
  const intake = start({ window: { messages: 100, bytes: 10 }, store: () => new Promise(() => {}) });
  intake.offer(message(session, 1, 9));
  expect(session.isPaused).toBe(false);
  intake.offer(message(session, 2, 9));
  expect(session.isPaused).toBe(true);
});

function start(options: Partial<Parameters<typeof createIntake>[0]>) {
  return createIntake({
    window: { messages: 100, bytes: 1_000_000 },
    batch: { messages: 50, bytes: 1_000_000 },
    store: async () => nothing,
    onStored: () => {},
    ...options,
  });
}

/** Only what the intake calls; the session itself is tested against real brokers. */
function fakeSession() {
  const fake = {
    acknowledged: [] as number[],
    isPaused: false,
    acknowledge: (ids: number[]) => void fake.acknowledged.push(...ids),
    pause: () => {
      fake.isPaused = true;
    },
    resume: () => {
      fake.isPaused = false;
    },
  };
  return fake as unknown as typeof fake & Session;
}

function message(session: Session, packetId: number, size = 1): Incoming {
  return { session, topic: "t", payload: Buffer.alloc(size), packetId, receivedAt: 0 };
}

/** Until what was offered has been taken, and what was stored has been acknowledged. */
async function turn() {
  for (let turns = 0; turns < 3; turns++) await new Promise(setImmediate);
}
