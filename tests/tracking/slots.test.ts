import { randomUUID } from "node:crypto";
import {
  adoptWorkerSlot,
  countHeldSlots,
  leaseWorkerSlot,
  markSlotSession,
  releaseWorkerSlot,
  renewWorkerSlots,
} from "@cartage/domain/platform/commands/lease-worker-slot";
import { test } from "@cartage/testing/test";
import { expect } from "vitest";

const worker = (deadInstances: string[] = []) => ({ instanceId: randomUUID(), deadInstances });

test("workers that come at once hold different slots, the lowest ones", async ({ ingest, owner }) => {
  await owner.sql`truncate worker_slots`;
  const leased = await Promise.all([worker(), worker(), worker(), worker()].map((who) => leaseWorkerSlot(ingest, who)));
  expect(leased.map(({ slot }) => slot).sort()).toEqual([0, 1, 2, 3]);
});

test("a worker that asks again keeps its slot", async ({ ingest, owner }) => {
  await owner.sql`truncate worker_slots`;
  const who = worker();
  const { slot } = await leaseWorkerSlot(ingest, who);
  expect(await leaseWorkerSlot(ingest, who)).toMatchObject({ slot });
  expect(await renewWorkerSlots(ingest, who.instanceId)).toEqual([slot]);
});

test("only a slot whose lease ended, or whose holder is known to be dead, is adopted, with what it left", async ({
  ingest,
  owner,
}) => {
  await owner.sql`truncate worker_slots`;
  const first = worker();
  const { slot } = await leaseWorkerSlot(ingest, first);
  await markSlotSession(ingest, slot);
  expect(await adoptWorkerSlot(ingest, worker())).toBeNull();
  expect(await adoptWorkerSlot(ingest, worker([first.instanceId]))).toEqual({ slot, hasSession: true });

  await owner.sql`update worker_slots set leased_until = now() - interval '1 second'`;
  const heir = worker();
  expect(await adoptWorkerSlot(ingest, heir)).toEqual({ slot, hasSession: true });
  expect(await renewWorkerSlots(ingest, first.instanceId)).toEqual([]);
  await releaseWorkerSlot(ingest, { instanceId: heir.instanceId, slot, hasSession: false });
  expect(await adoptWorkerSlot(ingest, worker())).toBeNull();
});

test("a worker that stops can tell whether it is the last", async ({ ingest, owner }) => {
  await owner.sql`truncate worker_slots`;
  const [one, other] = [worker(), worker()];
  await leaseWorkerSlot(ingest, one);
  expect(await countHeldSlots(ingest, one)).toBe(0);
  await leaseWorkerSlot(ingest, other);
  expect(await countHeldSlots(ingest, one)).toBe(1);
  expect(await countHeldSlots(ingest, { ...one, deadInstances: [other.instanceId] })).toBe(0);
});
