import { expect, test } from "vitest";
import { mayEdit, mayReschedule, movesFrom, type OrderState, orderAfter, orderMoves, orderStates } from "./states.ts";

const ways: [OrderState, string][] = [
  ["draft", "placed cancelled"],
  ["placed", "planned cancelled"],
  ["planned", "unplanned dispatched cancelled"],
  ["dispatched", "recalled collected failed cancelled"],
  ["collected", "departed set_out failed"],
  ["in_transit", "arrived_at_hub set_out failed"],
  ["at_hub", "departed set_out failed"],
  ["out_for_delivery", "delivered partly_delivered failed"],
  ["delivered", ""],
  ["failed", "planned cancelled"],
  ["returning", "returned"],
  ["returned", ""],
  ["cancelled", ""],
];

test.each(ways)("from %s an order goes: %s", (state, moves) => {
  expect(movesFrom({ state, isCollected: false }).join(" ")).toBe(moves);
});

test("what was collected is sent back and not cancelled", () => {
  expect(movesFrom({ state: "failed", isCollected: true })).toEqual(["planned", "returning"]);
  for (const state of orderStates) expect(orderAfter({ state, isCollected: true }, "cancelled")).toBeNull();
});

test("every state but a draft is reached by a move, and none that is over is left", () => {
  const reached = new Set(
    orderStates.flatMap((state) =>
      [true, false].flatMap((isCollected) =>
        orderMoves.flatMap((move) => orderAfter({ state, isCollected }, move) ?? []),
      ),
    ),
  );
  expect(orderStates.filter((state) => !reached.has(state))).toEqual(["draft"]);
});

test("an order is changed until a driver has it, and rescheduled after a failure too", () => {
  const editable = orderStates.filter((state) => mayEdit({ state, isCollected: false }));
  expect(editable).toEqual(["draft", "placed", "planned"]);
  expect(mayEdit({ state: "planned", isCollected: true })).toBe(false);
  expect(mayReschedule({ state: "failed", isCollected: true })).toBe(true);
});
