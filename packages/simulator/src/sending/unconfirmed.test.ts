import fc from "fast-check";
import { expect, test } from "vitest";
import { createUnconfirmed } from "./unconfirmed.ts";

const position = { t: 1, lat: 21, lon: 105 };

type Step = { kind: "add" } | { kind: "send"; count: number } | { kind: "confirm"; back: number } | { kind: "rewind" };

const steps = fc.array(
  fc.oneof(
    fc.constant<Step>({ kind: "add" }),
    fc.record({ kind: fc.constant("send" as const), count: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ kind: fc.constant("confirm" as const), back: fc.integer({ min: -3, max: 6 }) }),
    fc.constant<Step>({ kind: "rewind" }),
  ),
  { maxLength: 200 },
);

test("whatever happens, numbers are consecutive and only what was sent and confirmed is forgotten", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const memory = createUnconfirmed(1_000, 10_000);
      let added = 0;
      let highestSent = 999;
      let confirmed = 999;
      for (const step of all) {
        if (step.kind === "add") expect(memory.add(position).seq).toBe(1_000 + added++);
        if (step.kind === "rewind") memory.rewind();
        if (step.kind === "send") {
          const batch = memory.peek(step.count);
          expect(batch.map(({ seq }) => seq)).toEqual(batch.map((_, i) => (batch[0]?.seq ?? 0) + i));
          if (batch[0]) expect(batch[0].seq).toBeGreaterThan(confirmed);
          memory.markSent(batch.length);
          highestSent = Math.max(highestSent, batch.at(-1)?.seq ?? 0);
        }
        if (step.kind === "confirm") {
          const through = highestSent - step.back;
          memory.confirm(through);
          confirmed = Math.max(confirmed, Math.min(through, highestSent));
        }
        expect(memory.counts.kept).toBe(1_000 + added - 1 - confirmed);
      }
    }),
  );
});

test("after a rewind everything unconfirmed is sent again from the oldest", () => {
  const memory = createUnconfirmed(1, 100);
  for (let i = 0; i < 5; i++) memory.add(position);
  memory.markSent(4);
  memory.confirm(2);
  memory.rewind();
  expect(memory.peek(10).map(({ seq }) => seq)).toEqual([3, 4, 5]);
});

test("a full memory drops its oldest and counts it; numbers go on", () => {
  const memory = createUnconfirmed(1, 3);
  for (let i = 0; i < 5; i++) memory.add(position);
  expect(memory.peek(10).map(({ seq }) => seq)).toEqual([3, 4, 5]);
  expect(memory.counts).toMatchObject({ kept: 3, dropped: 2, confirmed: 0 });
});

test("a long life leaves no slots behind", () => {
  const memory = createUnconfirmed(1, 10);
  for (let seq = 1; seq <= 20_000; seq++) {
    memory.add(position);
    memory.markSent(1);
    memory.confirm(seq);
  }
  expect(memory.counts).toEqual({ kept: 0, waiting: 0, unanswered: 0, dropped: 0, confirmed: 20_000 });
});
