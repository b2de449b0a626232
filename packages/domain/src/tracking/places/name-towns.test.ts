import { expect, test } from "vitest";
import { nameTowns } from "./name-towns.ts";

const at = (lat: number, lon: number) => ({ latE7: Math.round(lat * 1e7), lonE7: Math.round(lon * 1e7) });

test("a place is named by the town beside it, without a network", async () => {
  const [centre, suburb, sea] = await nameTowns([at(10.776, 106.701), at(52.37, 4.9), at(-40, -120)]);
  expect(centre).toMatchObject({ name: "Ho Chi Minh City", nameVi: "TP. Hồ Chí Minh", country: "VN" });
  expect(suburb).toMatchObject({ name: "Amsterdam", nameVi: null, country: "NL" });
  expect(sea).toBeNull();
});

test("a town across the antimeridian is found", async () => {
  const [here] = await nameTowns([at(-16.8, -179.95)]);
  expect(here?.distanceM).toBeLessThan(100_000);
});
