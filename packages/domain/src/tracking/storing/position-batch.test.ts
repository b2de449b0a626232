import type { Position } from "@cartage/telemetry/position";
import fc from "fast-check";
import { expect, test } from "vitest";
import { PositionBatch } from "./position-batch.ts";
import { toRows } from "./position-rows.ts";

const device = { deviceId: "d", deviceKey: 7, organisationId: "o", organisationKey: 3 };
const kept = { since: 0, until: 10 * 86_400_000 };
const receivedAt = 5 * 86_400_000;

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null, freq: 2 });
const positions: fc.Arbitrary<Position> = fc.record({
  fixTime: fc.integer({ min: 1, max: 5 }).map((second) => receivedAt - second * 1_000),
  latE7: fc.integer({ min: -9, max: 9 }),
  lonE7: fc.integer({ min: -9, max: 9 }),
  seq: optional(fc.integer({ min: 1, max: 9 })),
  altitudeM: optional(fc.integer({ min: -9, max: 9 })),
  speedMps: optional(fc.constantFrom(0, 0.01, 327.67)),
  headingDeg: optional(fc.constantFrom(0, 0.1, 359.9)),
  accuracyM: optional(fc.constantFrom(0, 0.1, 3_276.7)),
  battery: optional(fc.constantFrom(0, 0.01, 1)),
  ignition: optional(fc.boolean()),
  odometerM: optional(fc.constantFrom(0, 1, 2_147_483_647)),
  ext: optional(fc.dictionary(fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 9 }), { minKeys: 1 })),
});

test("of two positions under one key the same one stays, whatever the order they came in", () => {
  fc.assert(
    fc.property(
      fc.array(positions, { maxLength: 20 }).chain((log) => fc.tuple(fc.constant(log), shuffled(log))),
      ([log, again]) => {
        expect(rowsOf(again)).toEqual(rowsOf(log));
      },
    ),
  );
});

test.each<[keyof Position, unknown, unknown]>([
  ["latE7", -1, 2],
  ["lonE7", 3, 20],
  ["altitudeM", null, -32_768],
  ["speedMps", 9, 10],
  ["headingDeg", null, 0],
  ["accuracyM", 9.9, 10],
  ["battery", null, 0],
  ["ignition", false, true],
  ["odometerM", 99, 100],
  ["ext", null, { a: 1 }],
  ["ext", { a: 1 }, { a: 2 }],
])("with %s, %j gives way to %j", (key, lesser, greater) => {
  const [one, other] = [lesser, greater].map((value) => ({ ...plain, [key]: value }) as Position);
  const expected = rowsOf([other as Position]);
  expect(rowsOf([one as Position, other as Position])).toEqual(expected);
  expect(rowsOf([other as Position, one as Position])).toEqual(expected);
});

test("what is later than all that is stored is new; the rest is merged, and what has no day goes outside", () => {
  const batch = new PositionBatch({ since: receivedAt - 86_400_000, until: kept.until });
  for (const ms of [-2 * 86_400_000, -3_000, -2_000, -1_000]) {
    batch.add(device, { ...plain, fixTime: receivedAt + ms }, receivedAt);
  }
  const rows = toRows(batch, () => receivedAt - 2_000);
  expect([rows.fresh, rows.other, rows.outside].map(([times]) => times?.count)).toEqual([1, 2, 1]);
  expect([rows.newest.rows[0]?.count, rows.newest.motion.count, rows.candidates]).toEqual([1, 1, []]);
  const again = toRows(batch, () => receivedAt - 1_000);
  expect(again.newest.rows[0]?.count).toBe(0);
  expect(again.candidates.map(({ fixTime }) => receivedAt - fixTime)).toEqual([3_000, 2_000, 1_000]);
  expect([...batch.days]).toEqual([receivedAt - 86_400_000]);
});

const plain: Position = {
  fixTime: receivedAt - 1_000,
  latE7: 0,
  lonE7: 0,
  seq: null,
  altitudeM: null,
  speedMps: null,
  headingDeg: null,
  accuracyM: null,
  battery: null,
  ignition: null,
  odometerM: null,
  ext: null,
};

const shuffled = (log: Position[]) => fc.shuffledSubarray(log, { minLength: log.length });

function rowsOf(log: Position[]) {
  const { columns, devices } = batchOf(log);
  const rows = [...devices.values()].flatMap((news) => news.rows);
  return rows
    .map((row) => [columns.fixTime[row], ...Object.values(columns.numbers).map((n) => n[row]), columns.ext[row]])
    .sort(([a], [b]) => Number(a) - Number(b));
}

function batchOf(log: Position[]): PositionBatch {
  const batch = new PositionBatch(kept);
  for (const position of log) batch.add(device, position, receivedAt);
  return batch;
}
