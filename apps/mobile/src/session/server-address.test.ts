import { expect, test } from "vitest";
import { serverAddress } from "./server-address.ts";

test.each([
  ["cartage.example", "https://cartage.example"],
  [" https://Cartage.example/live ", "https://cartage.example"],
  ["http://cartage.example:8080", "http://cartage.example:8080"],
  ["localhost:3000", "http://localhost:3000"],
  ["192.168.1.20:3000", "http://192.168.1.20:3000"],
  ["172.20.0.4", "http://172.20.0.4"],
  ["172.40.0.4", "https://172.40.0.4"],
  ["", null],
  ["our server", null],
  ["https://", null],
])("%j is the server %j", (typed, expected) => {
  expect(serverAddress(typed)).toBe(expected);
});
