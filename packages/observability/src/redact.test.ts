import { expect, test } from "vitest";
import { redact } from "./redact.ts";

test.each([
  ["password", { password: "hunter2" }],
  ["a name that ends so", { deviceSecret: "hunter2" }],
  ["a variable", { NEXTAUTH_SECRET: "hunter2" }],
  ["a header", { headers: { Authorization: "Bearer hunter2", cookie: "a=hunter2", "set-cookie": ["hunter2"] } }],
  ["in an array", { devices: [{ accessToken: "hunter2" }, { credentials: { hash: "hunter2" } }] }],
  ["in a URL", { url: "postgres://cartage:hunter2@db/cartage" }],
  ["in a URL within a text", { message: "cannot reach redis://:hunter2@cache:6379, giving up" }],
])("no secret passes: %s", (_, value) => {
  expect(JSON.stringify(redact(value))).not.toContain("hunter2");
});

test("what is no secret stays as it is, instances untouched", () => {
  const at = new Date(0);
  const error = new Error("x");
  const value = { organisationId: "o", url: "http://localhost:3000/a@b", at, error, list: [1, null, true] };
  expect(redact(value)).toEqual(value);
  expect(redact({ at, error })).toEqual({ at, error });
});

test("an object that holds itself ends", () => {
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  expect(() => redact(loop)).not.toThrow();
});
