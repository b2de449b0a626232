import type { WirePosition } from "@cartage/telemetry/position";
import type { DemoLife } from "../demo/create-demo-fleets.ts";
import type { Fleet } from "../fleet/create-fleet.ts";
import { momentsBetween } from "../fleet/moments-between.ts";
import { receive } from "../fleet/receiver.ts";
import { dayBeginsAt, dayOf } from "../planning/plan-day.ts";
import type { Timeline } from "../planning/timeline.ts";
import { loadStreetMap } from "../roads/street-map.ts";
import type { Errand } from "./errand.ts";
import { errandTimeline } from "./errand-timeline.ts";

/** How often devices report on an errand, ms. */
const every = { movingMs: 5_000, idlingMs: 15_000, parkedMs: 20_000 };
const minuteMs = 60_000;

type Known = { errand: Errand; timeline: Timeline; odometerM: number };

/**
 * Fleets whose vehicles do what they are sent to, as long as it takes, and until the day after it begins: then they are at
 * home, where their own lives go on.
 */
export function withErrands(
  lives: readonly DemoLife[],
  errandOf: (deviceId: string) => Errand | undefined,
): DemoLife[] {
  return lives.map((life) => ({ ...life, fleet: sent(life, errandOf) }));
}

function sent({ device, fleet, vehicle }: DemoLife, errandOf: (deviceId: string) => Errand | undefined): Fleet {
  const profile = fleet.profiles[vehicle];
  let known: Known | null = null;

  function current(): Known | null {
    const errand = errandOf(device.id);
    if (!errand || !profile) return null;
    if (known?.errand.startedAt === errand.startedAt) return known;
    const map = loadStreetMap();
    const over = errandTimeline(profile, errand, { map, until: errand.startedAt }).to;
    const until = dayBeginsAt(profile, dayOf(profile, over) + 1);
    const before = [...fleet.positionsBetween(vehicle, errand.startedAt - minuteMs, errand.startedAt)].at(-1);
    known = { errand, timeline: errandTimeline(profile, errand, { map, until }), odometerM: before?.odo ?? 0 };
    return known;
  }

  return {
    ...fleet,
    *positionsBetween(_, from, to): Generator<WirePosition> {
      const found = current();
      if (!found || !profile) return yield* fleet.positionsBetween(vehicle, from, to);
      const { timeline, odometerM } = found;
      if (from < timeline.from) yield* fleet.positionsBetween(vehicle, from, Math.min(to, timeline.from));
      const [begin, end] = [Math.max(from, timeline.from), Math.min(to, timeline.to)];
      if (begin < end)
        for (const truth of momentsBetween(profile, timeline, odometerM, begin, end, every))
          yield receive(profile, truth);
      if (to > timeline.to) yield* fleet.positionsBetween(vehicle, Math.max(from, timeline.to), to);
    },
    // who is on his way for a customer is heard
    outagesBetween: (_, from, to) => (current() ? [] : fleet.outagesBetween(vehicle, from, to)),
  };
}
