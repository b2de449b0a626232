import { expect, test } from "vitest";
import { decodeStatus, encodeStatus } from "./status.ts";

const decode = (text: string) => decodeStatus(new TextEncoder().encode(text));
const status = { online: true, connection: "c-1", at: 1_763_700_000_000, holdsFrom: null };

test("a status comes back as it was sent; its time may be ISO 8601", () => {
  expect(decode(encodeStatus(status))).toEqual(status);
  expect(decode('{"online":false,"connection":"c-1","at":"2025-11-21T04:40:00Z"}')).toEqual({
    ...status,
    online: false,
  });
});

test("a device that numbers its positions says from which number it still holds them", () => {
  expect(decode(encodeStatus({ ...status, holdsFrom: 0 }))).toEqual({ ...status, holdsFrom: 0 });
});

test.each([
  ["", null, "not_json"],
  ["[]", null, "not_an_object"],
  ['{"connection":"c-1","at":0}', "online", "missing"],
  ['{"online":1,"connection":"c-1","at":0}', "online", "not_a_boolean"],
  ['{"online":true,"at":0}', "connection", "missing"],
  ['{"online":true,"connection":"","at":0}', "connection", "not_a_text"],
  ['{"online":true,"connection":"a b","at":0}', "connection", "not_a_text"],
  ['{"online":true,"connection":"c-1","at":"now"}', "at", "not_a_time"],
  ['{"online":true,"connection":"c-1","at":0,"from":-1}', "from", "not_a_number"],
])("%j is refused", (text, field, reason) => {
  expect(decode(text)).toMatchObject({ index: null, field, reason, detail: expect.stringContaining("expected") });
});
