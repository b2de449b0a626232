import { expect, test, vi } from "vitest";
import { DomainError } from "./errors.ts";

test("a refusal is known to another copy of the module, and other errors are none", async () => {
  vi.resetModules();
  const copy = await import("./errors.ts");
  expect(copy.DomainError).not.toBe(DomainError);
  expect(new copy.DomainError("not_found")).toBeInstanceOf(DomainError);
  expect(new DomainError("not_found")).toBeInstanceOf(copy.DomainError);
  for (const other of [new Error("x"), null, "not_found"]) expect(other instanceof DomainError).toBe(false);
});
