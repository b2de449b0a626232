import fc from "fast-check";
import { expect, test } from "vitest";
import { createServerClock } from "./server-clock.ts";
import { timedFetch } from "./timed-fetch.ts";

const started = Date.UTC(2026, 10, 29, 8);
const hourMs = 3_600_000;

/** A phone, its server, and the time that passes for both; the phone's clocks run as badly as a quartz does. */
function createWorld({ aheadMs = 0, wallDrift = 0, steadyDrift = 0, phaseMs = 0 } = {}) {
  const truth = { passedMs: phaseMs, setMs: aheadMs, sleptMs: 0 };
  const server = () => started + truth.passedMs;
  const clock = createServerClock({
    now: () => Math.floor(started + truth.passedMs * (1 + wallDrift) + truth.setMs),
    steady: () => (truth.passedMs - truth.sleptMs) * (1 + steadyDrift),
  });
  return {
    clock,
    isAheadMs: () => clock.read().wallMs - server(),
    wait(ms: number) {
      truth.passedMs += ms;
    },
    sleep(ms: number) {
      truth.passedMs += ms;
      truth.sleptMs += ms;
    },
    setClock(byMs: number) {
      truth.setMs += byMs;
    },
    exchange({
      upMs,
      downMs,
      setMs = 0,
      sleptMs = 0,
    }: {
      upMs: number;
      downMs: number;
      setMs?: number;
      sleptMs?: number;
    }) {
      const sent = clock.read();
      truth.passedMs += upMs;
      const told = Math.floor(server() / 1_000) * 1_000;
      truth.setMs += setMs;
      truth.passedMs += downMs;
      truth.sleptMs += sleptMs;
      clock.heard(sent, clock.read(), told);
    },
  };
}

type World = ReturnType<typeof createWorld>;

const drift = fc.double({ min: -1e-4, max: 1e-4, noNaN: true });
const set = fc.oneof(
  fc.integer({ min: -3_000, max: 3_000 }),
  fc.integer({ min: -24 * hourMs, max: 24 * hourMs }),
  fc.constant(0),
);
const phone = fc.record({
  aheadMs: fc.oneof(fc.integer({ min: -90_000, max: 90_000 }), fc.integer({ min: -48 * hourMs, max: 48 * hourMs })),
  ...{ wallDrift: drift, steadyDrift: drift, phaseMs: fc.integer({ min: 0, max: 5_000 }) },
});
const latency = fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 8_000 }));
const deed: fc.Arbitrary<(world: World) => void> = fc.oneof(
  fc.record({ upMs: latency, downMs: latency, setMs: set }).map((given) => (world: World) => world.exchange(given)),
  fc.record({ upMs: latency, downMs: latency }).map((given) => (world: World) => world.exchange(given)),
  fc.integer({ min: 0, max: 6 * hourMs }).map((ms) => (world: World) => world.wait(ms)),
  set.map((byMs) => (world: World) => world.setClock(byMs)),
);

test("however slow the network is, whatever the clock is set to and when: it is never said to be better than it is", () => {
  fc.assert(
    fc.property(phone, fc.array(deed, { maxLength: 25 }), (given, deeds) => {
      const world = createWorld(given);
      for (const act of deeds) {
        act(world);
        const said = world.clock.aheadMs();
        // a reading is of whole ms
        if (said !== null) expect(Math.abs(said)).toBeGreaterThanOrEqual(Math.abs(world.isAheadMs()) - 2);
      }
    }),
    { numRuns: 1_000 },
  );
});

test("after an exchange it is known to within its round trip and a second, on whichever side the time was lost", () => {
  fc.assert(
    fc.property(phone, fc.array(deed, { maxLength: 8 }), latency, latency, (given, deeds, upMs, downMs) => {
      const world = createWorld(given);
      for (const act of deeds) act(world);
      fc.pre(upMs + downMs < 9_900);
      world.exchange({ upMs, downMs });
      const said = world.clock.aheadMs() ?? Number.NaN;
      const truth = world.isAheadMs();
      expect(Math.abs(said)).toBeLessThanOrEqual(Math.abs(truth) + upMs + downMs + 1_000 + 5);
      // a clock that is wrong by more than that is said to be wrong in the right direction
      if (Math.abs(truth) > upMs + downMs + 1_005) expect(Math.sign(said)).toBe(Math.sign(truth));
    }),
    { numRuns: 500 },
  );
});

test("exchanges at other parts of a second make it exacter, a slow one does not undo that", () => {
  const world = createWorld({ aheadMs: 300 });
  for (let at = 0; at < 20; at++) {
    world.exchange({ upMs: 20, downMs: 20 });
    world.wait(730);
  }
  world.exchange({ upMs: 1_500, downMs: 1_500 });
  expect(Math.abs((world.clock.aheadMs() ?? Number.NaN) - 300)).toBeLessThan(120);
});

test("a phone that sleeps while its answer is on the way does not think that it was fast", () => {
  const world = createWorld({ aheadMs: -4_000 });
  world.exchange({ upMs: 20, downMs: 4_000, sleptMs: 4_000 });
  expect(world.clock.aheadMs()).toBeLessThanOrEqual(-4_000);
});

test.each<[string, (world: World) => void]>([
  ["it was set back", (world) => world.setClock(-2_100)],
  ["it was set forward", (world) => world.setClock(hourMs)],
  ["the phone slept, and nobody can say what happened meanwhile", (world) => world.sleep(hourMs)],
  ["a day's work has passed", (world) => world.wait(12.1 * hourMs)],
  ["another server is asked", (world) => world.clock.forget()],
])("nothing is known of the clock any more once %s, until the server answers again", (_, happen) => {
  const world = createWorld();
  expect(world.clock.aheadMs()).toBeNull();
  world.exchange({ upMs: 20, downMs: 20 });
  world.wait(4 * hourMs);
  expect(world.clock.aheadMs()).not.toBeNull();
  happen(world);
  expect(world.clock.aheadMs()).toBeNull();
  world.exchange({ upMs: 20, downMs: 20 });
  expect(world.clock.aheadMs()).not.toBeNull();
});

test("an answer that was kept on the way, without a time, or very late says nothing of the clock", async () => {
  const date = new Date(started).toUTCString();
  for (const headers of [{ date, age: "3600" }, {}] as Record<string, string>[]) {
    const world = createWorld();
    await timedFetch(world.clock, async () => new Response("", { headers }))("https://cartage.example");
    expect(world.clock.aheadMs()).toBeNull();
  }
  const world = createWorld();
  world.exchange({ upMs: 6_000, downMs: 6_000 });
  expect(world.clock.aheadMs()).toBeNull();
  await timedFetch(world.clock, async () => new Response("", { headers: { date } }))("https://cartage.example");
  expect(world.clock.aheadMs()).not.toBeNull();
});
