import { expect, test } from "vitest";
import { isCrossSite } from "./cross-site.ts";

test.each([
  [false, "a program", {}],
  [false, "our page", { "sec-fetch-site": "same-origin", origin: "https://cartage.example" }],
  [false, "an address that was typed", { "sec-fetch-site": "none" }],
  [true, "another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
  [true, "another site that names no origin", { "sec-fetch-site": "cross-site" }],
  [true, "a neighbour's domain", { "sec-fetch-site": "same-site", origin: "https://other.cartage.example" }],
  [false, "our page in an older browser", { origin: "https://cartage.example" }],
  [false, "our page under another name of this host", { origin: "http://192.0.2.1:3000", host: "192.0.2.1:3000" }],
  [true, "another site in an older browser", { origin: "https://evil.example", host: "cartage.example" }],
  [true, "another port of this host", { origin: "https://cartage.example:8443", host: "cartage.example" }],
  [true, "a page without an origin of its own", { origin: "null", host: "cartage.example" }],
])("it is %s that a request of %s comes from another site", (expected, _, headers) => {
  expect(isCrossSite(new Headers(headers as Record<string, string>), "https://cartage.example")).toBe(expected);
});
