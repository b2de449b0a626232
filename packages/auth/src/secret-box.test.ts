import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createSecretBox, encryptionKeys } from "./secret-box.ts";

const [older, newer] = [randomBytes(32), randomBytes(32)];

test("what was sealed is opened again, under the current key and under older ones", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), (text, about) => {
      const sealed = createSecretBox([older]).seal(text, about);
      const rotated = createSecretBox([newer, older]);
      expect(rotated.open(sealed, about)).toBe(text);
      expect(rotated.isOutdated(sealed)).toBe(true);
      expect(rotated.isOutdated(rotated.seal(text, about))).toBe(false);
    }),
  );
});

test("what was changed anywhere, moved to another row, or sealed under another key is not opened", () => {
  const box = createSecretBox([newer]);
  const sealed = box.seal("https://cartage.example/invite/token", "mail 1");
  expect(() => box.open(sealed, "mail 2")).toThrow();
  expect(() => createSecretBox([older]).open(sealed, "mail 1")).toThrow("not known here");
  for (let at = 0; at < sealed.byteLength; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => box.open(changed, "mail 1")).toThrow();
  }
});

test("ENCRYPTION_KEY names the current key first", () => {
  const keys = encryptionKeys(`${newer.toString("base64")},${older.toString("base64")}`);
  expect(keys).toEqual([newer, older]);
});
