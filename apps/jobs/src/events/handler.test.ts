import { expect, test } from "vitest";
import { createEventHandlers } from "./handler.ts";

const handler = (name: string, types: readonly string[] | "all") => ({ name, types, handle: async () => {} });

test("a handler is told of the types that it names, and of all where it wants all", () => {
  const handlers = createEventHandlers([handler("notify", ["device.revoked"]), handler("tally", "all")]);

  expect(handlers.of("device.revoked").map(({ name }) => name)).toEqual(["notify", "tally"]);
  expect(handlers.of("vehicle.created").map(({ name }) => name)).toEqual(["tally"]);
});

test("two handlers of one name are refused", () => {
  expect(() => createEventHandlers([handler("tally", "all"), handler("tally", [])])).toThrow('named "tally"');
});

test("a name that a queue cannot bear is refused", () => {
  expect(() => createEventHandlers([handler("send mail", "all")])).toThrow('"send mail"');
});
