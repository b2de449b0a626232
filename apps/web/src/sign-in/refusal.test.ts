import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeRefusal, encodeRefusal } from "./refusal.ts";

test("what a refusal says arrives as it was, whatever it is", () => {
  const about = fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => key !== "__proto__"),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.constantFrom("sign_in.wrong", "sign_in.wait"), about, (code, given) => {
      expect(decodeRefusal(encodeRefusal({ code, about: given }))).toEqual({ code, about: given });
    }),
  );
});
