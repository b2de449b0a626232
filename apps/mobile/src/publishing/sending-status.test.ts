import { expect, test } from "vitest";
import { sendingStatus } from "./sending-status.ts";

const NOW = 1_000_000_000;
const hourOld = { count: 700, oldestAt: NOW - 3_600_000, newestSeq: 700 };
const connected = { isOnline: true, isRefused: false, confirmedAt: 0 };

test.each([
  ["nothing waits", { count: 0, oldestAt: null, newestSeq: 0 }, connected, { kind: "allSent" }],
  ["seconds old", { count: 2, oldestAt: NOW - 8_000, newestSeq: 2 }, connected, { kind: "sending", count: 2 }],
  ["a backlog that is going out", hourOld, { ...connected, confirmedAt: NOW - 3_000 }, { kind: "sending" }],
  ["no network", hourOld, { ...connected, isOnline: false }, { reason: "noNetwork", since: NOW - 3_600_000 }],
  ["a server that does not answer", hourOld, connected, { kind: "waiting", count: 700, reason: "noServer" }],
  ["a refused credential", hourOld, { ...connected, isRefused: true }, { reason: "refused" }],
])("%s", (_name, waiting, publisher, expected) => {
  expect(sendingStatus(waiting, publisher, NOW)).toMatchObject(expected);
});
