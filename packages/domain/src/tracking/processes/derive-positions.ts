import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "@cartage/db/client";
import type { Session } from "@cartage/db/session";
import { announceCorrection } from "../deriving/announce.ts";
import { askSilences } from "../deriving/ask-silences.ts";
import { claimLate, type LateVehicle } from "../deriving/claim-late.ts";
import { claimOnward, type OnwardVehicle } from "../deriving/claim-onward.ts";
import type { ClaimedVehicle } from "../deriving/claimed-vehicle.ts";
import { type DerivationState, derive, dumpDerivation, type StoredFix, type World } from "../deriving/derivation.ts";
import { createDerivationCache } from "../deriving/derivation-cache.ts";
import { type Facts, noFacts } from "../deriving/facts.ts";
import { holdDefinitions } from "../deriving/hold-definitions.ts";
import { inSnapshot } from "../deriving/in-snapshot.ts";
import { type ChangedVehicle, markLookers, openNeighbours } from "../deriving/neighbours.ts";
import { readOnward } from "../deriving/read-onward.ts";
import { createWorlds, type Definitions } from "../deriving/read-worlds.ts";
import type { RecentFixes } from "../deriving/recent-fixes.ts";
import { repair } from "../deriving/repair.ts";
import { clearWindow } from "../deriving/replace-window.ts";
import { retractSilences } from "../deriving/retract-silences.ts";
import { writeAlerts } from "../deriving/write-alerts.ts";
import { type WrittenState, writeStates } from "../deriving/write-derivations.ts";
import { type GivenVerdict, writeVerdicts } from "../deriving/write-verdicts.ts";
import { writeVisits } from "../deriving/write-visits.ts";
import { writeWay } from "../deriving/write-way.ts";
import type { MovedVehicle } from "../storing/move-vehicles.ts";
import { askByTheClock } from "./ask-by-the-clock.ts";

export interface DeriverOptions {
  /** Under a role that derives for all organisations. */
  database: Database;
  recent: RecentFixes;
  definitions: Definitions;
  /** Positions are kept for so many days. */
  retentionDays: number;
  now(): number;
  /** While a vehicle's past comes in, the clock is not asked: for so long after the last of it. */
  calmMs?: number;
}

export interface DerivedPass {
  vehicles: number;
  /** Whether something older than what is derived waits for its repair. */
  isLate?: boolean;
  /** Whether more waits than one pass takes. */
  isFull?: boolean;
  /** Vehicles that are shown elsewhere now, because their newest position is doubted, or believed again. */
  moved: MovedVehicle[];
}

export interface Deriver {
  /** Derives what waits and is newer than what is known, of about `limit` vehicles. */
  goOn(limit: number): Promise<DerivedPass>;
  /** Derives again what late positions change, of one vehicle. */
  repairOne(): Promise<DerivedPass>;
  /** Asks rules on silence of vehicles of which nothing was heard, `limit` at the most. */
  askByTheClock(limit: number): Promise<DerivedPass>;
}

/** Vehicles that are derived in one go: a millisecond or two, then intake gets its turn. */
const atOnce = 16;
/** Vehicles whose positions are read in one go, where they have to be read. */
const readAtOnce = 250;
const dayMs = 86_400_000;
const nothing: DerivedPass = { vehicles: 0, moved: [] };

