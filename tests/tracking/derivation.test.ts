import { connect, type Database } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import { withConnection } from "@cartage/db/session";
import { processActor } from "@cartage/domain/actor";
import { compileRule } from "@cartage/domain/alerts/evaluating/compile-rule";
import type { CompiledRule } from "@cartage/domain/alerts/evaluating/rule";
import { RuleDefinition } from "@cartage/domain/alerts/inputs";
import { compileFence, type FenceVersion } from "@cartage/domain/geofences/evaluating/compiled-fence";
import { FenceIndex } from "@cartage/domain/geofences/evaluating/fence-index";
import { runAs } from "@cartage/domain/run-as";
import { storePositions } from "@cartage/domain/tracking/commands/store-positions";
import type { Definitions } from "@cartage/domain/tracking/deriving/read-worlds";
import { createRecentFixes } from "@cartage/domain/tracking/deriving/recent-fixes";
import { readFixes } from "@cartage/domain/tracking/packing/read-fixes";
import { createDeriver } from "@cartage/domain/tracking/processes/derive-positions";
import { packClosedDays } from "@cartage/domain/tracking/processes/pack-closed-days";
import { createKnownNewest } from "@cartage/domain/tracking/storing/known-newest";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import { toRows } from "@cartage/domain/tracking/storing/position-rows";
import { verdicts } from "@cartage/domain/tracking/verdict";
import { test } from "@cartage/testing/test";
import fc from "fast-check";
import type postgres from "postgres";
import { expect } from "vitest";
import { derivationLogs, type LoggedPosition, lateAmongDoubted, lateBeforeDoubted } from "./derivation-log.ts";
import { recordedLogs, simulatedLogs } from "./driven-logs.ts";
import { lastWords, say, type Word, wordsOf } from "./words-of-positions.ts";

const dayMs = 86_400_000;
const today = Math.floor(Date.now() / dayMs) * dayMs;
const kept = { since: today - 5 * dayMs, until: today + 2 * dayMs };
const startsAt = today - dayMs - 5 * 3_600_000;
/** What is before it is over for a day, and packed when jobs come by. */
const packedBefore = today - dayMs;
const receivedAt = today;

const plainly = { derives: [true], packs: [], remembers: true, asks: [null], words: [] };

const logs = fc.oneof(
  { weight: 5, arbitrary: derivationLogs(startsAt) },
  { weight: 2, arbitrary: simulatedLogs(startsAt) },
  { weight: 1, arbitrary: recordedLogs(startsAt) },
);

/** Another order, some twice, cut into other batches, derived and packed now and then or only derived at the end. */
const arrivals = (log: LoggedPosition[]) =>
  fc
    .record({
      order: fc.oneof(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length })),
      again: fc.subarray(log),
      sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      derives: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
      packs: fc.array(fc.nat(10), { maxLength: 2 }),
      remembers: fc.boolean(),
      asks: fc.array(fc.option(fc.integer({ min: 0, max: 14 * 60 })), { minLength: 1, maxLength: 5 }),
      words: wordsOf(log),
    })
    .map(({ order, again, sizes, ...rest }) => ({ batches: cut([...order, ...again], sizes), ...rest }));
type Arrival = {
  batches: LoggedPosition[][];
  derives: boolean[];
  /** After which batches all is derived, and jobs pack what is over. */
  packs: number[];
  remembers: boolean;
  /** At which minute after the start the clock asks rules on silence, after a batch; null where it does not. */
  asks: (number | null)[];
  /** What somebody says of positions: one after each batch, and what is left at the end. */
  words: Word[];
};

