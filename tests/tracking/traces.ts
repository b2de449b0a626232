import type { Device } from "@cartage/testing/factory";
import type postgres from "postgres";
import { dayMs, today } from "./packing-test.ts";

type Owner = postgres.Sql;

/** Every table that may tell where a vehicle or its driver was, when, or what was said of it: by what, and by which time. */
export const traces = {
  positions: { of: "device_key", time: "fix_time" },
  tracks: { of: "device_key", time: "last_fix" },
  positions_outside: { of: "device_key", time: "fix_time" },
  dead_letters: { of: "device_id", time: "received_at" },
  instructions: { of: "device_id", time: "asked_at" },
  presence_changes: { of: "device_id", time: "changed_at" },
  device_days: { of: "device_key", time: "day" },
  device_health: { of: "device_id", time: "diagnosed_at" },
  device_state: { of: "device_key", time: "last_fix_time" },
  history_imports: { of: "device_id", time: "first_fix_time" },
  history_import_parts: { of: "organisation_id", time: `timestamptz 'epoch' + part * interval '1 second'` },
  trips: { of: "vehicle_id", time: "started_at" },
  halts: { of: "vehicle_id", time: "started_at" },
  visits: { of: "vehicle_id", time: "entered_at" },
  alerts: { of: "vehicle_id", time: "began_at" },
  alert_entries: { of: "organisation_id", time: "written_at" },
  escalations: { of: "organisation_id", time: "due_at" },
  notifications: { of: "organisation_id", time: "created_at" },
  webhook_attempts: { of: "organisation_id", time: "attempted_at" },
  mails: { of: "organisation_id", time: "created_at" },
  restored_positions: { of: "device_key", time: "fix_time" },
  trip_edits: { of: "vehicle_id", time: "at" },
  trip_labels: { of: "vehicle_id", time: "from_time" },
  track_shares: { of: "vehicle_id", time: "from_time" },
  track_share_views: { of: "organisation_id", time: "last_viewed_at" },
  derivation_checkpoints: { of: "vehicle_id", time: "before" },
  vehicle_derivations: { of: "vehicle_id", time: "through" },
  vehicle_state: { of: "vehicle_id", time: "fix_time" },
} as const;

/** What names a vehicle, a device or what they did, and stays: why. */
export const kept: Record<string, string> = {
  vehicles: "the vehicle itself",
  devices: "the device itself, and its credential",
  fittings: "which device reported for which vehicle: by it an erasure finds what to erase",
  hubs: "the network's own: it bears geofences' ids, nobody's whereabouts",
  lanes: "the network's own, as hubs",
  hub_workers: "who is to work at which hub; gone with the member",
  addresses: "where customers are: places of the work, no vehicle's or person's way",
  order_legs: "which hubs an order goes over; no vehicle's or person's way",
  dispatches: "that a route was sent, by whom: as the route",
  dispatch_steps: "what was done to send it: as the route",
  reservations: "whose vehicle and driver a route has while it is out; gone when it is not",
  incidents: "that there was a case, of what kind and when; its words, place and parties go",
  incident_subjects: "whom and what a case is about: as the case",
  incident_entries: "who moved a case on, and when; what was said goes",
  incident_photos: "pictures of cases of other times; those of the time go",
  routes: "who was to carry what, and how it went: it stays as long as the orders' logs do",
  route_progress: "where a vehicle on its route was seen last; gone when the route is over",
  stop_estimates: "when orders' stops will be reached; no vehicle's or person's way",
  learned_durations: "sums of how long legs and services took, never when or where one was; a driver's go with him",
  area_paces: "how traffic runs in areas of thirty kilometres",
  eta_calibrations: "how many predictions held: numbers only",
  route_stops: "where orders were taken on board and handed over: as their logs",
  scans: "which pieces were counted at which hub, by whom: as their orders' logs",
  order_stops: "where an order goes from and to, made of its log; no vehicle's or person's way",
  assignments: "who was to drive what: by it an erasure finds what to erase",
  derivation_batches: "which devices' times are to be derived, gone when they are",
  derivation_marks: "that a time is to be derived anew, gone when it is",
  device_day_marks: "that a day is to be counted anew, gone when it is",
  letter_retries: "how often what could not be read was tried again: numbers only",
  erasures: "that it was erased, and who asked for it",
  audit_entries: "sealed against any change; of trips it names times, never places",
  outbox: "ids, and times that were derived anew; gone seven days after they were relayed",
};

const at = (daysAgo: number, second: number) => new Date(today - daysAgo * dayMs + second * 1000);

