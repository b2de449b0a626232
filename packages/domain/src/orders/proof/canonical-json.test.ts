import fc from "fast-check";
import { expect, test } from "vitest";
import { type Canonical, canonicalJson, readCanonicalJson } from "./canonical-json.ts";

const { value } = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: "grapheme" }),
    fc.array(tie("value")),
    fc.dictionary(fc.string({ unit: "grapheme" }), tie("value"), { noNullPrototype: true }),
  ),
}));

test("a value has one text, whatever the order of its keys", () => {
  expect(canonicalJson({ b: [1, true, null], a: "Hà Nội\n\u0001", "€": "\u{1f600}" })).toBe(
    '{"a":"Hà Nội\\n\\u0001","b":[1,true,null],"€":"😀"}',
  );
  // RFC 8785, 3.2.3: by UTF-16 code units, an emoji before U+FB33
  expect(canonicalJson({ "\ufb33": 2, "\u{1f600}": 1, "1": 0 })).toBe('{"1":0,"😀":1,"\ufb33":2}');
});

test("what is written is read again, and nothing else reads as the same", () => {
  fc.assert(
    fc.property(value, (given) => {
      const text = canonicalJson(given);
      const read = readCanonicalJson(new TextEncoder().encode(text));
      expect(read === undefined ? undefined : canonicalJson(read)).toBe(text);
      expect(readCanonicalJson(new TextEncoder().encode(` ${text}`))).toBeUndefined();
    }),
  );
});

test.each([
  '{"b":1,"a":2}',
  '{"a":1,"a":1}',
  "[1.0]",
  "[1e2]",
  "[-0]",
  '["\\u0041"]',
  "[1] ",
  "\ufeff[1]",
  "[0.5]",
  "{",
])("%s is no canonical text", (text) => {
  expect(readCanonicalJson(new TextEncoder().encode(text))).toBeUndefined();
});

test("a fraction, an unsafe integer and half a surrogate pair are refused", () => {
  for (const bad of [0.5, 2 ** 53, Number.NaN, "\ud800"]) expect(() => canonicalJson([bad])).toThrow(RangeError);
});
