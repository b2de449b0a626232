import fc from "fast-check";
import { absent, emptyRows, type TrackRows } from "./track-rows.ts";

const optional = (values: fc.Arbitrary<number>) => fc.option(values, { nil: absent, freq: 4 });
const anyInt = fc.integer({ min: -2_147_483_648, max: 2_147_483_647 });

const row = fc.record({
  passedMs: fc.oneof(fc.constantFrom(1, 1000, 15_000), fc.integer({ min: 1, max: 900_000 })),
  latE7: fc.oneof(
    fc.integer({ min: 481_635_000, max: 481_636_000 }),
    fc.integer({ min: -900_000_000, max: 900_000_000 }),
  ),
  lonE7: fc.oneof(fc.constant(115_643_882), fc.integer({ min: -1_800_000_000, max: 1_800_000_000 })),
  receivedAfterDs: fc.oneof(fc.integer({ min: 0, max: 9 }), anyInt),
  odometerM: optional(fc.integer({ min: 0, max: 2_147_483_647 })),
  altitudeM: optional(fc.integer({ min: -32_768, max: 32_767 })),
  speedCmps: optional(fc.integer({ min: 0, max: 32_767 })),
  headingDdeg: optional(fc.integer({ min: 0, max: 3_599 })),
  accuracyDm: optional(fc.integer({ min: 0, max: 32_767 })),
  batteryPercent: optional(fc.integer({ min: 0, max: 100 })),
  verdict: fc.integer({ min: 0, max: 6 }),
  ignition: optional(fc.integer({ min: 0, max: 1 })),
  doubt: fc.oneof(
    fc.constant(Number.NaN),
    fc.float({ noNaN: true }).map((value) => value + 0),
  ),
  ext: fc.oneof(
    fc.constant(""),
    fc
      .record({ fuel: fc.double({ min: 0, max: 90, noNaN: true }), door: fc.boolean() })
      .map((ext) => JSON.stringify(ext)),
    fc.float({ min: -40, max: 90, noNaN: true }).map((value) => `{"temperatureC":${Math.round(value * 10) / 10}}`),
    fc.string({ unit: "grapheme" }).map((text) => JSON.stringify({ text })),
    // nothing that JSON would hold, and still it has to come back; Postgres keeps no text with a zero in it
    fc.string({ unit: fc.constantFrom("\u0001", "\u0002", "\u0003", "-", ".", "0", "7", "e") }),
  ),
});

/** Any rows that can be stored, in the order of their times. */
export const anyRows: fc.Arbitrary<TrackRows> = fc
  .tuple(fc.integer({ min: 0, max: 4_102_444_800_000 }), fc.array(row, { maxLength: 80, size: "max" }))
  .map(([start, list]) => {
    const rows = emptyRows(list.length);
    let time = start;
    list.forEach(({ passedMs, doubt, ext, ...numbers }, at) => {
      time += passedMs;
      rows.time[at] = time;
      rows.doubt[at] = doubt;
      rows.ext[at] = ext;
      for (const [name, value] of Object.entries(numbers)) rows[name as keyof typeof numbers][at] = value;
    });
    return rows;
  });
