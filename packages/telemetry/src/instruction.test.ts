import { expect, test } from "vitest";
import { decodeInstruction, decodeReceipt, encodeInstruction, encodeReceipt } from "./instruction.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const id = "0190a000-0000-7000-8000-00000000000a";

test("an instruction comes back as it was sent", () => {
  const instruction = { id, kind: "reporting-interval", body: { everyS: 5 }, expiresAt: 1_763_700_000_000 };
  expect(decodeInstruction(bytes(encodeInstruction(instruction)))).toEqual(instruction);
});

test("a receipt comes back as it was sent", () => {
  const receipt = { instructionId: id, outcome: "done", at: 1_763_700_000_000 };
  expect(decodeReceipt(bytes(encodeReceipt(receipt)))).toEqual(receipt);
});

test.each([
  [{ kind: "x", expiresAt: 0 }, "id", "missing"],
  [{ id: id.toUpperCase(), kind: "x", expiresAt: 0 }, "id", "not_an_id"],
  [{ id, kind: 5, expiresAt: 0 }, "kind", "not_a_text"],
  [{ id, kind: "x" }, "expiresAt", "missing"],
])("an instruction %j is refused", (message, field, reason) => {
  expect(decodeInstruction(bytes(JSON.stringify(message)))).toMatchObject({ field, reason });
});

test.each([
  [{ instructionId: "5", outcome: "done", at: 0 }, "instructionId", "not_an_id"],
  [{ instructionId: id, outcome: "", at: 0 }, "outcome", "not_a_text"],
  [{ instructionId: id, outcome: "done", at: null }, "at", "not_a_time"],
  [[], null, "not_an_object"],
])("a receipt %j is refused", (message, field, reason) => {
  expect(decodeReceipt(bytes(JSON.stringify(message)))).toMatchObject({ field, reason });
});
