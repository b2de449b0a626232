import { expect, test } from "vitest";
import { adviseModes } from "./advise-modes.ts";
import { wayOver } from "./network.ts";

/** A way over hubs a, b, c, … with lanes of these lengths in km; hubs in capitals are at a city's edge. */
function advised(hubs: string, kms: number[], weightKg: number): string[] {
  const names = [...hubs];
  const lanes = kms.map((km, at) => {
    const [fromHubId = "", toHubId = ""] = [names[at], names[at + 1]];
    return { laneId: `${at}`, fromHubId, toHubId, distanceM: km * 1_000, durationS: 60 };
  });
  const isCityEdge = (hubId: string) => hubId !== hubId.toLowerCase();
  const stretches = adviseModes(wayOver(lanes), { fromHubId: names[0] ?? "", isCityEdge, weightKg });
  return stretches.map(({ mode, fromHubId, toHubId }) => `${mode} ${fromHubId}${toHubId}`);
}

test.for<[string, string, number[], number, string[]]>([
  ["at the last city edge before the end", "abCd", [80, 60, 12], 20, ["truck aC", "motorcycle Cd"]],
  ["at the first after the beginning too", "aBCd", [9, 90, 12], 20, ["motorcycle aB", "truck BC", "motorcycle Cd"]],
  ["nowhere when the goods are too heavy for it", "abCd", [80, 60, 12], 61, ["truck ad"]],
  ["nowhere when the city is wider than 40 km", "abCd", [80, 60, 41], 20, ["truck ad"]],
  ["nowhere without a city edge", "abcd", [80, 60, 12], 20, ["truck ad"]],
  ["all along, inside one city", "aBc", [9, 12], 20, ["motorcycle aB", "motorcycle Bc"]],
  ["not at all on no way", "a", [], 20, []],
])("the truck gives over to a motorcycle %s", ([, hubs, kms, weightKg, expected]) => {
  expect(advised(hubs, kms, weightKg)).toEqual(expected);
});
