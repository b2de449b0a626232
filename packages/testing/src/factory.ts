import { randomBytes } from "node:crypto";
import { newId } from "@cartage/db/id";
import { hashDeviceSecret, newDeviceSecret } from "@cartage/domain/fleet/device-secret";
import type postgres from "postgres";

type MemberRole = "organisation_administrator" | "dispatcher" | "viewer" | "hub_worker" | "driver";
type VehicleType = "truck" | "trailer" | "van" | "car" | "motorcycle" | "bicycle";

export type Organisation = { id: string; key: number; name: string };
export type User = { id: string; email: string; name: string; organisationId: string | null; role: MemberRole | null };
export type Vehicle = { id: string; organisationId: string; name: string; plate: string };
export type Device = {
  id: string;
  key: number;
  organisationId: string;
  organisationKey: number;
  name: string;
  secret: string;
};

export type Factory = ReturnType<typeof createFactory>;

/** Rows that tests start from, written past the use cases as the owner, each with values of its own. */
export function createFactory(owner: postgres.Sql) {
  const organisation = async ({ name = `Organisation ${unique()}` } = {}): Promise<Organisation> => {
    const [row] = await owner<Organisation[]>`
      insert into organisations (id, name) values (${newId()}, ${name}) returning id, key, name`;
    return one(row);
  };

  const user = async ({
    organisationId = null,
    role = "dispatcher",
    platformRole = null,
    email = `user-${unique()}@cartage.example`,
    name = "A user",
    passwordHash = null,
  }: UserValues = {}): Promise<User> => {
    const id = newId();
    await owner`
      insert into users (id, email, name, password_hash, platform_role)
      values (${id}, ${email}, ${name}, ${passwordHash}, ${platformRole})`;
    if (organisationId === null) return { id, email, name, organisationId, role: null };
    await owner`
      insert into members (id, organisation_id, user_id, role) values (${newId()}, ${organisationId}, ${id}, ${role})`;
    return { id, email, name, organisationId, role };
  };

  /** A sign-in of a user that ends in an hour. */
  const session = async ({ userId, organisationId, kind = "web" }: SessionValues) => {
    const id = newId();
    await owner`
      insert into sessions (id, user_id, organisation_id, kind, expires_at)
      values (${id}, ${userId}, ${organisationId}, ${kind}, now() + interval '1 hour')`;
    return { id };
  };

  const group = async ({ organisationId, name = `Group ${unique()}`, parentId = null }: GroupValues) => {
    const id = newId();
    await owner`
      insert into vehicle_groups (id, organisation_id, parent_id, name)
      values (${id}, ${organisationId}, ${parentId}, ${name})`;
    return { id, organisationId, name, parentId };
  };

  const vehicle = async ({
    organisationId,
    name = `Vehicle ${unique()}`,
    plate = `T-${unique()}`,
    type = "truck",
    groupId = null,
    tags = [],
  }: VehicleValues): Promise<Vehicle> => {
    const id = newId();
    await owner`
      insert into vehicles (id, organisation_id, name, plate, type, group_id, tags)
      values (${id}, ${organisationId}, ${name}, ${plate}, ${type}, ${groupId}, ${tags})`;
    return { id, organisationId, name, plate };
  };

  /** An active hub in the middle of Hanoi, unless told otherwise. */
  const hub = async ({
    organisationId,
    code = `H-${unique()}`.toUpperCase(),
    name = `Hub ${code}`,
    ...place
  }: HubValues) => {
    const id = newId();
    const { lat = 21.0285, lon = 105.8542, isCityEdge = false } = place;
    await owner`
      insert into hubs (id, organisation_id, code, name, kind, address, lat_e7, lon_e7, time_zone, is_city_edge, state_changed_at, created_at)
      values (${id}, ${organisationId}, ${code}, ${name}, 'depot', 'A street', ${Math.round(lat * 1e7)}, ${Math.round(lon * 1e7)},
              'Asia/Ho_Chi_Minh', ${isCityEdge}, now(), now())`;
    return { id, organisationId, code, name, lat, lon };
  };

  const lane = async ({ organisationId, fromHubId, toHubId, distanceM = 10_000, durationS = 900 }: LaneValues) => {
    const id = newId();
    await owner`
      insert into lanes (id, organisation_id, from_hub_id, to_hub_id, distance_m, duration_s, created_at)
      values (${id}, ${organisationId}, ${fromHubId}, ${toHubId}, ${distanceM}, ${durationS}, now())`;
    return { id };
  };

  const fitting = async ({ device, vehicleId, from = new Date(0), until = null }: FittingValues) => {
    const id = newId();
    await owner`
      insert into fittings (id, organisation_id, device_id, device_key, vehicle_id, fitted_at, removed_at)
      values (${id}, ${device.organisationId}, ${device.id}, ${device.key}, ${vehicleId}, ${from.toISOString()}, ${until?.toISOString() ?? null})`;
    return { id };
  };

  /** With `vehicleId` it is fitted there since 1970, so that positions of any time find the vehicle. */
  const device = async ({
    organisationId,
    name = `Device ${unique()}`,
    kind = "tracker",
    vehicleId,
  }: DeviceValues): Promise<Device> => {
    const secret = newDeviceSecret();
    const { salt, iterations, hash } = await hashDeviceSecret(secret);
    const [row] = await owner<Omit<Device, "secret">[]>`
      insert into devices (id, organisation_id, organisation_key, name, kind, secret_salt, secret_iterations, secret_hash)
      select ${newId()}, o.id, o.key, ${name}, ${kind}, ${salt}, ${iterations}, ${hash}
        from organisations o
       where o.id = ${organisationId}
      returning id, key, organisation_id as "organisationId", organisation_key as "organisationKey", name`;
    const made = { ...one(row), secret };
    if (vehicleId) await fitting({ device: made, vehicleId });
    return made;
  };

  const rule = async ({ organisationId, name = `Rule ${unique()}` }: RuleValues) => {
    const id = newId();
    await owner`insert into alert_rules (id, organisation_id, name) values (${id}, ${organisationId}, ${name})`;
    return { id, organisationId, name };
  };

  /** An alert with its event, in one transaction, as derivation writes them. */
  const alert = async ({ organisationId, ruleId, vehicleId, severity = "warning", ...given }: AlertValues) => {
    const id = newId();
    const { beganAt = new Date(), openedAt = new Date() } = given;
    await owner.begin(async (sql) => {
      await sql`
        insert into alerts (id, organisation_id, rule_id, vehicle_id, began_at, settled_at, severity, value, lat_e7, lon_e7, opened_at)
        values (${id}, ${organisationId}, ${ruleId}, ${vehicleId}, ${beganAt.toISOString()}, ${beganAt.toISOString()},
                ${severity}, 27.5, 210000000, 1058000000, ${openedAt.toISOString()})`;
      await tellOf(sql, "alert.opened", { id, organisationId, ruleId, vehicleId, severity });
    });
    return { id, organisationId, ruleId, vehicleId, severity };
  };

  /** Later positions showed that it is over, or never was. */
  const alertNews = async (given: Awaited<ReturnType<typeof alert>>, news: "recovered" | "retracted") => {
    await owner.begin(async (sql) => {
      if (news === "recovered") {
        await sql`update alerts set recovered_at = now(), recovered_settled_at = now(), state = 'resolved' where id = ${given.id}`;
      } else {
        await sql`update alerts set retracted_at = now(), state = 'closed' where id = ${given.id}`;
      }
      await tellOf(sql, `alert.${news}`, given);
    });
  };

  /** A trip from the middle of Hanoi to 1 km in the east, unless told otherwise; settled when it ended. */
  const trip = async ({
    vehicle: { id, organisationId },
    startedAt,
    lastsS = 600,
    distanceM = 1_000,
    idlingS = 0,
    from = hanoi,
    to = { latE7: hanoi.latE7, lonE7: hanoi.lonE7 + 96_300 },
  }: TripValues) => {
    const endedAt = new Date(startedAt.getTime() + lastsS * 1000);
    await owner`
      insert into trips (vehicle_id, organisation_id, started_at, ended_at, settled_at, start_lat_e7, start_lon_e7,
        end_lat_e7, end_lon_e7, distance_m, engine_s, idling_s, top_speed_cmps)
      values (${id}, ${organisationId}, ${startedAt}, ${endedAt}, ${endedAt}, ${from.latE7}, ${from.lonE7},
        ${to.latE7}, ${to.lonE7}, ${distanceM}, ${lastsS}, ${idlingS}, 1500)`;
    return { vehicleId: id, startedAt: startedAt.getTime(), endedAt: endedAt.getTime() };
  };

  /** A halt in the middle of Hanoi, unless told otherwise. */
  const halt = async ({ vehicle: { id, organisationId }, startedAt, lastsS = 600, at = hanoi }: HaltValues) => {
    const endedAt = new Date(startedAt.getTime() + lastsS * 1000);
    await owner`
      insert into halts (vehicle_id, organisation_id, started_at, ended_at, settled_at, lat_e7, lon_e7, engine_s)
      values (${id}, ${organisationId}, ${startedAt}, ${endedAt}, ${endedAt}, ${at.latE7}, ${at.lonE7}, 0)`;
    return { vehicleId: id, startedAt: startedAt.getTime(), endedAt: endedAt.getTime() };
  };

  return {
    organisation,
    user,
    session,
    group,
    vehicle,
    hub,
    lane,
    device,
    fitting,
    rule,
    alert,
    alertNews,
    trip,
    halt,
  };
}

