import { trips } from "@cartage/db/schema/derived";
import { sql } from "drizzle-orm";

/** Who drove: the driver that was assigned when the trip began, a primary one before a backup. */
const driver = sql<{ id: string; name: string } | null>`(
  select jsonb_build_object('id', person.id, 'name', person.name)
    from assignments assigned join users person on person.id = assigned.driver_id
   where assigned.vehicle_id = trips.vehicle_id and assigned.assigned_at <= trips.started_at
     and (assigned.ended_at is null or assigned.ended_at > trips.started_at)
   order by assigned.kind desc, assigned.assigned_at desc, assigned.id
   limit 1)`;

export const tripColumns = {
  vehicleId: trips.vehicleId,
  startedAt: trips.startedAt,
  endedAt: trips.endedAt,
  startLatE7: trips.startLatE7,
  startLonE7: trips.startLonE7,
  endLatE7: trips.endLatE7,
  endLonE7: trips.endLonE7,
  distanceM: trips.distanceM,
  engineS: trips.engineS,
  idlingS: trips.idlingS,
  topSpeedCmps: trips.topSpeedCmps,
  fuelUsedL: trips.fuelUsedL,
  driver,
};

export interface TripRow {
  vehicleId: string;
  startedAt: Date;
  endedAt: Date;
  startLatE7: number;
  startLonE7: number;
  endLatE7: number;
  endLonE7: number;
  distanceM: number;
  engineS: number;
  idlingS: number;
  topSpeedCmps: number;
  fuelUsedL: number | null;
  driver: { id: string; name: string } | null;
}
