import { setImmediate as nextTurn } from "node:timers/promises";
import type { Database } from "@cartage/db/client";
import { type Session, withConnection } from "@cartage/db/session";
import { announceCorrection } from "../deriving/announce.ts";
import { type ClaimedVehicle, claimVehicles } from "../deriving/claim-vehicles.ts";
import { type DerivationState, derive, dumpDerivation, type StoredFix, type World } from "../deriving/derivation.ts";
import { createDerivationCache } from "../deriving/derivation-cache.ts";
import { noFacts } from "../deriving/facts.ts";
import { readAllFixes } from "../deriving/read-fixes.ts";
import { createWorlds, type Definitions } from "../deriving/read-worlds.ts";
import type { RecentFixes } from "../deriving/recent-fixes.ts";
import { repair } from "../deriving/repair.ts";
import { clearWindow } from "../deriving/replace-window.ts";
import { writeAlerts } from "../deriving/write-alerts.ts";
import { writeStates } from "../deriving/write-derivations.ts";
import { type GivenVerdict, writeVerdicts } from "../deriving/write-verdicts.ts";
import { writeVisits } from "../deriving/write-visits.ts";
import { type FactsOf, writeWay } from "../deriving/write-way.ts";
import type { MovedVehicle } from "../storing/move-vehicles.ts";

export interface DeriverOptions {
  /** Under a role that derives for all organisations. */
  database: Database;
  recent: RecentFixes;
  definitions: Definitions;
  /** Positions are kept for so many days. */
  retentionDays: number;
  now(): number;
}

export interface DerivedPass {
  vehicles: number;
  /** Vehicles that are shown elsewhere now, because their newest position is doubted, or believed again. */
  moved: MovedVehicle[];
}

export interface Deriver {
  /** Derives what waits and is newer than what is known, of `limit` vehicles at the most. */
  goOn(limit: number): Promise<DerivedPass>;
  /** Derives again what late positions change, of one vehicle. */
  repairOne(): Promise<DerivedPass>;
}

/** Vehicles that are derived in one go: a few milliseconds, then intake gets its turn. */
const atOnce = 64;
const dayMs = 86_400_000;
const nothing: DerivedPass = { vehicles: 0, moved: [] };

/** Derives trips, halts, visits, verdicts and alerts from stored positions; any number of processes share the work. */
export function createDeriver({ database, recent, definitions, retentionDays, now }: DeriverOptions): Deriver {
  const cache = createDerivationCache();
  const worlds = createWorlds(definitions);

  return {
    goOn: (limit) =>
      inSnapshot(database, async (session) => {
        const claimed = await claimVehicles(session, "onward", limit);
        if (claimed.length === 0) return { pass: nothing, written: [] };
        const [states, known] = await Promise.all([cache.load(session, claimed), worlds.read(session, claimed)]);
        const written: Derived[] = [];
        for (const [at, vehicle] of claimed.entries()) {
          const state = states.get(vehicle.vehicleId);
          const world = known.get(vehicle.vehicleId);
          if (!state || !world) continue;
          if (at % atOnce === atOnce - 1) await nextTurn();
          const fixes = recent.take(vehicle.marks.map(({ id }) => id)) ?? (await readOnward(session, vehicle));
          written.push(goOnWith(vehicle, state, world, fixes));
        }
        const { moved } = await write(session, written);
        return { pass: { vehicles: claimed.length, moved }, written };
      }).then(remember),
    repairOne: () =>
      inSnapshot(database, async (session) => {
        const [vehicle] = await claimVehicles(session, "late", 1);
        const world = vehicle && (await worlds.read(session, [vehicle])).get(vehicle.vehicleId);
        if (!world) return { pass: nothing, written: [] };
        recent.take(vehicle.marks.map(({ id }) => id));
        return repairWith(session, vehicle, world);
      }).then(remember),
  };

  /** Only once it is committed: a state that was not written is none. */
  function remember({ pass, written }: Outcome): DerivedPass {
    for (const { claimed, derivation } of written) {
      if (derivation) cache.keep(claimed, derivation);
    }
    return pass;
  }

  async function repairWith(session: Session, vehicle: ClaimedVehicle, world: World): Promise<Outcome> {
    const late = vehicle.marks.filter(({ since }) => vehicle.through === null || since <= vehicle.through);
    const repaired = await repair(session, vehicle, world, {
      since: Math.min(...late.map(({ since }) => since)),
      until: Math.max(...late.map(({ until }) => until)),
      keptSince: now() - retentionDays * dayMs,
    });
    const { facts, window, state } = repaired;
    const factsOf: FactsOf = { ...vehicle, facts };
    const cleared = await clearWindow(session, factsOf, window);
    const corrected: Derived[] = [
      {
        ...factsOf,
        claimed: vehicle,
        derivation: state,
        state: state && dumpDerivation(state),
        through: throughOf(state),
      },
    ];
    if (state === null && late.length < vehicle.marks.length) {
      // nothing changed for what came after: it goes on from there
      const known = (await cache.load(session, [vehicle])).get(vehicle.vehicleId);
      if (known) corrected.push(goOnWith(vehicle, known, world, await readOnward(session, vehicle)));
    }
    const { moved, changed } = await write(session, corrected);
    if (cleared + changed > 0) {
      const until = Math.min(window.until, now());
      const { organisationId, vehicleId } = vehicle;
      const from = new Date(Math.max(window.from, 0));
      await announceCorrection(session, { organisationId, vehicleId, from, until: new Date(until) });
    }
    return { pass: { vehicles: 1, moved }, written: corrected };
  }
}

interface Derived extends FactsOf {
  claimed: ClaimedVehicle;
  /** Null where it stays what it was. */
  derivation: DerivationState | null;
  state: string | null;
  through: number | null;
}

interface Outcome {
  pass: DerivedPass;
  written: Derived[];
}

function goOnWith(vehicle: ClaimedVehicle, state: DerivationState, world: World, fixes: readonly StoredFix[]): Derived {
  const facts = noFacts();
  for (const fix of fixes) derive(state, fix, world, facts);
  const written = { ...vehicle, claimed: vehicle, facts, derivation: state };
  return { ...written, state: dumpDerivation(state), through: throughOf(state) };
}

const throughOf = (state: DerivationState | null) => state?.last?.time ?? null;

function readOnward(session: Session, vehicle: ClaimedVehicle): Promise<StoredFix[]> {
  const from = vehicle.through === null ? Number.NEGATIVE_INFINITY : vehicle.through + 1;
  return readAllFixes(session, { ...vehicle, from });
}

async function write(session: Session, written: readonly Derived[]) {
  const [way, visits] = [await writeWay(session, written), await writeVisits(session, written)];
  const alerts = await writeAlerts(session, written);
  const verdicts = written.flatMap(({ organisationKey, facts }): GivenVerdict[] =>
    facts.verdicts.map((verdict) => ({ ...verdict, organisationKey })),
  );
  const judged = await writeVerdicts(session, verdicts);
  await writeStates(session, written);
  return { moved: judged.moved, changed: way + visits + alerts + judged.changed };
}

/** One transaction on one snapshot; again when another process was quicker. */
async function inSnapshot<T>(database: Database, work: (session: Session) => Promise<T>): Promise<T> {
  return withConnection(database, async (session) => {
    for (;;) {
      try {
        return await session.transaction(async (tx) => {
          await tx.sql`set transaction isolation level repeatable read`;
          return work(tx);
        });
      } catch (error) {
        if (!isOvertaken(error)) throw error;
      }
    }
  });
}

const isOvertaken = (error: unknown) => error instanceof Error && "code" in error && error.code === "40001";