type UserValues = {
  organisationId?: string | null;
  role?: MemberRole;
  platformRole?: "platform_administrator" | "maintainer" | null;
  email?: string;
  name?: string;
  passwordHash?: string | null;
};
type SessionValues = { userId: string; organisationId: string | null; kind?: "web" | "phone" };
type GroupValues = { organisationId: string; name?: string; parentId?: string | null };
type VehicleValues = {
  organisationId: string;
  name?: string;
  plate?: string;
  type?: VehicleType;
  groupId?: string | null;
  tags?: string[];
};
type DeviceValues = { organisationId: string; name?: string; kind?: "tracker" | "phone"; vehicleId?: string };
type HubValues = {
  organisationId: string;
  code?: string;
  name?: string;
  lat?: number;
  lon?: number;
  isCityEdge?: boolean;
};
type LaneValues = {
  organisationId: string;
  fromHubId: string;
  toHubId: string;
  distanceM?: number;
  durationS?: number;
};
type FittingValues = { device: Device; vehicleId: string; from?: Date; until?: Date | null };

type RuleValues = { organisationId: string; name?: string };
type AlertValues = {
  organisationId: string;
  ruleId: string;
  vehicleId: string;
  severity?: "info" | "warning" | "critical";
  beganAt?: Date;
  openedAt?: Date;
};
type AlertIds = { id: string; organisationId: string; ruleId: string; vehicleId: string; severity: string };

async function tellOf(sql: postgres.TransactionSql, type: string, { id, organisationId, ...alert }: AlertIds) {
  const body = JSON.stringify({ alertId: id, ...alert });
  await sql`
    insert into outbox (event_id, organisation_id, type, body, occurred_at)
    values (${newId()}, ${organisationId}, ${type}, ${body}::text::jsonb, now())`;
}
type PlaceValues = { latE7: number; lonE7: number };
type OfVehicle = { vehicle: { id: string; organisationId: string }; startedAt: Date; lastsS?: number };
type TripValues = OfVehicle & { distanceM?: number; idlingS?: number; from?: PlaceValues; to?: PlaceValues };
type HaltValues = OfVehicle & { at?: PlaceValues };

const hanoi: PlaceValues = { latE7: 210_285_000, lonE7: 1_058_542_000 };

function one<T>(row: T | undefined): T {
  if (row === undefined) throw new Error("nothing was inserted: is the organisation there?");
  return row;
}

function unique() {
  return randomBytes(4).toString("hex");
}
