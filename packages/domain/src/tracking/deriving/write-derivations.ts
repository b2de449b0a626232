import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import type { FactsOf } from "./write-way.ts";

/** Where a vehicle's derivation stands after its facts. */
export interface WrittenState extends FactsOf {
  /** Null where it stays what it was. */
  state: string | null;
  through: number | null;
  /** When the clock looks at the vehicle next, and whether it told something that no fix has shown yet. */
  wakesAt: number | null;
  isSilent: boolean;
  /** By our clock, epoch ms. */
  derivedAt: number;
}

const writeState = `
  update vehicle_derivations
     set state = given.state, through = given.through, version = version + 1, derived_at = given.derived_at,
       wakes_at = given.wakes_at, is_silent = given.is_silent
    from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::bool[],
                $6::timestamptz[]) as given (vehicle_id, state, through, wakes_at, is_silent, derived_at)
   where vehicle_derivations.vehicle_id = given.vehicle_id::uuid`;

const writeCheckpoint = `
  insert into derivation_checkpoints (vehicle_id, organisation_id, before, state)
  select vehicle_id::uuid, organisation_id::uuid, before, state
    from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[]) as given (vehicle_id, organisation_id, before, state)
  on conflict (vehicle_id, before) do update set state = excluded.state where derivation_checkpoints.state <> excluded.state`;

/** States in one statement: more would keep intake waiting while they are laid out. */
const atOnce = 200;

export async function writeStates(session: Session, all: readonly WrittenState[]): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) await writeSome(session, all.slice(from, from + atOnce));
}

async function writeSome({ sql }: Session, all: readonly WrittenState[]): Promise<void> {
  const states = new ArrayColumns(["text", "text", "timestamptz", "timestamptz", "bool", "timestamptz"]);
  const checkpoints = new ArrayColumns(["text", "text", "timestamptz", "text"]);
  for (const { vehicleId, organisationId, state, through, wakesAt, isSilent, derivedAt, facts } of all) {
    if (state !== null) states.add([vehicleId, state, through, wakesAt, isSilent, derivedAt]);
    for (const { before, state: then } of facts.checkpoints) {
      checkpoints.add([vehicleId, organisationId, before, then]);
    }
  }
  if (states.count > 0) await sql.unsafe(writeState, states.parameters(sql), { prepare: true });
  if (checkpoints.count > 0) await sql.unsafe(writeCheckpoint, checkpoints.parameters(sql), { prepare: true });
}
