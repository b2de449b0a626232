import { expect, test } from "vitest";
import { addressOf, countryOf } from "./address.ts";

test.each([
  [{ "x-forwarded-for": "203.0.113.9, 192.0.2.1" }, "192.0.2.1"],
  [{ "x-real-ip": "192.0.2.2" }, "192.0.2.2"],
  [{}, null],
])("the address that the nearest proxy tells: %j", (headers, expected) => {
  expect(addressOf(new Headers(headers as Record<string, string>))).toBe(expected);
});

test.each([
  ["cf-ipcountry", "VN", "VN"],
  ["cf-ipcountry", "vn", "VN"],
  ["cf-ipcountry", "XX", null],
  ["cf-ipcountry", "T1", null],
  ["cf-ipcountry", "Vietnam", null],
  ["x-vercel-ip-country", "VN", null],
  [undefined, "VN", null],
])("of a header that the configuration calls %s, cf-ipcountry: %s tells %s", (header, told, expected) => {
  expect(countryOf(new Headers({ "cf-ipcountry": told }), header)).toBe(expected);
});
