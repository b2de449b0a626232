import { expect, test } from "vitest";
import { decodeStored, encodeStored } from "./stored.ts";

const decode = (text: string) => decodeStored(new TextEncoder().encode(text));

test("what is stored comes back as it was sent", () => {
  expect(decode(encodeStored({ through: 41 }))).toEqual({ through: 41 });
});

test.each(["{}", '{"through":-1}', '{"through":"41"}', '{"through":1.5}', "41", "null", ""])(
  "%j is refused",
  (text) => {
    expect(decode(text)).toHaveProperty("reason");
  },
);
