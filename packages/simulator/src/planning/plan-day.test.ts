import { expect, test } from "vitest";
import type { VehicleType } from "../driving/handling.ts";
import { loadStreetMap } from "../roads/street-map.ts";
import { laneDay, trailerStandsAt } from "./lane.ts";
import { DAY_MS, dayBeginsAt, dayOf, planDay } from "./plan-day.ts";
import { territoryOf } from "./regions.ts";
import type { Timeline } from "./timeline.ts";
import { tourDay } from "./tour.ts";
import { profileVehicle } from "./vehicle-profile.ts";

const map = loadStreetMap();
const firstDay = 20_775;
const types: VehicleType[] = ["truck", "trailer", "van", "car", "motorcycle", "bicycle"];
const profiles = (["north", "south"] as const).flatMap((region) => {
  const territory = territoryOf(region, map);
  return types.flatMap((type) =>
    [1, 2, 3].map((n) => ({ territory, profile: profileVehicle({ key: `${type}${n}`, type }, 42, territory, map) })),
  );
});

function plan({ profile, territory }: (typeof profiles)[number], day: number): Timeline {
  if (profile.type !== "trailer") return planDay(profile, day, profile.home, map, tourDay(profile, territory, map));
  return planDay(
    profile,
    day,
    trailerStandsAt(profile, day, territory, map),
    map,
    laneDay(trailerStandsAt(profile, day + 1, territory, map), map),
  );
}

test("a day has no gap, and every vehicle stands before it ends", () => {
  for (const entry of profiles) {
    const { from, to, spans } = plan(entry, firstDay);
    expect(spans[0]?.from).toBe(from);
    for (const [i, span] of spans.entries()) expect(span.to).toBe(spans[i + 1]?.from ?? to);
    expect(spans.at(-1)?.kind).toBe("stay");
  }
});

test("a vehicle begins a day where the day before ended", () => {
  for (const entry of profiles) {
    for (let day = firstDay; day < firstDay + 4; day++) {
      const last = plan(entry, day).spans.at(-1);
      const first = plan(entry, day + 1).spans[0];
      if (last?.kind !== "stay" || first?.kind !== "stay") throw new Error("a day begins and ends standing");
      expect([first.lat, first.lon]).toEqual([expect.closeTo(last.lat, 6), expect.closeTo(last.lon, 6)]);
    }
  }
});

test("a moment belongs to the day that has begun and not ended", () => {
  for (const { profile } of profiles) {
    const begin = dayBeginsAt(profile, firstDay);
    expect([dayOf(profile, begin - 1), dayOf(profile, begin), dayOf(profile, begin + DAY_MS - 1)]).toEqual([
      firstDay - 1,
      firstDay,
      firstDay,
    ]);
  }
});
