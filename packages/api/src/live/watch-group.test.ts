import type { VehicleTuple } from "@cartage/telemetry/frame";
import { isInBounds } from "@cartage/telemetry/geodesy";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type News, WatchGroup } from "./watch-group.ts";

const bounds = { west: 0, south: 0, east: 10, north: 10 };
const forever = new AbortController().signal;

/** Vehicles a…e, somewhere inside or outside the bounds. */
const fix = fc.record({ id: fc.constantFrom("a", "b", "c", "d", "e"), lat: fc.constantFrom(5, 50) });
const step = fc.oneof(
  fc.record({ tell: fc.uniqueArray(fix, { selector: ({ id }) => id, minLength: 1, maxLength: 5 }) }),
  fc.record({ look: fc.constantFrom(0, 1) }),
);

test("whatever the pace, a reader ends with the newest of each vehicle in its bounds, and knows which left", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const group = new WatchGroup(bounds);
      const screens = [watchOn(group), watchOn(group)];
      const newest = new Map<string, VehicleTuple>();
      const everInside = new Set<string>();
      for (const [index, what] of steps.entries()) {
        if ("look" in what) await screens[what.look]?.look();
        else {
          const vehicles = what.tell.map((fix) => toTuple(fix, index));
          group.tell(vehicles);
          for (const vehicle of vehicles) newest.set(vehicle[0], vehicle);
          for (const vehicle of vehicles.filter(isInside)) everInside.add(vehicle[0]);
        }
      }
      for (const screen of screens) {
        await screen.look();
        const { seen } = screen;
        expect([...seen.keys()].sort()).toEqual([...everInside].sort());
        const shown = [...seen.values()].filter(isInside).sort();
        expect(shown).toEqual([...newest.values()].filter(isInside).sort());
      }
    }),
  );
});

test("equal readers are given one and the same answer", async () => {
  const group = new WatchGroup(null);
  const [first, second] = [group.join(forever), group.join(forever)];
  group.tell([["a", 1, 0, 0, 0, null, null, null, 0, null]]);
  expect(await first.next()).toBe(await second.next());
});

test("a reader that left, or whose signal aborted, gets nothing more, also while it waits", async () => {
  const group = new WatchGroup(null);
  const abort = new AbortController();
  const [left, aborted] = [group.join(forever), group.join(abort.signal)];
  const waiting = [left.next(), aborted.next()];
  left.leave();
  abort.abort();
  expect(await Promise.all(waiting)).toEqual([null, null]);
  expect(await group.join(abort.signal).next()).toBeNull();
  expect(group.size).toBe(0);
});

function isInside([, , , latE7, lonE7]: VehicleTuple): boolean {
  return isInBounds({ lat: latE7 / 1e7, lon: lonE7 / 1e7 }, bounds);
}

function toTuple({ id, lat }: { id: string; lat: number }, version: number): VehicleTuple {
  return [id, version, 0, lat * 1e7, 5e7, null, null, null, 0, null];
}

/** A reader that takes what there is whenever it looks, and does not wait for more. */
function watchOn(group: WatchGroup) {
  const reader = group.join(forever);
  const seen = new Map<string, VehicleTuple>();
  let asked: Promise<News | null> | null = null;
  return {
    seen,
    async look() {
      asked ??= reader.next();
      const answer = await Promise.race([asked, new Promise<null>((resolve) => setImmediate(resolve, null))]);
      if (!answer) return;
      asked = null;
      for (const vehicle of answer.moved) seen.set(vehicle[0], vehicle);
      await this.look();
    },
  };
}
