import { members, users } from "@cartage/db/schema/accounts";
import { drivers } from "@cartage/db/schema/fleet";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { letInto } from "../accounts/let-into.ts";
import { WeeklyHours } from "../geofences/inputs.ts";
import { isOpenAt } from "../routes/hub-hours.ts";

export interface DriverRow {
  /** The user's id. */
  id: string;
  name: string;
  email: string;
  licenceClasses: string[];
  /** YYYY-MM-DD. */
  licenceEndsOn: string | null;
  skills: string[];
  workingHours: WeeklyHours | null;
  /** By the working hours; null where none are agreed. */
  isWorkingNow: boolean | null;
  /** Whose primary driver they are now. */
  vehicle: { id: string; name: string } | null;
  version: number;
}

/** What lists and pages show of a driver, from members joined with users and drivers. */
export const driverColumnsAt = (now: Date) => ({
  id: users.id,
  name: users.name,
  email: users.email,
  licenceClasses: sql<string[]>`coalesce(${drivers.licenceClasses}, '{}')`,
  licenceEndsOn: drivers.licenceEndsOn,
  skills: sql<string[]>`coalesce(${drivers.skills}, '{}')`,
  workingHours: drivers.workingHours,
  version: sql<number>`coalesce(${drivers.version}, 1)`,
  vehicle: sql<{ id: string; name: string } | null>`(
    select json_build_object('id', vehicle.id, 'name', vehicle.name)
      from assignments assigned join vehicles vehicle on vehicle.id = assigned.vehicle_id
     where assigned.organisation_id = ${members.organisationId} and assigned.driver_id = ${members.userId}
       and assigned.kind = 'primary' and assigned.assigned_at <= ${now.toISOString()}::timestamptz
       and (assigned.ended_at is null or assigned.ended_at > ${now.toISOString()}::timestamptz)
     limit 1)`,
});

export const ofDriver = and(eq(drivers.organisationId, members.organisationId), eq(drivers.userId, members.userId));

/** The members of an organisation who drive. */
export function areDrivers(organisationId: string): SQL | undefined {
  return and(letInto(organisationId), eq(members.role, "driver"));
}

export function toDriverRow<Row extends { workingHours: unknown }>({ workingHours, ...row }: Row, now: Date) {
  const hours = WeeklyHours.nullable().parse(workingHours);
  return { ...row, workingHours: hours, isWorkingNow: hours && isOpenAt(hours, now) };
}
