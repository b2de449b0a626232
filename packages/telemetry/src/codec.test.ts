import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePositions, encodePosition, encodePositions, MAX_ELEMENTS } from "./codec.ts";
import { MAX_PAYLOAD_BYTES } from "./payload.ts";
import type { Position, WirePosition } from "./position.ts";
import { wirePositions } from "./wire-positions.arbitrary.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const decode = (value: unknown) => decodePositions(bytes(JSON.stringify(value)));
const fix = { t: 1_763_700_000_000, lat: 21.0278, lon: 105.8342 };

/** What the storage keeps of a position, said again in the plainest way. */
function atStoredPrecision(wire: WirePosition): Position {
  const to = (places: number, value: number | null | undefined) =>
    typeof value === "number" ? Math.round(value * 10 ** places) / 10 ** places + 0 : null;
  const ext = Object.entries(wire.ext ?? {}).map(([key, value]) => [
    key,
    typeof value === "number" ? value + 0 : value,
  ]);
  return {
    fixTime: Number(wire.t),
    latE7: Math.round(wire.lat * 1e7) + 0,
    lonE7: Math.round(wire.lon * 1e7) + 0,
    seq: wire.seq ?? null,
    altitudeM: to(0, wire.alt),
    speedMps: to(2, wire.spd),
    headingDeg: (to(1, wire.hdg) ?? 0) === 360 ? 0 : to(1, wire.hdg),
    accuracyM: to(1, wire.acc),
    battery: to(2, wire.bat),
    ignition: wire.ign ?? null,
    odometerM: to(0, wire.odo),
    ext: ext.length > 0 ? Object.fromEntries(ext) : null,
  };
}

test("what is encoded is decoded, at stored precision", () => {
  fc.assert(
    fc.property(fc.array(wirePositions, { maxLength: 20 }), (sent) => {
      const expected = { positions: sent.map(atStoredPrecision), refusals: [], counts: {} };
      expect(decodePositions(bytes(encodePositions(sent)))).toEqual(expected);
      expect(decode(sent)).toEqual(expected);
    }),
  );
});

test("a position at stored precision comes back unchanged", () => {
  fc.assert(
    fc.property(wirePositions, (sent) => {
      const [once] = decodePositions(bytes(encodePosition(sent))).positions;
      if (!once) throw new Error("not decoded");
      const again = encodePosition({
        t: once.fixTime,
        lat: once.latE7 / 1e7,
        lon: once.lonE7 / 1e7,
        seq: once.seq,
        alt: once.altitudeM,
        spd: once.speedMps,
        hdg: once.headingDeg,
        acc: once.accuracyM,
        bat: once.battery,
        ign: once.ignition,
        odo: once.odometerM,
        ext: once.ext,
      });
      expect(decodePositions(bytes(again)).positions).toEqual([once]);
    }),
  );
});

test("encoding leaves out what is absent and rounds the rest", () => {
  const position = { ...fix, lat: 21.027_812_345_6, spd: 13.888_888, alt: null, bat: undefined };
  expect(encodePosition(position)).toBe('{"t":1763700000000,"lat":21.0278123,"lon":105.8342,"spd":13.89}');
});

