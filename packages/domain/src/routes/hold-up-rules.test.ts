import fc from "fast-check";
import { expect, test } from "vitest";
import type { Block } from "../incidents/inputs.ts";
import { holdUpsOf, type LegOfOrder } from "./hold-up-rules.ts";
import { hubStates } from "./states.ts";

const hub = fc.record({ id: fc.constantFrom("a", "b", "c"), state: fc.constantFrom(...hubStates) });
const named = hub.map((one) => ({ ...one, name: one.id.toUpperCase() }));
const states = ["done", "under_way", "waiting"] as const;
/** An order's legs as they are: what is done first, then at most one that is under way, then those that wait. */
const legsOf = (orderId: string) =>
  fc.array(fc.tuple(fc.option(named), fc.constantFrom(...states)), { maxLength: 5 }).map((legs): LegOfOrder[] => {
    const sorted = legs.map(([, state]) => state).sort((one, other) => states.indexOf(one) - states.indexOf(other));
    return legs.map(([to], at) => ({
      ...{ orderId, leg: at + 1, state: sorted[at] ?? "waiting" },
      from: legs[at - 1]?.[0] ?? null,
      to: at === legs.length - 1 ? null : to,
    }));
  });
const blocks = fc.array(
  fc.record({
    kind: fc.constantFrom("order", "hub", "vehicle"),
    id: fc.constantFrom("a", "b", "c", "one", "two"),
    incidentId: fc.uuid(),
    number: fc.nat(),
  }),
  { maxLength: 4 },
) as fc.Arbitrary<Block[]>;

test("a leg is held up exactly by its order, by hubs that take nothing, and by the legs before it", () => {
  fc.assert(
    fc.property(legsOf("one"), legsOf("two"), blocks, (one, two, given) => {
      const found = holdUpsOf([...one, ...two], given);
      const has = (kind: string, id: string | undefined) =>
        given.some((block) => block.kind === kind && block.id === id);
      for (const legs of [one, two])
        for (const [at, { orderId, leg, state, from, to }] of legs.entries()) {
          const before = legs.slice(0, at).some((other) => found.has(`${orderId}/${other.leg}`));
          const own =
            has("order", orderId) ||
            (to !== null && (has("hub", to.id) || to.state !== "active")) ||
            (from !== null && state === "waiting" && has("hub", from.id));
          expect(found.has(`${orderId}/${leg}`)).toBe(state !== "done" && (own || before));
        }
    }),
  );
});
