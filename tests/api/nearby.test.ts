import { expect } from "vitest";
import { test as base } from "./api-test.ts";
import { move } from "./watching.ts";

/** Three vehicles on a line to the east of a place, about 1 km, 3 km and 5 km away, and one that was never heard. */
const test = base.extend("here", async ({ make, as, api, owner }) => {
  const organisation = await make.organisation();
  const named = (name: string) => make.vehicle({ organisationId: organisation.id, name });
  const [far, near, middle] = [await named("Far"), await named("Near"), await named("Middle")];
  await named("Never heard");
  await move(owner, far, { lat: 21, lon: 105.848 });
  await move(owner, near, { lat: 21, lon: 105.81 });
  await move(owner, middle, { lat: 21, lon: 105.829 });

  const stranger = await make.vehicle({ organisationId: (await make.organisation()).id });
  await move(owner, stranger, { lat: 21, lon: 105.81 });
  return api(await as.viewer(organisation));
});

const names = (found: { vehicles: { name: string }[] }) => found.vehicles.map(({ name }) => name);
const circle = (radiusM: number) => ({ circle: { lat: 21, lon: 105.8, radiusM } });

test("a circle holds what is no further than its radius, the nearest first", async ({ here }) => {
  const all = await here.tracking.nearby({ within: circle(10_000) });
  expect(names(all)).toEqual(["Near", "Middle", "Far"]);
  expect(all.vehicles.map(({ distanceM }) => Math.round((distanceM ?? 0) / 100))).toEqual([10, 30, 50]);
  expect(names(await here.tracking.nearby({ within: circle(4_000) }))).toEqual(["Near", "Middle"]);
  // the box around it reaches further than the circle
  const corner = { circle: { lat: 20.98, lon: 105.79, radiusM: 2_900 } };
  expect(names(await here.tracking.nearby({ within: corner }))).toEqual([]);
  expect(names(await here.tracking.nearby({ within: { circle: { ...corner.circle, radiusM: 3_200 } } }))).toEqual([
    "Near",
  ]);
});

test("where more are found than are asked for, the nearest are told", async ({ here }) => {
  expect(names(await here.tracking.nearby({ within: circle(10_000), limit: 2 }))).toEqual(["Near", "Middle"]);
});

test("a box holds what lies in it, by name and without a distance", async ({ here }) => {
  const found = await here.tracking.nearby({
    within: { bounds: { west: 105.82, south: 20.9, east: 105.9, north: 21.1 } },
  });
  expect(found.vehicles).toMatchObject([
    { name: "Far", distanceM: null },
    { name: "Middle", distanceM: null },
  ]);
});

test("a polygon holds what is within its edges, not what is only in its box", async ({ here }) => {
  // an L around Middle: its box holds all three
  const polygon: [number, number][] = [
    [105.8, 20.99],
    [105.86, 20.99],
    [105.86, 20.995],
    [105.835, 20.995],
    [105.835, 21.01],
    [105.82, 21.01],
    [105.82, 20.995],
    [105.8, 20.995],
  ];
  expect(names(await here.tracking.nearby({ within: { polygon } }))).toEqual(["Middle"]);
  const around = [
    [105.8, 20.99],
    [105.86, 20.99],
    [105.86, 21.01],
    [105.8, 21.01],
  ] as [number, number][];
  expect(names(await here.tracking.nearby({ within: { polygon: around } }))).toEqual(["Far", "Middle", "Near"]);
});
