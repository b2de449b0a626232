import fc from "fast-check";
import { expect, test } from "vitest";
import { createPublisher, type LinkListener, type PostOutcome } from "./publisher.ts";
import { createDisk, createWorld, type World } from "./publisher-world.ts";

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const happening = fc.oneof(
  { weight: 6, arbitrary: fc.constant((world: World) => world.record()) },
  { weight: 4, arbitrary: fc.constant((world: World) => world.connect()) },
  { weight: 4, arbitrary: fc.boolean().map((hasReceipt) => (world: World) => world.deliver(hasReceipt)) },
  { weight: 2, arbitrary: fc.constant((world: World) => world.drop()) },
  { weight: 1, arbitrary: fc.constant((world: World) => world.crash()) },
  { weight: 2, arbitrary: fc.boolean().map((isOnline) => (world: World) => world.network(isOnline)) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 60_000 }).map((ms) => (world: World) => world.pass(ms)) },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom<PostOutcome>("committed", "failed", "refused"), fc.boolean()).map(
      ([outcome, isLost]) =>
        (world: World) =>
          world.answerPost(outcome, isLost),
    ),
  },
);

function missing({ disk, stored }: World) {
  const all = Array.from({ length: disk.recorded() }, (_, index) => index + 1);
  return all.filter((seq) => !disk.rows.has(seq) && !stored.has(seq));
}

const days = fc.tuple(fc.boolean(), fc.array(happening, { maxLength: 120 }));

test("whatever happens to network, server and phone, a position leaves the store only once it is stored", async () => {
  await fc.assert(
    fc.asyncProperty(days, async ([hasMqtt, happenings]) => {
      const world = createWorld(hasMqtt);
      await world.start();
      for (const happen of happenings) {
        await happen(world);
        await settle();
        expect(missing(world)).toEqual([]);
      }
    }),
    { numRuns: 150 },
  );
});

test("after any day, a network that works again brings everything in, and nothing is left behind", async () => {
  await fc.assert(
    fc.asyncProperty(days, async ([hasMqtt, happenings]) => {
      const world = createWorld(hasMqtt);
      await world.start();
      for (const happen of happenings) {
        await happen(world);
        await settle();
      }
      world.network(true);
      for (let round = 0; round < 400 && world.disk.rows.size > 0; round++) {
        world.connect();
        await settle();
        world.deliver(true);
        world.answerPost("committed");
        await settle();
        world.pass(30_000);
        await settle();
      }
      expect(world.disk.rows.size).toBe(0);
      expect(world.stored.size).toBe(world.disk.recorded());
    }),
    { numRuns: 100 },
  );
});

test("one connection sends each position once and in order", async () => {
  await fc.assert(
    fc.asyncProperty(days, async ([hasMqtt, happenings]) => {
      const world = createWorld(hasMqtt);
      await world.start();
      for (const happen of happenings) {
        await happen(world);
        await settle();
      }
      for (const connection of new Set(world.arrivals.map((arrival) => arrival.connection))) {
        if (connection < 0) continue;
        const seqs = world.arrivals.filter((arrival) => arrival.connection === connection).flatMap(({ seqs }) => seqs);
        expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
      }
    }),
    { numRuns: 100 },
  );
});

test("a new connection begins with the oldest position that is not confirmed", async () => {
  const world = createWorld();
  await world.start();
  world.connect();
  for (let count = 0; count < 3; count++) {
    await world.record();
    await settle();
  }
  world.deliver(true);
  world.drop();
  world.pass(5_000);
  world.connect();
  await settle();
  world.deliver(true);
  expect(world.arrivals).toEqual([
    { connection: 0, seqs: [1] },
    { connection: 1, seqs: [2, 3] },
  ]);
});

test("a confirmation that does not come in time has everything sent again", async () => {
  const world = createWorld();
  await world.start();
  world.connect();
  await world.record();
  await settle();
  world.deliver(false);
  world.pass(20_000);
  world.pass(5_000);
  world.connect();
  await settle();
  world.deliver(true);
  await settle();
  expect(world.arrivals.map(({ seqs }) => seqs)).toEqual([[1], [1]]);
  expect(world.disk.rows.size).toBe(0);
});

test("a confirmation beyond what was ever sent removes no more than what was sent", async () => {
  const disk = createDisk();
  let listener: LinkListener | null = null;
  const publisher = createPublisher({
    store: disk.open(),
    openLink: (told) => {
      listener = told;
      return { publish: () => new Promise(() => {}), close: () => {} };
    },
    post: async () => "failed",
    now: () => 0,
    after: () => () => {},
    random: () => 0,
    onChange: () => {},
  });
  await publisher.start(true);
  await publisher.record({ t: 1, lat: 0, lon: 0 });
  (listener as LinkListener | null)?.opened();
  (listener as LinkListener | null)?.stored(1_000);
  await settle();
  expect(disk.rows.size).toBe(1);
});

test("where MQTT fails twice, HTTPS carries the positions until MQTT is back", async () => {
  const world = createWorld();
  await world.start();
  await world.record();
  await settle();
  world.drop();
  world.pass(5_000);
  world.drop();
  await settle();
  world.answerPost("committed");
  await settle();
  expect(world.disk.rows.size).toBe(0);

  world.pass(60_000);
  world.connect();
  await world.record();
  await settle();
  world.deliver(true);
  expect(world.arrivals.at(-1)).toEqual({ connection: 2, seqs: [2] });
});

test("a credential that the server refuses keeps the positions and says so", async () => {
  const world = createWorld(false);
  await world.start();
  await world.record();
  await settle();
  world.answerPost("refused");
  await settle();
  expect(world.publisher.state().isRefused).toBe(true);
  expect(world.disk.rows.size).toBe(1);
});

test("without network nothing is tried, and its return is used at once", async () => {
  const world = createWorld(false);
  await world.start(false);
  await world.record();
  world.pass(3_600_000);
  await settle();
  world.answerPost("committed");
  expect(world.disk.rows.size).toBe(1);

  world.network(true);
  await settle();
  world.answerPost("committed");
  await settle();
  expect(world.disk.rows.size).toBe(0);
});

test("MQTT waits for the batch that HTTPS is carrying, so that positions arrive in order", async () => {
  const world = createWorld();
  await world.start();
  await world.record();
  world.drop();
  world.pass(5_000);
  world.drop();
  await settle();
  world.pass(60_000);
  world.connect();
  await world.record();
  await settle();
  world.deliver(true);
  expect(world.arrivals).toEqual([]);

  world.answerPost("committed");
  await settle();
  world.deliver(true);
  expect(world.arrivals.map(({ seqs }) => seqs)).toEqual([[1], [2]]);
});