/** Derives trips, halts, visits, verdicts and alerts from stored positions; any number of processes share the work. */
export function createDeriver({
  database,
  recent,
  definitions,
  retentionDays,
  now,
  calmMs = 30_000,
}: DeriverOptions): Deriver {
  const cache = createDerivationCache();
  const worlds = createWorlds(definitions);

  return {
    goOn: (limit) =>
      inSnapshot(database, async (session) => {
        const { vehicles: claimed, batchIds, isLate, isFull } = await claimOnward(session, limit);
        if (claimed.length === 0) return { pass: { ...nothing, isLate, isFull }, written: [], batchIds };
        const written = await deriveAll(session, claimed);
        const { moved } = await write(session, written, definitions);
        return { pass: { vehicles: claimed.length, moved, isLate, isFull }, written, batchIds };
      }).then(remember),
    repairOne: () =>
      inSnapshot(database, async (session) => {
        const vehicle = await claimLate(session);
        const world = vehicle && (await worlds.read(session, [vehicle])).get(vehicle.vehicleId);
        if (!world) return { pass: nothing, written: [] };
        return repairWith(session, vehicle, world);
      }).then(remember),
    askByTheClock: (limit) =>
      inSnapshot(database, async (session) => {
        const vehicles = await askByTheClock(session, worlds, { now: now(), calmMs, limit });
        return { vehicles, moved: [], isFull: vehicles >= limit };
      }),
  };

  /** Only once it is committed: a state that was not written is none. */
  function remember({ pass, written, batchIds = [] }: Outcome): DerivedPass {
    recent.forget(batchIds);
    for (const { claimed, derivation } of written) {
      if (derivation) cache.keep(claimed, derivation);
    }
    return pass;
  }

  async function deriveAll(session: Session, claimed: readonly OnwardVehicle[]): Promise<Derived[]> {
    const [states, known] = await Promise.all([cache.load(session, claimed), worlds.read(session, claimed)]);
    const written: Derived[] = [];
    for (let from = 0; from < claimed.length; from += readAtOnce) {
      const some = claimed.slice(from, from + readAtOnce);
      const fixesOf = await readOnward(session, recent, some);
      for (const [at, vehicle] of some.entries()) {
        const [state, world] = [states.get(vehicle.vehicleId), known.get(vehicle.vehicleId)];
        if (!state || !world) continue;
        if (at % atOnce === atOnce - 1) await nextTurn();
        const fixes = fixesOf.get(vehicle.vehicleId) ?? [];
        written.push(await deriveOnward(session, vehicle, { state, world, fixes }));
      }
    }
    return written;
  }

  async function deriveOnward(
    session: Session,
    vehicle: OnwardVehicle,
    { state, world, fixes }: { state: DerivationState; world: World; fixes: readonly StoredFix[] },
  ): Promise<Derived> {
    const until = fixes.at(-1)?.fix.time;
    if (until === undefined) return goOnWith(vehicle, state, world, fixes, now());
    const neighbours = openNeighbours(session, vehicle.organisationKey, world);
    await neighbours?.read(state, fixes);
    const surrounded = neighbours ? { ...world, neighbours: neighbours.at } : world;
    const derived = goOnWith(vehicle, state, surrounded, fixes, now());
    return { ...derived, changed: { since: oldestOf(derived.facts, vehicle.since), until } };
  }

  async function repairWith(session: Session, vehicle: LateVehicle, world: World): Promise<Outcome> {
    const keptSince = now() - retentionDays * dayMs;
    const repaired = await repair(session, vehicle, world, { ...vehicle.late, keptSince });
    const { facts, window, state } = repaired;
    const changed = {
      since: oldestOf(facts, vehicle.late.since),
      until: Math.max(vehicle.late.until, vehicle.until),
    };
    // what another vehicle's positions changed goes no further: its own are what they were
    const corrected: Derived[] = [
      { ...derivedAs(vehicle, state, facts, world, now()), ...(vehicle.byNeighbour ? {} : { changed }) },
    ];
    const cleared = await clearWindow(session, { ...vehicle, facts }, window);
    if (state === null && vehicle.goesOn) {
      // nothing changed for what came after: it goes on from there
      const known = (await cache.load(session, [vehicle])).get(vehicle.vehicleId);
      const onward = { ...vehicle, since: vehicle.through ?? vehicle.late.since, parts: null };
      const fixes = (await readOnward(session, recent, [onward])).get(vehicle.vehicleId) ?? [];
      if (known) corrected.push(await deriveOnward(session, onward, { state: known, world, fixes }));
    }
    const { moved, rows } = await write(session, corrected, definitions);
    if (cleared + rows > 0) {
      const until = Math.min(window.until, now());
      const { organisationId, vehicleId } = vehicle;
      const from = new Date(Math.max(window.from, 0));
      await announceCorrection(session, { organisationId, vehicleId, from, until: new Date(until) });
    }
    return { pass: { vehicles: 1, moved, isFull: true }, written: corrected };
  }
}

interface Derived extends WrittenState {
  claimed: ClaimedVehicle;
  /** Null where it stays what it was. */
  derivation: DerivationState | null;
  /** Where its own positions may tell something else now, as fix times. */
  changed?: Pick<ChangedVehicle, "since" | "until">;
}

interface Outcome {
  pass: DerivedPass;
  written: Derived[];
  /** Batches that are no longer to be kept in memory. */
  batchIds?: number[];
}

/** The oldest fix time of which the facts say anew whether it counts, or `since`. */
function oldestOf({ verdicts }: Facts, since: number): number {
  return verdicts.reduce((oldest, { time }) => Math.min(oldest, time), since);
}

function goOnWith(
  vehicle: ClaimedVehicle,
  state: DerivationState,
  world: World,
  fixes: readonly StoredFix[],
  now: number,
): Derived {
  const facts = noFacts();
  for (const fix of fixes) derive(state, fix, world, facts);
  return derivedAs(vehicle, state, facts, world, now);
}

/** Goes by what the clock would tell too: what it told stays, and so does what fixes showed once and it alone tells now. */
function derivedAs(
  vehicle: ClaimedVehicle,
  state: DerivationState | null,
  facts: Facts,
  world: World,
  now: number,
): Derived {
  const known = { ...vehicle, claimed: vehicle, facts, derivation: state, derivedAt: now };
  if (state === null) return { ...known, state, through: null };
  const { told, isSilent, wakesAt } = askSilences(state, world, now);
  facts.rules.push(...told.map((fact) => ({ ...fact, byClock: "kept" as const })));
  return {
    ...known,
    state: dumpDerivation(state),
    through: state.last?.time ?? null,
    wakesAt: earlyEnough(vehicle.wakesAt, isSilent ? now : wakesAt),
    isSilent,
  };
}

/** An earlier look than is needed finds nothing to tell and is the cheaper: its time is in an index. */
function earlyEnough(known: number | null, needed: number | null): number | null {
  return known !== null && needed !== null && known < needed ? known : needed;
}

async function write(session: Session, written: readonly Derived[], { rulesOf }: Definitions) {
  const [way, visits] = [await writeWay(session, written), await writeVisits(session, written)];
  const heard = written.filter(({ claimed, derivation }) => claimed.isSilent && derivation !== null);
  const alerts = (await retractSilences(session, heard)) + (await writeAlerts(session, written));
  const verdicts = written.flatMap(({ organisationKey, facts }): GivenVerdict[] =>
    facts.verdicts.map((verdict) => ({ ...verdict, organisationKey })),
  );
  const judged = await writeVerdicts(session, verdicts);
  await Promise.all([writeStates(session, written), holdDefinitions(session, written)]);
  const changed = written.flatMap((one) => (one.changed ? [{ ...one, ...one.changed }] : []));
  await markLookers(session, changed, rulesOf);
  return { moved: judged.moved, rows: way + visits + alerts + judged.changed };
}