test("any order, repetition and batching of a log ends in the same trips, halts, verdicts, visits, alerts and state", {
  timeout: 240_000,
}, async ({ urls, owner, platform, make }) => {
  const database = connect(urls.ingest, { max: 3 });
  const { id: organisationId } = await make.organisation();
  const vehicle = await make.vehicle({ organisationId });
  const devices = [
    await make.device({ organisationId, vehicleId: vehicle.id }),
    await make.device({ organisationId, vehicleId: vehicle.id }),
  ].map(({ id, key, organisationKey }) => ({ deviceId: id, deviceKey: key, organisationId, organisationKey }));
  for (const day of [-3, -2, -1, 0, 1]) {
    await owner.sql`select ensure_position_day(${new Date(today + day * dayMs).toISOString().slice(0, 10)}::date)`;
  }
  const definitions = await define(owner.sql, organisationId);
  const seen = new Map<string, number>();
  const late = [lateAmongDoubted(startsAt), lateBeforeDoubted(startsAt)];
  await fc.assert(
    fc.asyncProperty(
      logs.chain((log) => fc.tuple(fc.constant(log), arrivals(log))),
      async ([log, arrival]) => {
        const inOrder = [...log].sort((a, b) => a.position.fixTime - b.position.fixTime);
        const words = lastWords(arrival.words);
        const straight = await outcome({ batches: [inOrder], ...plainly }, words);
        const other = await outcome(arrival);
        expect(other).toEqual(straight);
        tally(seen, straight);
        if (words.some(({ of }) => of.position.accuracyM === 2_000)) seen.set("restored", 1);
        const [{ takenBack = 0 } = {}] = await owner.sql`
          select count(*)::int as "takenBack" from alerts where is_by_clock and retracted_at is not null`;
        if (takenBack > 0) seen.set("taken back", takenBack);
      },
    ),
    {
      numRuns: 200,
      examples: late.map((log): [[LoggedPosition[], Arrival]] => [[log, { batches: cut(log, [1]), ...plainly }]]),
    },
  );
  await database.end();
  // the logs hold what the property is about
  expect([...seen.keys()].sort()).toEqual([
    "alerts",
    "by the clock",
    "checkpoints",
    "drift",
    "frozen",
    "halts",
    "inaccurate",
    "jump",
    "late for a packed day",
    "restored",
    "taken back",
    "trips",
    "visits",
  ]);

  /** What comes of an arrival; `before` was said of its positions before they came. */
  async function outcome({ batches, derives, packs, remembers, asks, words }: Arrival, before: Word[] = []) {
    await clear(owner.sql);
    const sayAll = (said: Word[]) => say(owner.sql, said, { organisationId, vehicleId: vehicle.id, devices });
    await sayAll(before);
    const known = createKnownNewest();
    const recent = createRecentFixes();
    let now = startsAt;
    const deriver = createDeriver({ database, recent, definitions, retentionDays: 10, now: () => now, calmMs: 0 });
    const deriveAll = async () => {
      while ((await deriver.goOn(10)).vehicles + (await deriver.repairOne()).vehicles > 0);
    };
    let isPacked = false;
    for (const [turn, positions] of batches.entries()) {
      if (isPacked && positions.some(({ position }) => position.fixTime < packedBefore))
        seen.set("late for a packed day", 1);
      const stored = await store(positions, known);
      if (remembers) recent.add(stored);
      await sayAll(words.slice(turn, turn + 1));
      if (derives[turn % derives.length]) await deriver.goOn(10);
      const minute = asks[turn % asks.length] ?? null;
      if (minute !== null) {
        now = Math.max(now, startsAt + minute * 60_000);
        await deriver.askByTheClock(10);
      }
      if (packs.includes(turn)) {
        await deriveAll();
        isPacked = (await pack(platform)) > 0 || isPacked;
      }
    }
    await sayAll(words.slice(batches.length));
    now = startsAt + 14 * 3_600_000;
    await deriveAll();
    await deriver.askByTheClock(10);
    return readAll(owner, devices);
  }

  async function store(positions: LoggedPosition[], known: ReturnType<typeof createKnownNewest>) {
    const batch = new PositionBatch(kept);
    for (const { device, position } of positions) {
      const reporting = devices[device];
      if (reporting) batch.add(reporting, position, receivedAt);
    }
    const { recent: stored } = await withConnection(database, async (session) => {
      await known.learn(session, batch);
      return session.transaction((tx) => storePositions(tx, batch, toRows(batch, known.newestOf)));
    });
    known.note(batch);
    return stored;
  }
});

const fence: FenceVersion["definition"] = {
  shape: { kind: "circle", lat: 10.775, lon: 106.6, radiusM: 400 },
  schedule: null,
  scope: { groupIds: [], tags: [] },
  hysteresisM: 15,
  dwellS: null,
  speedLimitMps: 10,
};