/** Everything that is kept of a vehicle and a day beside its positions: from its second 10 on, until 20 where it has an end. */
export async function leaveTraces(sql: Owner, device: Device, vehicleId: string, daysAgo: number): Promise<void> {
  const { id: deviceId, organisationId, organisationKey, key } = device;
  const [start, end] = [at(daysAgo, 10), at(daysAgo, 20)];
  const [{ user }] = await sql<[{ user: string }]>`select uuidv7() as user`;
  const someone = user;
  await sql`
    insert into users (id, email, name) values (${someone}, ${`${someone}@cartage.example`}, 'Someone')`;
  const ids = { vehicle_id: vehicleId, organisation_id: organisationId };
  const ended = { started_at: start, ended_at: end, settled_at: end };
  const places = { start_lat_e7: 1, start_lon_e7: 1, end_lat_e7: 1, end_lon_e7: 1 };
  const sums = { distance_m: 1, engine_s: 1, idling_s: 1, top_speed_cmps: 1 };
  await sql`insert into trips ${sql({ ...ids, ...ended, ...places, ...sums })}`;
  await sql`insert into halts ${sql({ ...ids, ...ended, lat_e7: 1, lon_e7: 1, engine_s: 1 })}`;
  await sql`insert into derivation_checkpoints ${sql({ ...ids, before: start, state: "{}" })}`;
  await sql`update vehicle_derivations set through = ${end}, state = '{}' where vehicle_id = ${vehicleId}`;
  await sql`
    with fence as (
      insert into geofences (id, organisation_id, name)
      values (uuidv7(), ${organisationId}, uuidv7()::text) returning id)
    insert into visits (vehicle_id, organisation_id, geofence_id, entered_at, entered_settled_at, left_at, left_settled_at)
    select ${vehicleId}, ${organisationId}, id, ${start}, ${start}, ${end}, ${end} from fence`;
  await sql`
    insert into positions_outside (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, verdict, ext)
    values (${start}, ${organisationKey}, ${key}, 1, 2, 3, 2, '')`;
  await sql`
    insert into dead_letters (id, organisation_id, device_id, topic, payload, payload_digest, reason, detail,
      received_at, last_received_at)
    values (uuidv7(), ${organisationId}, ${deviceId}, 't', 'x', ${Buffer.from(String(daysAgo))}, 'r', 'd', ${start}, ${start})`;
  await sql`
    insert into instructions (id, organisation_id, device_id, kind, body, state, asked_by, asked_by_kind, asked_at,
      expires_at, next_attempt_at)
    values (uuidv7(), ${organisationId}, ${deviceId}, 'message', '{"text": "Come home"}', 'sent', ${someone}, 'user', ${end},
      ${at(daysAgo, 30)}, ${end})`;
  await sql`
    insert into presence_changes (organisation_id, device_id, is_online, changed_at)
    values (${organisationId}, ${deviceId}, true, ${end})`;
  const numbers = [
    ...["positions", "future", "stale", "inaccurate", "jump", "frozen", "drift", "dead_letters", "gaps_under_way"],
    ...["gaps_low_battery", "gaps_on_battery", "longest_gap_s", "silent_s", "moving_s"],
  ];
  await sql`
    insert into device_days ${sql({
      ...{ device_key: key, organisation_id: organisationId, day: start, counted_at: end },
      ...Object.fromEntries(numbers.map((name) => [name, 1])),
    })}`;
  await sql`
    insert into device_health (device_id, organisation_id, severity, findings, codes, diagnosed_at)
    values (${deviceId}, ${organisationId}, 1, '[]', '{}', ${end}) on conflict (device_id) do update set diagnosed_at = ${end}`;
  await sql`update device_state set last_fix_time = ${end} where device_key = ${key}`;
  await sql`
    insert into restored_positions (device_key, fix_time, organisation_id, restored_by, restored_at)
    values (${key}, ${end}, ${organisationId}, ${someone}, now())`;
  await leaveImport(sql, device, daysAgo);
  await leaveAlert(sql, { vehicleId, organisationId, start, end, someone });
  await sql`
    insert into trip_edits (id, organisation_id, vehicle_id, kind, at, created_by, created_at)
    values (uuidv7(), ${organisationId}, ${vehicleId}, 'cut', ${end}, ${someone}, now())`;
  await sql`
    insert into trip_labels (id, organisation_id, vehicle_id, from_time, until_time, label, labelled_by, labelled_at)
    values (uuidv7(), ${organisationId}, ${vehicleId}, ${start}, ${end}, 'private', ${someone}, now())`;
  await sql`
    with share as (
      insert into track_shares (id, organisation_id, vehicle_id, from_time, until_time, note, blur_m, hides_ends_m, seed,
        digest, created_by, created_at, expires_at)
      values (uuidv7(), ${organisationId}, ${vehicleId}, ${start}, ${end}, 'A way', 0, 0, 'x', uuidv7()::text::bytea,
        ${someone}, now(), now() + interval '1 day') returning id)
    insert into track_share_views (share_id, organisation_id, day, address, last_viewed_at)
    select id, ${organisationId}, ${start}, '10.0.0.1', ${end} from share`;
}

