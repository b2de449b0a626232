import type { Database } from "@cartage/db/client";
import { newId } from "@cartage/db/id";
import { userActor } from "@cartage/domain/actor";
import { demoId } from "../demo-id.ts";
import type { DemoOrganisation } from "../organisations.ts";

/** Drivers whose phones the demonstration plays; they cannot sign in. */
export const DRIVERS = 20;

const families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô"];
const givens = ["Văn Hùng", "Đức Long", "Quang Huy", "Minh Tuấn", "Thanh Tùng", "Hữu Phước", "Văn Dũng"];
/** Whenever somebody looks, someone works. */
const everyHour = {
  timeZone: "Asia/Ho_Chi_Minh",
  spans: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:01", until: "23:59" }],
};

export const driverIdOf = (organisation: number, at: number) => demoId("simulated driver", organisation * DRIVERS + at);

/** Gives the organisation its drivers, each with a vehicle that the simulator drives; once. */
export async function hireDrivers({ sql }: Database, { id: organisationId, domain }: DemoOrganisation, o: number) {
  const [hired] = await sql`select from users where id = ${driverIdOf(o, DRIVERS - 1)}`;
  if (hired) return;
  const vehicles = await sql<{ id: string }[]>`
    select vehicle.id from vehicles vehicle join hubs on hubs.id = vehicle.home_hub_id
      join fittings on fittings.vehicle_id = vehicle.id and fittings.removed_at is null
     where vehicle.organisation_id = ${organisationId} and vehicle.type in ('van', 'truck') and vehicle.archived_at is null
       and not exists (select from assignments where vehicle_id = vehicle.id and ended_at is null)
     order by vehicle.name limit ${DRIVERS}`;
  await sql.begin(async (tx) => {
    for (const [at, vehicle] of vehicles.entries()) {
      const id = driverIdOf(o, at);
      const name = `${families[at % families.length]} ${givens[(at * 3) % givens.length]}`;
      await tx`
        insert into users (id, email, name) values (${id}, ${`driver${at + 2}@${domain}`}, ${name}) on conflict do nothing`;
      await tx`
        insert into members (id, organisation_id, user_id, role) values (${newId()}, ${organisationId}, ${id}, 'driver')
        on conflict do nothing`;
      await tx`
        insert into drivers (user_id, organisation_id, licence_classes, licence_ends_on, skills, working_hours, changed_at)
        values (${id}, ${organisationId}, ${["B", "C"]}, '2031-06-30', ${["cold chain"]}, ${JSON.stringify(everyHour)}::text::jsonb, now())
        on conflict do nothing`;
      await tx`
        insert into assignments (id, organisation_id, driver_id, vehicle_id, kind, assigned_at)
        values (${newId()}, ${organisationId}, ${id}, ${vehicle.id}, 'primary', now() - interval '2 days') on conflict do nothing`;
    }
  });
}

/** Who the phone of a driver acts for. */
export function phoneOf(driverId: string, organisationId: string) {
  return userActor({ userId: driverId, sessionId: "demonstration", organisationId, role: "driver" });
}
