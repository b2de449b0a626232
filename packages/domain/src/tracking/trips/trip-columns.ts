import { users } from "@cartage/db/schema/accounts";
import { trips } from "@cartage/db/schema/derived";
import { assignments } from "@cartage/db/schema/fleet";
import { sql } from "drizzle-orm";

/** Who drove: the driver that was assigned when the trip began, a primary one before a backup. */
const driver = sql<{ id: string; name: string } | null>`(
  select jsonb_build_object('id', ${users.id}, 'name', ${users.name})
    from ${assignments} join ${users} on ${users.id} = ${assignments.driverId}
   where ${assignments.vehicleId} = ${trips.vehicleId} and ${assignments.assignedAt} <= ${trips.startedAt}
     and (${assignments.endedAt} is null or ${assignments.endedAt} > ${trips.startedAt})
   order by ${assignments.kind} desc, ${assignments.assignedAt} desc, ${assignments.id}
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
