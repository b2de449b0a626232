import type { Session } from "@cartage/db/session";
import { demoId } from "./demo-id.ts";
import { type DemoGroup, type DemoVehicle, vehicleOfDriver } from "./fleet.ts";
import type { DemoGeofence } from "./geofences.ts";
import { insertAlertRules } from "./insert-alert-rules.ts";
import { insertDrivers, insertNetwork } from "./insert-network.ts";
import { ORGANISATIONS } from "./organisations.ts";
import type { DemoUser } from "./people.ts";

export type DemoRows = {
  groups: readonly DemoGroup[];
  devices: readonly { vehicle: DemoVehicle; salt: Uint8Array; iterations: number; hash: Uint8Array }[];
  users: readonly DemoUser[];
  geofences: readonly DemoGeofence[];
  passwordHash: string;
  since: Date;
};

/** Writes the demonstration a table at a time; what is there already stays, but for secrets and passwords. */
export async function insertDemo({ sql }: Session, rows: DemoRows): Promise<void> {
  const since = rows.since.toISOString();
  const plan = {
    id: demoId("plan", 0),
    name: "Fleet",
    max_vehicles: 150,
    seconds_between_positions: 5,
    max_retention_days: 90,
  };
  await sql`insert into plans ${sql({ ...plan, created_at: since })} on conflict do nothing`;
  // the first has limits to show, the other the default plan
  const organisations = ORGANISATIONS.map(({ id, name }, at) => ({
    id,
    name,
    created_at: since,
    given_plan_id: at === 0 ? plan.id : null,
  }));
  await sql`insert into organisations ${sql(organisations)} on conflict (id) do nothing`;
  await insertPeople(sql, rows, since);

  const groups = rows.groups.map(({ id, organisationId, parentId, name }) => ({
    id,
    organisation_id: organisationId,
    parent_id: parentId,
    name,
    created_at: since,
  }));
  await sql`insert into vehicle_groups ${sql(groups)} on conflict (id) do nothing`;
  await insertNetwork({ sql }, since);
  const vehicles = rows.devices.map(({ vehicle }) => vehicleRow(vehicle, since));
  await sql`insert into vehicles ${sql(vehicles)} on conflict (id) do nothing`;
  await insertDevices(sql, rows, since);
  await insertDrivers({ sql }, rows.users, since);
  await insertAssignments(sql, rows.users, since);
  await insertGeofences(sql, rows.geofences, since);
  await insertAlertRules({ sql }, since);
}

async function insertPeople(sql: Session["sql"], { users, passwordHash }: DemoRows, since: string) {
  const people = users.map(({ id, email, name, role }) => ({
    id,
    email,
    name,
    password_hash: passwordHash,
    platform_role: role === "platform_administrator" || role === "maintainer" ? role : null,
    created_at: since,
  }));
  await sql`insert into users ${sql(people)} on conflict (id) do update set password_hash = excluded.password_hash`;
  const members = users
    .filter(({ organisationId }) => organisationId !== null)
    .map(({ id, organisationId, role }, i) => ({
      id: demoId("member", i),
      organisation_id: organisationId,
      user_id: id,
      role,
      created_at: since,
    }));
  await sql`insert into members ${sql(members)} on conflict (id) do nothing`;
  await sql`
    update organisations set owner_id = members.user_id
      from members
     where members.organisation_id = organisations.id and members.role = 'organisation_administrator'
       and organisations.owner_id is null and organisations.id = any(${ORGANISATIONS.map(({ id }) => id)})`;
}

function vehicleRow(vehicle: DemoVehicle, since: string) {
  const { id, organisationId, name, plate, vin, type, groupId, tags, carries, skills, homeHubId } = vehicle;
  return {
    ...{ id, organisation_id: organisationId, name, plate, vin, type, group_id: groupId, tags, created_at: since },
    capacity_weight_kg: carries.weightKg,
    capacity_volume_m3: carries.volumeM3,
    capacity_pallets: carries.pallets,
    skills,
    home_hub_id: homeHubId,
  };
}

async function insertDevices(sql: Session["sql"], { devices }: DemoRows, since: string) {
  const keys = await sql<{ id: string; key: number }[]>`select id, key from organisations`;
  const keyOf = new Map(keys.map(({ id, key }) => [id, key]));
  const rows = devices.map(({ vehicle: { organisationId, device }, salt, iterations, hash }) => ({
    id: device.id,
    organisation_id: organisationId,
    organisation_key: keyOf.get(organisationId) ?? null,
    name: device.name,
    kind: "tracker",
    secret_salt: salt,
    secret_iterations: iterations,
    secret_hash: hash,
    created_at: since,
  }));
  const inserted = await sql<{ id: string; key: number }[]>`
    insert into devices ${sql(rows)}
    on conflict (id) do update set secret_salt = excluded.secret_salt, secret_hash = excluded.secret_hash,
      secret_iterations = excluded.secret_iterations, secret_issued_at = now()
    returning id, key`;
  const deviceKeyOf = new Map(inserted.map(({ id, key }) => [id, key]));
  const fittings = devices.map(({ vehicle: { id, organisationId, device } }) => ({
    id: device.fittingId,
    organisation_id: organisationId,
    device_id: device.id,
    device_key: deviceKeyOf.get(device.id) ?? null,
    vehicle_id: id,
    fitted_at: since,
  }));
  await sql`insert into fittings ${sql(fittings)} on conflict (id) do nothing`;
}

async function insertAssignments(sql: Session["sql"], users: readonly DemoUser[], since: string) {
  const drivers = users.filter(({ role }) => role === "driver");
  const assignments = drivers.map(({ id, organisationId }, i) => ({
    id: demoId("assignment", i),
    organisation_id: organisationId,
    driver_id: id,
    vehicle_id: vehicleOfDriver(ORGANISATIONS.findIndex((organisation) => organisation.id === organisationId)),
    assigned_at: since,
  }));
  await sql`insert into assignments ${sql(assignments)} on conflict (id) do nothing`;
}

/** In force since before the first position, so that the days made before the start have visits. */
async function insertGeofences(sql: Session["sql"], geofences: readonly DemoGeofence[], since: string) {
  const rows = geofences.map(({ id, organisationId, name, colour }) => ({
    id,
    organisation_id: organisationId,
    name,
    colour,
    created_at: since,
  }));
  // a name may have been taken meanwhile by one that somebody drew
  const inserted = await sql<{ id: string }[]>`
    insert into geofences ${sql(rows)} on conflict do nothing returning id`;
  const isNew = new Set(inserted.map(({ id }) => id));
  const versions = geofences
    .filter(({ id }) => isNew.has(id))
    .map(({ id, organisationId, definition }) => ({
      geofence_id: id,
      organisation_id: organisationId,
      version: 1,
      definition: JSON.stringify(definition),
      valid_from: since,
    }));
  if (versions.length > 0) await sql`insert into geofence_versions ${sql(versions)}`;
}
