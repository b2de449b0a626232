import { expect, test } from "vitest";
import { SessionQueue, type StoredPacket } from "./session-queue.ts";

function packet(brokerCounter: number): StoredPacket {
  return {
    cmd: "publish",
    topic: "t",
    payload: Buffer.from("x"),
    qos: 1,
    dup: false,
    retain: false,
    brokerId: "b",
    brokerCounter,
  };
}

function queueOf(...counters: number[]) {
  const queue = new SessionQueue();
  for (const counter of counters) queue.add(packet(counter));
  return queue;
}

test("after a lost connection the unacknowledged go first, as repetitions, then what came meanwhile", () => {
  const queue = queueOf(1, 2, 3, 4);
  queue.markSent(2, 102);
  queue.handOver(1);
  queue.hold(3);
  queue.rewind();
  expect(queue.handOverHeld(10).map(({ brokerCounter, dup }) => [brokerCounter, dup])).toEqual([
    [1, true],
    [2, true],
    [3, false],
    [4, false],
  ]);
});

test("only an acknowledgement frees memory", () => {
  const queue = queueOf(1, 2);
  const full = queue.bytes;
  queue.markSent(1, 101);
  queue.rewind();
  expect(queue.acknowledge(101)).toBeUndefined();
  expect(queue.bytes).toBe(full);
  queue.handOverHeld(1);
  queue.markSent(1, 7);
  expect(queue.acknowledge(7)?.brokerCounter).toBe(1);
  expect(queue.bytes).toBe(full / 2);
  expect(queue.unacknowledged).toBe(0);
});

test("what is on its way to the connection is not taken twice", () => {
  const queue = queueOf(1, 2);
  queue.hold(2);
  expect(queue.takeHeld(10).map(({ brokerCounter }) => brokerCounter)).toEqual([2]);
  expect(queue.held).toBe(0);
});
