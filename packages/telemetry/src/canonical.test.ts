import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalExt } from "./canonical.ts";

const exts = fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string({ unit: "grapheme" }), fc.boolean()));

test("the order of keys makes no difference", () => {
  const shuffled = exts.chain((ext) =>
    fc.tuple(
      fc.constant(ext),
      fc.shuffledSubarray(Object.entries(ext), { minLength: Object.keys(ext).length }).map(Object.fromEntries),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([ext, again]) => {
      expect(canonicalExt(again)).toBe(canonicalExt(ext));
    }),
  );
});

test("it is the same attributes' JSON, in printable ASCII, so that bytes and characters order alike", () => {
  fc.assert(
    fc.property(exts, (ext) => {
      const text = canonicalExt(ext) ?? "";
      expect(text).toMatch(/^[ -~]*$/);
      expect(JSON.parse(text)).toEqual(ext);
    }),
  );
});

test("the text as it stands: stored rows rely on it", () => {
  expect(canonicalExt({ ghi: "xăng 🚚", a: -0 })).toBe('{"a":0,"ghi":"x\\u0103ng \\ud83d\\ude9a"}');
  expect(canonicalExt(null)).toBe(null);
});
