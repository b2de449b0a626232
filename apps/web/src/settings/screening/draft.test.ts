import { kmhToMps, mphToMps, mpsToKmh, mpsToMph } from "@cartage/telemetry/units";
import { describe, expect, test } from "vitest";
import { boundsOf, draftOf, type Reading, type Readings, settingsIn, thresholdNames } from "./draft.ts";

const asItIs: Reading = { toShown: (value) => value, fromShown: (value) => value };
const minutes: Reading = { toShown: (value) => value / 60, fromShown: (value) => Math.round(value * 60) };
const inKmh: Readings = {
  inaccurateAboveM: asItIs,
  jumpAboveMps: { toShown: mpsToKmh, fromShown: kmhToMps },
  jumpAboveMps2: asItIs,
  frozenFromMps: { toShown: mpsToKmh, fromShown: kmhToMps },
  driftBeyondM: asItIs,
  haltAfterS: minutes,
  gapAfterS: minutes,
};
const inMph: Readings = { ...inKmh, jumpAboveMps: { toShown: mpsToMph, fromShown: mphToMps } };

describe("thresholds as they are typed", () => {
  test("are kept in SI; what is left empty is not set", () => {
    const draft = { ...draftOf({}, inKmh), jumpAboveMps: "180", haltAfterS: "2.5" };
    expect(settingsIn(draft, {}, inKmh)).toEqual({ settings: { jumpAboveMps: 50, haltAfterS: 150 }, refused: [] });
  });

  test("stay to the last digit where nobody touched them", () => {
    const before = { jumpAboveMps: 41.123456, frozenFromMps: 10 / 3 };
    expect(settingsIn(draftOf(before, inKmh), before, inKmh).settings).toEqual(before);
  });

  test("that may not be set are named, and both ends of what is said may be", () => {
    for (const readings of [inKmh, inMph]) {
      for (const name of thresholdNames) {
        const { least, most } = boundsOf(name, readings[name]);
        const given = (value: number) => settingsIn({ ...draftOf({}, readings), [name]: String(value) }, {}, readings);
        expect([given(least).refused, given(most).refused]).toEqual([[], []]);
        expect([given(least - 0.2).refused, given(most * 1.01).refused]).toEqual([[name], [name]]);
      }
    }
    expect(boundsOf("jumpAboveMps", inKmh.jumpAboveMps)).toEqual({ least: 18, most: 1260 });
  });
});
