import { setImmediate as nextTurn } from "node:timers/promises";
import type { Session } from "@cartage/db/session";
import type { ClaimedVehicle } from "./claimed-vehicle.ts";
import { type DerivationState, derive, loadDerivation, openVerdicts, type World } from "./derivation.ts";
import { type Checkpoint, type Facts, noFacts, type VerdictFact } from "./facts.ts";
import { openNeighbours } from "./neighbours.ts";
import { instantOf, readFixes } from "./read-fixes.ts";
import type { Window } from "./replace-window.ts";
import type { Thresholds } from "./thresholds.ts";

export interface Repair {
  facts: Facts;
  window: Window;
  /** Where the derivation stands at its end; null where it met what was known and nothing after it changes. */
  state: DerivationState | null;
}

/** Fix times, epoch ms. */
export interface RepairRange {
  /** Of what is new the oldest, and the newest. */
  since: number;
  until: number;
  /** Since when positions are kept. */
  keptSince: number;
}

interface KnownCheckpoint {
  before: number;
  state: string;
}

/**
 * Derives a vehicle again from the last checkpoint before `since`, until it meets a known state again after `until`, or to
 * the end of what was derived or claimed. Nothing is written.
 */
export async function repair(
  session: Session,
  vehicle: ClaimedVehicle,
  known: World,
  { since, until, keptSince }: RepairRange,
): Promise<Repair> {
  const start = await findStart(session, vehicle.vehicleId, since);
  const checkpoints = await listCheckpoints(session, vehicle.vehicleId, start.before);
  const neighbours = openNeighbours(session, vehicle.organisationKey, known);
  const world: World = neighbours ? { ...known, neighbours: neighbours.at } : known;
  const state = loadDerivation(start.state);
  const facts = noFacts();
  facts.verdicts.push(...openVerdicts(state, world.thresholds));

  // what was derived from positions that are no longer kept stays
  const cleared = start.state === null ? Math.max(since, keptSince) : start.before;
  // what is newer than all that was claimed may be of a batch that others take: it goes on from what is derived here
  const last = Math.max(vehicle.until, vehicle.through ?? vehicle.until);
  for await (const fixes of readFixes(session, { ...vehicle, from: start.before, until: last })) {
    await neighbours?.read(state, fixes);
    for (const fix of fixes) {
      const count = facts.checkpoints.length;
      derive(state, fix, world, facts);
      const made = facts.checkpoints[count];
      if (made && made.before > until && checkpoints.get(made.before) === made.state) {
        const window = { from: cleared, until: made.before };
        return { facts: beforeCheckpoint(facts, made, world.thresholds), window, state: null };
      }
    }
    await nextTurn();
  }
  return { facts, window: { from: cleared, until: Number.POSITIVE_INFINITY }, state };
}

/**
 * What the fix that met the known state told is known too; and so is what became of the positions before it that were still to be
 * judged: from the same state on they were judged by the same ones.
 */
function beforeCheckpoint(facts: Facts, { before, state }: Checkpoint, thresholds: Thresholds): Facts {
  const settled = <T extends { settledAt: number }>(all: T[]) => all.filter(({ settledAt }) => settledAt < before);
  const keyOf = ({ deviceKey, time }: VerdictFact) => `${deviceKey} ${time}`;
  const open = new Set(openVerdicts(loadDerivation(state), thresholds).map(keyOf));
  return {
    trips: settled(facts.trips),
    halts: settled(facts.halts),
    entered: settled(facts.entered),
    left: settled(facts.left),
    rules: settled(facts.rules),
    verdicts: facts.verdicts.filter((fact) => fact.time < before && !open.has(keyOf(fact))),
    checkpoints: facts.checkpoints,
  };
}

async function findStart(
  { sql }: Session,
  vehicleId: string,
  since: number,
): Promise<{ before: number; state: string | null }> {
  const [row] = await sql<{ before: number; state: string }[]>`
    select (extract(epoch from before) * 1000)::float8 as before, state from derivation_checkpoints
     where vehicle_id = ${vehicleId} and before <= ${instantOf(since)}::timestamptz
     order by derivation_checkpoints.before desc
     limit 1`;
  return row ?? { before: Number.NEGATIVE_INFINITY, state: null };
}

async function listCheckpoints({ sql }: Session, vehicleId: string, after: number): Promise<Map<number, string>> {
  const rows = await sql<KnownCheckpoint[]>`
    select (extract(epoch from before) * 1000)::float8 as before, state from derivation_checkpoints
     where vehicle_id = ${vehicleId} and before > ${instantOf(after)}::timestamptz`;
  return new Map(rows.map(({ before, state }) => [before, state]));
}
