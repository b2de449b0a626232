import { distanceM } from "@cartage/telemetry/geodesy";
import { expect, test } from "vitest";
import { createDemoFleets } from "../demo/create-demo-fleets.ts";
import type { Errand } from "./errand.ts";
import { withErrands } from "./with-errands.ts";

const startAt = Date.UTC(2026, 2, 4);
const device = {
  id: "device",
  secret: "secret",
  organisationId: "north",
  vehicle: "NF-002",
  type: "van" as const,
  isSimulated: true,
};

test("a vehicle that is sent goes through its stops, stays there, and is at home when its own life goes on", () => {
  const [own] = createDemoFleets([device], startAt);
  const startedAt = startAt + 8 * 3_600_000;
  const [from] = [...(own?.fleet.positionsBetween(0, startedAt - 60_000, startedAt) ?? [])].slice(-1);
  if (!own || !from) throw new Error("The fleet does not report.");
  const stops = [
    { lat: from.lat + 0.02, lon: from.lon, stayS: 240 },
    { lat: from.lat + 0.02, lon: from.lon + 0.03, stayS: 120 },
  ];
  const errand: Errand = { deviceId: device.id, startedAt, from, stops };
  const [life] = withErrands([own], () => errand);
  const reported = [...(life?.fleet.positionsBetween(0, startedAt - 60_000, startedAt + 48 * 3_600_000) ?? [])];

  const at = reported.map(({ t }) => Number(t));
  expect(at.every((time, index) => index === 0 || time > (at[index - 1] ?? 0))).toBe(true);
  for (const stop of stops) {
    const there = reported.filter((fix) => distanceM(fix, stop) < 30 && fix.spd === 0);
    expect((Number(there.at(-1)?.t) - Number(there[0]?.t)) / 1000).toBeGreaterThan(stop.stayS * 0.7);
  }
  const leaps = reported.filter((fix, index) => {
    const before = reported[index - 1];
    return before && distanceM(before, fix) / ((Number(fix.t) - Number(before.t)) / 1000) > 40;
  });
  expect(leaps).toEqual([]);
});