/** A geofence beside where each log begins, which was moved meanwhile, and rules of each kind, of which one was changed. */
async function define(sql: postgres.Sql, organisationId: string): Promise<Definitions> {
  const changedAt = startsAt + 2 * 3_600_000;
  const geofenceId = crypto.randomUUID();
  await sql`insert into geofences (id, organisation_id, name) values (${geofenceId}, ${organisationId}, 'Yard')`;
  const versions = [
    { version: 1, validFrom: 0, validUntil: changedAt, definition: fence },
    { version: 2, validFrom: changedAt, validUntil: null, definition: { ...fence, hysteresisM: 40 } },
  ];
  const fences = new FenceIndex(versions.map((version) => compileFence({ ...version, geofenceId, organisationId })));
  const conditions: RuleDefinition["condition"][] = [
    { kind: "speed", limit: { of: "fixed", limitMps: 20, recoverAtMps: 16 } },
    { kind: "speed", limit: { of: "geofence", toleranceMps: 1 } },
    { kind: "visit", event: "enter", geofenceIds: [geofenceId] },
    { kind: "silence" },
  ];
  const rules: CompiledRule[] = [];
  for (const [at, condition] of conditions.entries()) {
    const ruleId = crypto.randomUUID();
    await sql`insert into alert_rules (id, organisation_id, name) values (${ruleId}, ${organisationId}, ${`Rule ${at}`})`;
    const holdS = condition.kind === "silence" ? 600 : 0;
    const definition = RuleDefinition.parse({
      condition,
      holdS,
      scope: { all: true },
      severity: "warning",
      timeZone: "UTC",
    });
    const validity = at === 0 || at === 3 ? [0, changedAt, Number.POSITIVE_INFINITY] : [0, Number.POSITIVE_INFINITY];
    for (const [place, validUntil] of validity.slice(1).entries()) {
      const version = { ruleId, validFrom: validity[place] ?? 0, validUntil, definition, typeLimitsMps: {} };
      rules.push(compileRule(version, { fence: (id, time) => fences.fenceAt(id, time) ?? undefined }));
    }
  }
  return { refresh: async () => {}, fencesOf: () => fences, rulesOf: () => rules };
}

function tally(
  seen: Map<string, number>,
  { positions, trips, halts, visits, alerts, checkpoints }: Awaited<ReturnType<typeof readAll>>,
) {
  const add = (name: string, count: number) => count > 0 && seen.set(name, (seen.get(name) ?? 0) + count);
  for (const { verdict } of positions) if (verdict !== 0) add(verdicts[verdict] ?? "unknown", 1);
  add("trips", trips.length);
  add("halts", halts.length);
  add("visits", visits.length);
  add("alerts", alerts.length);
  add("by the clock", alerts.filter(({ is_by_clock }) => is_by_clock).length);
  add("checkpoints", checkpoints.length);
}

/** As jobs do at the end of today. */
function pack(platform: Database): Promise<number> {
  const now = () => new Date(today + dayMs - 1);
  return runAs(platform, { actor: processActor(newId()), requestId: newId(), now }, (ctx) =>
    packClosedDays(ctx, { packAfterDays: 1 }),
  );
}

async function clear(sql: postgres.Sql) {
  // sent as one: this comes hundreds of times
  await sql.unsafe(`
    delete from positions;
    delete from tracks;
    delete from trips;
    delete from halts;
    delete from visits;
    delete from alerts;
    delete from outbox;
    delete from restored_positions;
    delete from derivation_marks;
    delete from derivation_batches;
    delete from derivation_checkpoints;
    update vehicle_derivations
       set state = null, through = null, version = version + 1, wakes_at = null, is_silent = false;
    update device_state set last_fix_time = null;
    update vehicle_state
       set fix_time = null, received_at = null, device_key = null, lat_e7 = null, lon_e7 = null, odometer_m = null,
         altitude_m = null, speed_cmps = null, heading_ddeg = null, accuracy_dm = null, battery_percent = null,
         motion = null, ignition = null, ext = '';
  `);
}

async function readAll(owner: Database, devices: readonly { deviceKey: number; organisationKey: number }[]) {
  const { sql } = owner;
  const from = new Date(kept.since);
  const until = new Date(kept.until);
  const spans = devices.map(({ deviceKey, organisationKey }) => ({ deviceKey, organisationKey, from, until }));
  return {
    positions: await withConnection(owner, (session) => readFixes(session, spans)),
    trips: await sql`select * from trips order by started_at`,
    halts: await sql`select * from halts order by started_at`,
    visits: await sql`select * from visits order by entered_at`,
    // one that was told of and taken back stays, with its note
    alerts: await sql`
      select rule_id, subject, began_at, settled_at, recovered_at, recovered_settled_at, severity, value, lat_e7, lon_e7,
             detail, state, is_by_clock
        from alerts where retracted_at is null order by rule_id, subject, began_at`,
    derivations: await sql`select through, state from vehicle_derivations`,
    checkpoints: await sql`select before, state from derivation_checkpoints order by before`,
    vehicles: await sql`select fix_time, device_key, lat_e7, lon_e7, motion from vehicle_state`,
  };
}

function cut(log: LoggedPosition[], sizes: number[]): LoggedPosition[][] {
  const batches: LoggedPosition[][] = [];
  for (let from = 0, turn = 0; from < log.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    batches.push(log.slice(from, from + size));
    from += size;
  }
  return batches;
}