describe("never throws", () => {
  test("on any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (payload) => accountsForAll(payload)));
  });

  test("on any JSON", () => {
    fc.assert(fc.property(fc.json({ maxDepth: 4 }), (json) => accountsForAll(bytes(json))));
  });

  test("on a valid message with any bytes overwritten, cut or put in", () => {
    const edit = fc.record({ at: fc.nat(), cut: fc.nat(4), put: fc.uint8Array({ maxLength: 4 }) });
    const message = fc.array(wirePositions, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(message, fc.array(edit, { minLength: 1, maxLength: 4 }), (sent, edits) => {
        let payload = [...bytes(encodePositions(sent))];
        for (const { at, cut, put } of edits) payload = payload.toSpliced(at % payload.length, cut, ...put);
        accountsForAll(Uint8Array.from(payload));
      }),
    );
  });

  test("on a valid position with any field replaced by anything", () => {
    const key = fc.constantFrom("t", "lat", "lon", "seq", "alt", "spd", "hdg", "acc", "bat", "ign", "odo", "ext", "x");
    fc.assert(
      fc.property(wirePositions, key, fc.jsonValue(), (sent, field, value) => {
        accountsForAll(bytes(JSON.stringify({ ...sent, [field]: value })));
      }),
    );
  });

  function accountsForAll(payload: Uint8Array) {
    const { positions, refusals } = decodePositions(payload);
    for (const { detail, index } of refusals) {
      expect(detail.isWellFormed() && !detail.includes("\0") && detail.endsWith(".")).toBe(true);
      if (index === null) expect([positions.length, refusals.length]).toEqual([0, 1]);
    }
    for (const position of positions) expect(Object.values(position).includes(Number.NaN)).toBe(false);
  }
});

describe("refuses the whole message", () => {
  test.each([
    ["nothing at all", "", "not_json"],
    ["text", "hello", "not_json"],
    ["an unfinished array", "[{", "not_json"],
    ["a number", "5", "not_object_or_array"],
    ["null", "null", "not_object_or_array"],
    ["a text in quotes", '"fix"', "not_object_or_array"],
    ["1,001 elements", JSON.stringify(Array(MAX_ELEMENTS + 1).fill(fix)), "too_many_elements"],
  ])("%s", (_what, payload, reason) => {
    expect(decodePositions(bytes(payload))).toEqual({
      positions: [],
      refusals: [{ index: null, field: null, reason, detail: expect.any(String) }],
      counts: {},
    });
  });

  test("bytes that are not UTF-8", () => {
    expect(decodePositions(Uint8Array.of(0x22, 0xff, 0x22)).refusals[0]?.reason).toBe("not_utf8");
  });

  test("one byte over 256 KiB, counted in bytes and not in characters", () => {
    const around = bytes(encodePosition({ ...fix, ext: { note: "" } })).length;
    const wide = (size: number) =>
      `{"t":1763700000000,"lat":21.0278,"lon":105.8342,"ext":{"note":"${"ư".repeat(size)}"}}`;
    const most = bytes(`${wide((MAX_PAYLOAD_BYTES - around) >> 1)}${" ".repeat((MAX_PAYLOAD_BYTES - around) % 2)}`);
    expect(most.length).toBe(MAX_PAYLOAD_BYTES);
    expect(decodePositions(most).positions).toHaveLength(1);
    const over = new Uint8Array(MAX_PAYLOAD_BYTES + 1).fill(0x20);
    over.set(most);
    expect(decodePositions(over).refusals).toEqual([
      {
        index: null,
        field: null,
        reason: "message_too_large",
        detail: "The message has 262145 bytes, but at most 262144 were expected.",
      },
    ]);
  });
});

test("1,000 elements are taken, none is no error, a byte order mark is skipped", () => {
  expect(decode(Array(MAX_ELEMENTS).fill(fix)).positions).toHaveLength(MAX_ELEMENTS);
  expect(decode([])).toEqual({ positions: [], refusals: [], counts: {} });
  expect(decodePositions(bytes(`\ufeff${JSON.stringify(fix)}`)).positions).toHaveLength(1);
});

test("one bad element does not take the others with it, and is named", () => {
  const { positions, refusals } = decode([fix, { ...fix, lat: 91 }, 7, { ...fix, t: fix.t + 1 }]);
  expect(positions.map(({ fixTime }) => fixTime)).toEqual([fix.t, fix.t + 1]);
  expect(refusals).toEqual([
    {
      index: 1,
      field: "lat",
      reason: "out_of_range",
      detail: "Element 1, field lat is 91, but a number of degrees from -90 to 90 was expected.",
    },
    {
      index: 2,
      field: null,
      reason: "not_an_object",
      detail: "Element 2 is 7, but an object with t, lat and lon was expected.",
    },
  ]);
});
