import { ArrayColumns } from "@cartage/db/array-columns";
import type { Session } from "@cartage/db/session";
import type { Facts, HaltFact, Settled, TripFact } from "./facts.ts";

/** Whose facts: the rows bear both. */
export interface FactsOf {
  vehicleId: string;
  organisationId: string;
  organisationKey: number;
  facts: Facts;
}

const writeTrip = `
  insert into trips (vehicle_id, organisation_id, started_at, ended_at, settled_at, start_lat_e7, start_lon_e7,
                     end_lat_e7, end_lon_e7, distance_m, engine_s, idling_s, top_speed_cmps, fuel_used_l)
  select vehicle_id::uuid, organisation_id::uuid, started_at, ended_at, settled_at, start_lat_e7, start_lon_e7,
         end_lat_e7, end_lon_e7, distance_m, engine_s, idling_s, top_speed_cmps, fuel_used_l
    from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::int[], $7::int[],
                $8::int[], $9::int[], $10::int[], $11::int[], $12::int[], $13::int[], $14::float8[])
           as given (vehicle_id, organisation_id, started_at, ended_at, settled_at, start_lat_e7, start_lon_e7,
                     end_lat_e7, end_lon_e7, distance_m, engine_s, idling_s, top_speed_cmps, fuel_used_l)
  on conflict (vehicle_id, started_at) do update
    set ended_at = excluded.ended_at, settled_at = excluded.settled_at, start_lat_e7 = excluded.start_lat_e7,
      start_lon_e7 = excluded.start_lon_e7, end_lat_e7 = excluded.end_lat_e7, end_lon_e7 = excluded.end_lon_e7,
      distance_m = excluded.distance_m, engine_s = excluded.engine_s, idling_s = excluded.idling_s,
      top_speed_cmps = excluded.top_speed_cmps, fuel_used_l = excluded.fuel_used_l
    where (trips.*) is distinct from (excluded.*)`;

const writeHalt = `
  insert into halts (vehicle_id, organisation_id, started_at, ended_at, settled_at, lat_e7, lon_e7, engine_s)
  select vehicle_id::uuid, organisation_id::uuid, started_at, ended_at, settled_at, lat_e7, lon_e7, engine_s
    from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::int[], $7::int[], $8::int[])
           as given (vehicle_id, organisation_id, started_at, ended_at, settled_at, lat_e7, lon_e7, engine_s)
  on conflict (vehicle_id, started_at) do update
    set ended_at = excluded.ended_at, settled_at = excluded.settled_at, lat_e7 = excluded.lat_e7,
      lon_e7 = excluded.lon_e7, engine_s = excluded.engine_s
    where (halts.*) is distinct from (excluded.*)`;

/** Writes trips and halts that are over; answers how many rows that changed. */
export async function writeWay(session: Session, all: readonly FactsOf[]): Promise<number> {
  const trips = new ArrayColumns([
    ...(["text", "text", "timestamptz", "timestamptz", "timestamptz"] as const),
    ...(["int4", "int4", "int4", "int4", "int4", "int4", "int4", "int4", "float8"] as const),
  ]);
  const halts = new ArrayColumns(["text", "text", "timestamptz", "timestamptz", "timestamptz", "int4", "int4", "int4"]);
  for (const { vehicleId, organisationId, facts } of all) {
    for (const trip of facts.trips) trips.add([vehicleId, organisationId, ...cellsOfTrip(trip)]);
    for (const halt of facts.halts) halts.add([vehicleId, organisationId, ...cellsOfHalt(halt)]);
  }
  let changed = 0;
  if (trips.count > 0) changed += await write(session, writeTrip, trips);
  if (halts.count > 0) changed += await write(session, writeHalt, halts);
  return changed;
}

async function write({ sql }: Session, statement: string, columns: ArrayColumns): Promise<number> {
  const { count } = await sql.unsafe(statement, columns.parameters(sql), { prepare: true });
  return count;
}

function cellsOfTrip(trip: Settled<TripFact>) {
  return [
    trip.startedAt,
    trip.endedAt,
    trip.settledAt,
    trip.startLatE7,
    trip.startLonE7,
    trip.endLatE7,
    trip.endLonE7,
    trip.distanceM,
    trip.engineS,
    trip.idlingS,
    Math.round(trip.topSpeedMps * 100),
    trip.fuelUsedL,
  ];
}

function cellsOfHalt(halt: Settled<HaltFact>) {
  return [halt.startedAt, halt.endedAt, halt.settledAt, halt.latE7, halt.lonE7, halt.engineS];
}
