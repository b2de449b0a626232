import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Malformed } from "./byte-reader.ts";
import { crc32 } from "./crc32.ts";
import { decodeSpeeds, decodeTrack, decodeWay } from "./decode-track.ts";
import { encodeTrack } from "./encode-track.ts";
import { anyRows } from "./track-rows.arbitrary.ts";
import { absent, emptyRows, firstDifference, sliceRows, type TrackRows, trackColumns } from "./track-rows.ts";
import vectors from "./track-vectors.json" with { type: "json" };

describe("what was packed comes back", () => {
  test("any rows, to the last bit", () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const unpacked = decodeTrack(encodeTrack(rows));
        expect(typeof unpacked === "string" ? unpacked : firstDifference(rows, unpacked)).toBe(-1);
      }),
      { numRuns: 300 },
    );
  });

  test("a part of the columns, before a time, is what all of them have there", () => {
    fc.assert(
      fc.property(anyRows, fc.nat(80), (rows, place) => {
        const bytes = encodeTrack(rows);
        expect(decodeSpeeds(bytes)).toEqual({ time: rows.time, speedCmps: rows.speedCmps });
        const first = { time: rows.time.slice(0, place), speedCmps: rows.speedCmps.slice(0, place) };
        expect(decodeSpeeds(bytes, { most: place })).toEqual(first);
        const until = rows.time[place] ?? Number.POSITIVE_INFINITY;
        const { time, latE7, lonE7, accuracyDm, verdict } = sliceRows(rows, Number.NEGATIVE_INFINITY, until);
        expect(decodeWay(bytes, until)).toEqual({ time, latE7, lonE7, accuracyDm, verdict });
        expect(decodeWay(bytes, until, rows.time.at(-1))).toEqual({ time, latE7, lonE7, accuracyDm, verdict });
      }),
      { numRuns: 200 },
    );
  });

  test("a drive's speeds need no more than its first bytes, and say so where those are missing", () => {
    const rows = drive(2_000);
    const bytes = encodeTrack(rows);
    const speeds = { time: rows.time, speedCmps: rows.speedCmps };
    expect(decodeSpeeds(bytes.subarray(0, bytes.length / 2))).toEqual(speeds);
    expect(decodeSpeeds(bytes, { last: rows.time.at(-1) ?? 0 })).toEqual(speeds);
    expect(() => decodeSpeeds(bytes.subarray(0, 20))).toThrow(Malformed);
  });

  test("a drive of 10,000 rows, with a stretch that was received together, and half a metre between rows", () => {
    const rows = drive(10_000);
    const bytes = encodeTrack(rows);
    const unpacked = decodeTrack(bytes);
    expect(typeof unpacked === "string" ? unpacked : firstDifference(rows, unpacked)).toBe(-1);
    expect(bytes.length / 10_000).toBeLessThan(4);
  });
});

describe("vectors: these bytes hold these rows for ever", () => {
  test.each([
    ["no rows", "0100be23c258", emptyRows(0)],
    ["three rows", vectors.threeRows, threeRows()],
    ["200 rows, coded with tables", vectors.drive, drive(200)],
  ])("%s", (_, bytes, rows) => {
    const unpacked = decodeTrack(Buffer.from(bytes, "hex"));
    expect(typeof unpacked === "string" ? unpacked : firstDifference(rows, unpacked)).toBe(-1);
  });
});

describe("what is no track is refused", () => {
  const bytes = encodeTrack(drive(200));

  test.each([
    ["nothing", new Uint8Array(), "too_short"],
    ["another version", Uint8Array.from([2, ...bytes.subarray(1)]), "unknown_version"],
    ["a track that was cut off", bytes.subarray(0, -1), "changed"],
    ["a track with a bit changed", bytes.map((byte, at) => (at === 90 ? byte ^ 4 : byte)), "changed"],
    ["more rows than bytes can hold", sealed([1, 255, 255, 255, 127]), "malformed"],
    ["rows that end at once", sealed([1, 5]), "malformed"],
  ])("%s", (_, given, refusal) => {
    expect(decodeTrack(given)).toBe(refusal);
  });

  test("anything with a right checksum either decodes or is refused: it never throws", () => {
    const body = bytes.subarray(0, -4);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(body.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.nat(body.length),
        (changes, length) => {
          const changed = [...body];
          for (const [at, byte] of changes) changed[at] = byte;
          const result = decodeTrack(sealed([1, ...changed.slice(1, length)]));
          expect(["object", "string"]).toContain(typeof result);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("rows that are not in the order of their times are not packed", () => {
    const rows = emptyRows(2);
    expect(() => encodeTrack(rows)).toThrow(RangeError);
  });
});

test("the checksum is that of zlib", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
});

function sealed(body: number[]): Uint8Array {
  const sum = crc32(Uint8Array.from(body));
  return Uint8Array.from([...body, sum & 255, (sum >>> 8) & 255, (sum >>> 16) & 255, sum >>> 24]);
}

function threeRows(): TrackRows {
  const rows = emptyRows(3);
  rows.time.set([1_763_719_200_000, 1_763_719_201_000, 1_763_719_202_500]);
  rows.latE7.set([107_769_000, 107_769_100, 107_769_250]);
  rows.lonE7.set([1_067_009_000, 1_067_009_900, 1_067_011_250]);
  for (const name of ["odometerM", "altitudeM", "speedCmps", "headingDdeg"] as const) rows[name].fill(absent);
  for (const name of ["accuracyDm", "batteryPercent", "ignition"] as const) rows[name].fill(absent);
  rows.receivedAfterDs.set([2, 3, 2]);
  rows.speedCmps.set([830, 830, 835]);
  rows.verdict[2] = 4;
  rows.doubt[2] = 61.5;
  rows.ext.splice(0, 3, '{"fuel":45.2}', '{"fuel":45.1}', "");
  return rows;
}

/** A drive at about 10 m/s round and round, with noise that is the same each time. */
function drive(length: number): TrackRows {
  const rows = emptyRows(length);
  let state = 1;
  const noise = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  let [latE7, lonE7] = [481_635_066, 115_643_882];
  for (let at = 0; at < length; at++) {
    latE7 += (at % 400 < 200 ? 600 : -600) + noise(20);
    lonE7 += (at % 600 < 300 ? 700 : -700) + noise(20);
    rows.time[at] = 1_763_719_200_000 + at * 1000;
    rows.latE7[at] = latE7;
    rows.lonE7[at] = lonE7;
    rows.receivedAfterDs[at] = at > 100 && at < 150 ? (150 - at) * 10 : 1 + noise(3);
    for (const name of trackColumns.slice(3)) rows[name][at] = name === "verdict" ? 0 : absent;
    rows.speedCmps[at] = 1000 + noise(30);
    rows.altitudeM[at] = at % 7 === 0 ? absent : 500 + Math.floor(at / 50);
  }
  return rows;
}
