import { createContext } from "@cartage/api/call-context";
import { createCaller } from "@cartage/api/root";
import { connect, type Database } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import { createMessageStore } from "@cartage/domain/tracking/processes/store-messages";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import { decodePositions, encodePosition } from "@cartage/telemetry/codec";
import { readArguments } from "./harness/arguments.ts";
import { createPeople } from "./harness/create-people.ts";
import { createWatcher } from "./harness/create-watcher.ts";
import { type BenchDevice, createFleet, positionOf } from "./harness/fleet.ts";
import { repeat } from "./harness/repeat.ts";
import { type Figures, percentile, summarise } from "./harness/report.ts";
import { startBenchSystem } from "./harness/system.ts";
import { hotProcedures } from "./tenancy/hot-procedures.ts";

// What row-level security costs: the same procedures and the same storing under the roles that it binds, and under roles
// of the same rights that it does not; interleaved, among twenty organisations of 200 vehicles.

const organisations = 20;
const vehicles = 200;
const each = 60;
const callsOfEach = 40;
const atOnce = 8;
const throughputMs = 1_500;
const batches = 12;

const { isJson, seconds } = readArguments({ seconds: 120 });
const deadline = Date.now() + seconds * 1_000;
await using parts = new AsyncDisposableStack();
const system = await startBenchSystem();
parts.defer(() => system.stop());
await system.owner.unsafe(`
  create role bench_app login bypassrls password 'cartage' in role cartage_app;
  create role bench_ingest login bypassrls password 'cartage' in role cartage_ingest;`);
const open = (url: string, user?: string) => {
  const address = new URL(url);
  if (user) address.username = user;
  const database = connect(address.href, { max: atOnce + 2, name: "bench" });
  parts.defer(() => database.end());
  return database;
};
const bound = { app: open(system.urls.app), ingest: open(system.urls.ingest) };
const free = { app: open(system.urls.app, "bench_app"), ingest: open(system.urls.ingest, "bench_ingest") };

const fleets: BenchDevice[][] = [];
for (let n = 0; n < organisations; n++) fleets.push(await createFleet(system.owner, vehicles));
const [fleet = []] = fleets;
const [device] = fleet;
if (!device) throw new Error("The fleet is empty.");
const startedAt = Date.now() - 4 * 3_600_000;
/** Positions of each device so far. */
let stored = 0;
for (const one of fleets) await storeNext(bound.ingest, one, each);
stored += each;
await system.owner`vacuum analyze`;

const sessionId = await signIn(device.organisationId);
const [withIt, without] = [await callerOn(bound.app), await callerOn(free.app)];
const procedures = Object.entries(hotProcedures(device));

async function measure(): Promise<Figures> {
  const ratios: number[] = [];
  const figures: Figures = {};
  for (const [name, call] of procedures) {
    const took: { with: number[]; without: number[] } = { with: [], without: [] };
    for (let n = 0; n < callsOfEach; n++)
      for (const which of inTurn(n)) took[which].push(await timed(() => call(which === "with" ? withIt() : without())));
    const ratio = percentile(took.with, 0.5) / percentile(took.without, 0.5);
    figures[`${name} ms`] = percentile(took.with, 0.5);
    figures[`${name} ratio`] = ratio;
    ratios.push(ratio);
  }
  figures.procedureRatio = percentile(ratios, 0.5);
  figures.worstProcedureRatio = Math.max(...ratios);
  figures.throughputWith = await throughput(withIt);
  figures.throughputWithout = await throughput(without);
  figures.ingestRatio = await ingestRatio();
  return figures;
}

const runs = await repeat(measure, { deadline, most: 5, isJson });
const report = summarise({
  bench: "tenancy",
  runs,
  ratios: {
    procedureWithToWithout: (run) => run.procedureRatio ?? Number.NaN,
    worstProcedureWithToWithout: (run) => run.worstProcedureRatio ?? Number.NaN,
    ingestWithToWithout: (run) => run.ingestRatio ?? Number.NaN,
  },
});
console.log(isJson ? JSON.stringify(report) : report);

/** Each goes first every second time. */
function inTurn(n: number) {
  return n % 2 === 0 ? (["with", "without"] as const) : (["without", "with"] as const);
}

/** Calls a second with eight at once, of all procedures in turn. */
async function throughput(caller: () => ReturnType<typeof createCaller>): Promise<number> {
  const until = performance.now() + throughputMs;
  let calls = 0;
  const work = async (offset: number) => {
    for (let n = offset; performance.now() < until; n++) {
      await procedures[n % procedures.length]?.[1](caller());
      calls += 1;
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: atOnce }, (_, offset) => work(offset)));
  return calls / ((performance.now() - from) / 1_000);
}

/** Median times of storing 1,000 positions, under the role that is bound and under the one that is not, in turn. */
async function ingestRatio(): Promise<number> {
  const took: { with: number[]; without: number[] } = { with: [], without: [] };
  for (let n = 0; n < batches; n++) {
    for (const which of inTurn(n)) {
      const database = which === "with" ? bound.ingest : free.ingest;
      took[which].push(await timed(() => storeNext(database, fleet, 5)));
      stored += 5;
    }
  }
  return percentile(took.with, 0.5) / percentile(took.without, 0.5);
}

/** Stores the next positions of each device of a fleet in one transaction. */
async function storeNext(database: Database, devices: BenchDevice[], count: number): Promise<void> {
  const store = createMessageStore({ database, retentionDays: 30, now: Date.now });
  const batch = new PositionBatch(await store.keptDays());
  for (const one of devices)
    for (let n = stored; n < stored + count; n++)
      for (const position of decodePositions(Buffer.from(encodePosition(positionOf(one, n, startedAt)))).positions)
        batch.add(one, position, Date.now());
  await store.store({ batch, letters: [], presence: [], receipts: [] });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function signIn(organisationId: string): Promise<string> {
  const { email } = await createWatcher(system.owner, organisationId);
  const id = newId();
  await system.owner`
    insert into sessions (id, user_id, organisation_id, kind, expires_at)
    select ${id}, id, ${organisationId}, 'web', now() + interval '1 day' from users where email = ${email}`;
  return id;
}

/** The API as the web serves it, on a database. */
async function callerOn(database: Database) {
  const log = { info() {}, warn() {}, error() {} };
  const people = await createPeople(database, parts);
  const services = { database, platform: null, now: () => new Date(), log, people };
  return () => createCaller(createContext({ services, headers: new Headers(), sessionId }));
}
