import { type OrderState, orderAfter } from "@cartage/domain/orders/states";
import { isUuid } from "@cartage/telemetry/uuid";
import { expect, test } from "vitest";
import { demoCustomers, demoOrders } from "./orders.ts";
import { ORGANISATIONS } from "./organisations.ts";

const orders = demoOrders(Date.UTC(2026, 10, 29));

test("each organisation has hundreds of orders under ids of their own, and customers to have them", () => {
  for (const { id } of ORGANISATIONS) {
    const own = orders.filter(({ organisationId }) => organisationId === id);
    expect(own.length).toBeGreaterThanOrEqual(200);
    expect(own.every(({ customer }) => customer.organisationId === id)).toBe(true);
  }
  const ids = [...orders.map(({ id }) => id), ...demoCustomers().map(({ id }) => id)];
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every(isUuid)).toBe(true);
  const references = orders.map(({ customer, content }) => `${customer.id} ${content.reference}`);
  expect(new Set(references).size).toBe(references.length);
});

test("each went a way that there is", () => {
  const states = orders.map(({ content, moves }) => {
    let state: OrderState = content.isDraft ? "draft" : "placed";
    for (const [at, move] of moves.entries()) {
      const isCollected = moves.slice(0, at).includes("collected");
      const next = orderAfter({ state, isCollected }, move);
      if (!next) throw new Error(`${state} is not ${move}.`);
      state = next;
    }
    return state;
  });
  expect(new Set(states).size).toBeGreaterThanOrEqual(9);
});
