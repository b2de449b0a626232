import { encodeFrame, type VehicleTuple } from "@cartage/telemetry/frame";
import { expect, test } from "vitest";
import { Channel } from "./channel.ts";

const tuple = (id: string, version: number): VehicleTuple => [id, version, 0, 0, 0, null, null, null, 0, null];

test("a frame that was lost is healed, also when later ones came", async () => {
  const stored = [tuple("a", 1)];
  const channel = new Channel({
    snapshot: async () => ({ version: "0", at: 0, vehicles: [] }),
    changedSince: async () => [],
    movedSince: async (version) => stored.filter((vehicle) => vehicle[1] > version),
    everyMs: () => 0,
    now: () => 0,
    onRefusal: (refusal) => expect.fail(refusal.detail),
  });
  const reader = await channel.join({}, new AbortController().signal);

  stored.push(tuple("lost", 2), tuple("came", 3));
  channel.take(Buffer.from(encodeFrame({ at: 0, moved: [tuple("came", 3)] })));
  expect((await reader.next())?.moved).toEqual([tuple("came", 3)]);
  await channel.heal();
  expect((await reader.next())?.moved).toEqual([tuple("lost", 2)]);

  stored.push(tuple("lost", 4));
  await channel.heal();
  expect((await reader.next())?.moved).toEqual([tuple("lost", 4)]);
  reader.leave();
  channel.stop();
});