/** A file that is stored, and one that waits: its part is numbered by its time, s. */
async function leaveImport(sql: Owner, { id: deviceId, organisationId }: Device, daysAgo: number): Promise<void> {
  const row = { organisation_id: organisationId, device_id: deviceId, file_name: "Sunday.gpx", bytes: 1, digest: "x" };
  const times = { requested_at: at(daysAgo, 20), changed_at: at(daysAgo, 20) };
  const known = { first_fix_time: at(daysAgo, 10), last_fix_time: at(daysAgo, 20) };
  await sql`
    insert into history_imports ${sql({ ...row, ...times, ...known, id: crypto.randomUUID(), state: "done" })}`;
  const waiting = crypto.randomUUID();
  await sql`insert into history_imports ${sql({ ...row, ...times, ...known, id: waiting, state: "storing" })}`;
  const part = at(daysAgo, 20).getTime() / 1000;
  await sql`
    insert into history_import_parts (import_id, organisation_id, part, content)
    values (${waiting}, ${organisationId}, ${part}, 'x')`;
}

interface AlertValues {
  vehicleId: string;
  organisationId: string;
  start: Date;
  end: Date;
  someone: string;
}

/** An alert that somebody commented on, that somebody was called for, and that was told by mail and to a program. */
async function leaveAlert(sql: Owner, { vehicleId, organisationId, start, end, someone }: AlertValues): Promise<void> {
  const [alert] = await sql<{ id: string; endpoint: string; policy: string }[]>`
    with rule as (
      insert into alert_rules (id, organisation_id, name) values (uuidv7(), ${organisationId}, uuidv7()::text) returning id),
    endpoint as (
      insert into webhook_endpoints (id, organisation_id, url, name, events, sealed_secret, created_by, created_at)
      values (uuidv7(), ${organisationId}, 'https://a.example', 'A', '{}', 'x', ${someone}, now()) returning id),
    policy as (
      insert into escalation_policies (id, organisation_id, name, levels, created_at)
      values (uuidv7(), ${organisationId}, uuidv7()::text, '[{}]', now()) returning id),
    alert as (
      insert into alerts (id, organisation_id, rule_id, vehicle_id, began_at, settled_at, severity)
      select uuidv7(), ${organisationId}, id, ${vehicleId}, ${start}, ${end}, 'info' from rule returning id)
    select alert.id, endpoint.id as endpoint, policy.id as policy from alert, endpoint, policy`;
  if (!alert) throw new Error("No alert was made.");
  // its own entry was written by a trigger, now
  await sql`update alert_entries set written_at = ${end} where alert_id = ${alert.id}`;
  await sql`
    insert into alert_entries (organisation_id, alert_id, kind, author_id, body, written_at)
    values (${organisationId}, ${alert.id}, 'commented', ${someone}, 'He was at the doctor', ${end})`;
  await sql`
    insert into escalations (alert_id, organisation_id, policy_id, level, round, due_at)
    values (${alert.id}, ${organisationId}, ${alert.policy}, 0, 0, ${end})`;
  const [mail, call] = [crypto.randomUUID(), crypto.randomUUID()];
  for (const [id, channel, target] of [
    [mail, "mail", mail],
    [call, "webhook", alert.endpoint],
  ] as const)
    await sql`
      insert into notifications (id, organisation_id, key, topic, channel, target_id, alert_id, severity, content, state,
        created_at, send_after)
      values (${id}, ${organisationId}, ${id}::uuid::text, 'opened', ${channel}, ${target}, ${alert.id}, 'info',
        '{"latE7": 1, "lonE7": 2}', 'handed', ${end}, ${end})`;
  await sql`
    insert into mails (id, organisation_id, recipient, locale, content, created_at, send_after)
    values (${mail}, ${organisationId}, 'a@a.example', 'en', 'x', ${end}, ${end})`;
  await sql`
    insert into webhook_attempts (organisation_id, endpoint_id, notification_id, attempted_at, took_ms)
    values (${organisationId}, ${alert.endpoint}, ${call}, ${end}, 1)`;
}

/** How many rows of each table lie between two times. */
export async function tracesOf(
  sql: Owner,
  { device, vehicleId, from, until }: { device: Device; vehicleId: string; from: number; until: number },
): Promise<Record<string, number>> {
  const { key, id, organisationId } = device;
  const ids = { device_key: key, device_id: id, vehicle_id: vehicleId, organisation_id: organisationId };
  const found: Record<string, number> = {};
  for (const [table, { of, time }] of Object.entries(traces)) {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from ${sql(table)}
       where ${sql(of)} = ${ids[of]} and ${sql.unsafe(time)} >= ${new Date(from)} and ${sql.unsafe(time)} < ${new Date(until)}`;
    found[table] = row?.count ?? 0;
  }
  return found;
}
