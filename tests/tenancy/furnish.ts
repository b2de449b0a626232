import { newId } from "@cartage/db/id";
import { withConnection } from "@cartage/db/session";
import type { Database } from "@cartage/domain/run-as";
import { storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import { acceptedPlaces, encodeOverviews } from "@cartage/domain/tracking/packing/overviews";
import { encodeTrack } from "@cartage/telemetry/track/encode-track";
import { emptyRows } from "@cartage/telemetry/track/track-rows";
import type { Factory } from "@cartage/testing/factory";
import { furnishTelling } from "../alerts/furnish-telling.ts";
import { furnishOrders } from "../orders/furnish-orders.ts";
import { furnishRoutes } from "../routes/furnish-routes.ts";

/** A rule as the API takes it. */
export const speedRule = {
  scope: { all: true, groupIds: [], tags: [], vehicleIds: [], types: [] },
  condition: { kind: "speed" as const, limit: { of: "fixed" as const, limitMps: 25 } },
  severity: "warning" as const,
  timeZone: "UTC",
};

const twoRows = { ...emptyRows(2), time: Float64Array.of(Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1, 0, 1)) };
const track = encodeTrack(twoRows);
const overviews = encodeOverviews(acceptedPlaces(twoRows));

export type Furnished = Awaited<ReturnType<typeof furnish>>;

interface Furnishing {
  make: Factory;
  owner: Database;
  ingest: Database;
  /** Without proofs, which take as long as all the rest, the tables of proofs have no row. */
  isProven?: boolean;
}

/** An organisation with a row in every table that belongs to organisations. */
export async function furnish({ make, owner, ingest, isProven = true }: Furnishing) {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const user = await make.user({ organisationId, role: "driver" });
  const session = await make.session({ userId: user.id, organisationId });
  const group = await make.group({ organisationId });
  const vehicle = await make.vehicle({ organisationId, groupId: group.id, tags: [`tag-of-${organisation.key}`] });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  const assignmentId = newId();
  const { id: hubId } = await make.hub({ organisationId });
  const { id: otherHubId } = await make.hub({ organisationId });
  const { id: laneId } = await make.lane({ organisationId, fromHubId: hubId, toHubId: otherHubId });
  const apiKeyId = newId();
  const requestId = newId();
  const issueId = newId();
  const invitationId = newId();
  const providerId = newId();
  const domain = `company-${organisation.key}.example`;
  const geofenceId = newId();
  const fence = {
    shape: { kind: "circle", lat: 21, lon: 105.8, radiusM: 500 },
    schedule: null,
    scope: { groupIds: [], tags: [] },
    hysteresisM: 15,
    dwellS: null,
    speedLimitMps: null,
  };
  const instructionId = newId();
  for (const hour of [8, 10])
    await make.trip({ vehicle, startedAt: new Date(Date.UTC(2026, 0, 1, hour)), lastsS: 1_800 });
  const shareId = newId();
  const tripEditId = newId();
  const importId = newId();
  const fixTime = new Date(Date.now() - 3_600_000);
  const letter = {
    device: { deviceId: device.id, organisationId },
    topic: "cartage",
    payload: Buffer.from("{"),
    elementIndex: null,
    field: null,
    reason: "not_json",
    detail: "It is no JSON.",
    receivedAt: new Date(),
  };
  await withConnection(ingest, (connection) => storeDeadLetters(connection, [letter]));
  const rule = await make.rule({ organisationId });
  const { id: alertId } = await make.alert({ organisationId, ruleId: rule.id, vehicleId: vehicle.id });
  const incidentId = newId();
  // sent one behind another, without waiting for each answer
  await owner.sql.begin((sql) => [
    sql`
      update vehicle_state set fix_time = now(), lat_e7 = 210000000, lon_e7 = 1058000000, motion = 0
       where vehicle_id = ${vehicle.id}`,
    sql`
      insert into assignments (id, organisation_id, driver_id, vehicle_id, assigned_at)
      values (${assignmentId}, ${organisationId}, ${user.id}, ${vehicle.id}, '2026-01-01')`,
    sql`
      insert into hub_workers (hub_id, organisation_id, user_id, since)
      values (${hubId}, ${organisationId}, ${user.id}, now())`,
    sql`
      insert into drivers (user_id, organisation_id, licence_classes, changed_at)
      values (${user.id}, ${organisationId}, '{B}', now())`,
    sql`
      insert into refresh_tokens (digest, session_id, organisation_id, expires_at)
      values (sha256(${session.id}::text::bytea), ${session.id}, ${organisationId}, now() + interval '1 hour')`,
    sql`
      insert into command_receipts (organisation_id, actor_id, key, command, input_digest, answer)
      values (${organisationId}, ${user.id}, 'key', 'command', '', '{}')`,
    sql`
      insert into outbox (event_id, organisation_id, type, body, occurred_at)
      values (${newId()}, ${organisationId}, 'vehicle.created', '{}', now())`,
    sql`
      insert into audit_entries (organisation_id, occurred_at, type, subject_kind, subject_id, actor_kind, actor_id, request_id)
      values (${organisationId}, now(), 'vehicle.created', 'vehicle', ${vehicle.id}, 'user', ${user.id}, 'request')`,
    sql`
      insert into api_keys (id, organisation_id, name, scopes, created_at)
      values (${apiKeyId}, ${organisationId}, 'key', '{vehicles.view}', now())`,
    sql`
      insert into api_key_secrets (digest, organisation_id, key_id, ending, created_at)
      values (sha256(${apiKeyId}::text::bytea), ${organisationId}, ${apiKeyId}, 'abcd', now())`,
    sql`
      insert into requests (id, organisation_id, asked_by, kind, subject, state, asked_at, changed_at, passed_on_at)
      values (${requestId}, ${organisationId}, ${user.id}, 'wish', ${`subject of ${requestId}`}, 'passed_on', now(), now(), now())`,
    sql`
      insert into request_comments (id, organisation_id, request_id, author_id, side, body, written_at)
      values (${newId()}, ${organisationId}, ${requestId}, ${user.id}, 'asker', 'body', now())`,
    sql`
      insert into technical_issues (id, organisation_id, raised_by, severity, path, version, raised_at, changed_at)
      values (${issueId}, ${organisationId}, ${user.id}, 'minor', '/live', '0', now(), now())`,
    sql`
      insert into invitations (id, organisation_id, email, role, digest, created_at, expires_at)
      values (${invitationId}, ${organisationId}, ${`${invitationId}@cartage.example`}, 'viewer',
        sha256(${invitationId}::text::bytea), now(), now() + interval '1 hour')`,
    sql`
      insert into mails (id, organisation_id, recipient, locale, created_at, send_after)
      values (${newId()}, ${organisationId}, 'a@cartage.example', 'en', now(), now())`,
    sql`
      insert into identity_providers (id, organisation_id, kind, name, issuer, client_id, sealed_secret, created_at)
      values (${providerId}, ${organisationId}, 'oidc', 'Company', 'https://login.company.example', 'client', '', now())`,
    sql`
      insert into identity_domains (organisation_id, domain, provider_id, proof, created_at)
      values (${organisationId}, ${domain}, ${providerId}, 'proof', now())`,
    sql`
      insert into phone_codes (digest, id, organisation_id, user_id, offered_by, created_at, expires_at)
      values (sha256(${providerId}::text::bytea), ${newId()}, ${organisationId}, ${user.id}, ${user.id}, now(), now())`,
    sql`
      insert into organisation_logos (organisation_id, content, media_type, digest, changed_at)
      values (${organisationId}, 'x', 'image/png', ${"0".repeat(64)}, now())`,
    sql`
      insert into billing_customers (organisation_id, provider, customer)
      values (${organisationId}, 'stripe', ${`cus_${organisation.key}`})`,
    sql`
      insert into subscriptions (id, organisation_id, provider, external_id, customer, product, state, event_at, event_rank, event_id)
      values (${newId()}, ${organisationId}, 'stripe', ${`sub_${organisation.key}`}, ${`cus_${organisation.key}`}, 'prod', 'active', now(), 0, 'evt')`,
    sql`
      insert into usage_days (organisation_id, day, positions, positions_above_rate, counted_at)
      values (${organisationId}, current_date, 7, 0, now())`,
    sql`
      insert into geofences (id, organisation_id, name) values (${geofenceId}, ${organisationId}, ${`fence of ${geofenceId}`})`,
    sql`
      insert into geofence_versions (geofence_id, organisation_id, version, definition, valid_from)
      values (${geofenceId}, ${organisationId}, 1, ${JSON.stringify(fence)}::text::jsonb, now() - interval '1 day')`,
    sql`
      insert into visits (vehicle_id, organisation_id, geofence_id, entered_at, entered_settled_at)
      values (${vehicle.id}, ${organisationId}, ${geofenceId}, now() - interval '1 hour', now())`,
    sql`
      insert into derivation_checkpoints (vehicle_id, organisation_id, before, state)
      values (${vehicle.id}, ${organisationId}, '2026-01-01', '{}')`,
    sql`
      insert into derivation_batches (organisation_id, device_keys, sinces, untils)
      values (${organisationId}, array[${device.key}]::int[], '{now}', '{now}')`,
    sql`
      insert into halts (vehicle_id, organisation_id, started_at, ended_at, settled_at, lat_e7, lon_e7, engine_s)
      values (${vehicle.id}, ${organisationId}, '2026-01-01 09:00Z', '2026-01-01 10:00Z', '2026-01-01 10:00Z', 0, 0, 0)`,
    sql`insert into screening_settings (organisation_id, settings) values (${organisationId}, '{}')`,
    sql`
      insert into instructions (id, organisation_id, device_id, kind, body, asked_by, asked_by_kind, asked_at, expires_at, next_attempt_at)
      values (${instructionId}, ${organisationId}, ${device.id}, 'message', '{"text":"to the driver"}', ${user.id}, 'user',
        now(), now() + interval '1 day', now())`,
    sql`
      insert into presence_changes (organisation_id, device_id, is_online, changed_at)
      values (${organisationId}, ${device.id}, true, now())`,
    sql`
      insert into device_days (device_key, day, organisation_id, counted_at, positions, future, stale, inaccurate, jump, frozen,
        drift, dead_letters, gaps_under_way, gaps_low_battery, gaps_on_battery, longest_gap_s, silent_s, moving_s)
      values (${device.key}, current_date, ${organisationId}, now(), 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)`,
    sql`
      insert into device_day_marks (organisation_id, device_key, day)
      values (${organisationId}, ${device.key}, current_date)`,
    sql`
      insert into device_health (device_id, organisation_id, severity, findings, codes, diagnosed_at)
      values (${device.id}, ${organisationId}, 0, '[]', '{}', now())`,
    sql`
      insert into track_shares (id, organisation_id, vehicle_id, from_time, until_time, blur_m, hides_ends_m, seed, digest,
        created_by, created_at, expires_at)
      values (${shareId}, ${organisationId}, ${vehicle.id}, '2026-01-01', '2026-01-02', 100, 0, '',
        sha256(${shareId}::text::bytea), ${user.id}, now(), now() + interval '1 hour')`,
    sql`
      insert into track_share_views (share_id, organisation_id, day, address, last_viewed_at)
      values (${shareId}, ${organisationId}, current_date, '::1', now())`,
    sql`
      insert into trip_edits (id, organisation_id, vehicle_id, kind, at, created_by, created_at)
      values (${tripEditId}, ${organisationId}, ${vehicle.id}, 'cut', '2026-01-01 08:10Z', ${user.id}, now())`,
    sql`
      insert into trip_labels (id, organisation_id, vehicle_id, from_time, until_time, label, labelled_by, labelled_at)
      values (${newId()}, ${organisationId}, ${vehicle.id}, '2026-01-01', '2026-01-02', 'business', ${user.id}, now())`,
    sql`
      insert into letter_retries (id, organisation_id, requested_at) values (${newId()}, ${organisationId}, now())`,
    sql`
      insert into history_imports (id, organisation_id, device_id, file_name, bytes, digest, requested_at, changed_at)
      values (${importId}, ${organisationId}, ${device.id}, ${`file-of-${organisation.key}.gpx`}, 1, '', now(), now())`,
    sql`
      insert into history_import_parts (import_id, organisation_id, part, content)
      values (${importId}, ${organisationId}, 0, 'x')`,
    sql`select ensure_position_day((${fixTime}::timestamptz at time zone 'utc')::date)`,
    ...["positions", "positions_outside"].map(
      (table) => sql`
        insert into ${sql(table)} (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, verdict, ext)
        values (${fixTime}, ${organisation.key}, ${device.key}, 210000000, 1058000000, 3, 0, '')`,
    ),
    sql`
      insert into tracks (organisation_key, device_key, day, version, positions, accepted, first_fix, last_fix,
        overview_1000m, overview_100m, overview_20m, bytes)
      values (${organisation.key}, ${device.key}, '2026-01-01', 1, 2, 2, '2026-01-01', '2026-01-01 00:01Z', ${overviews[1000]},
        ${overviews[100]}, ${overviews[20]}, ${track})`,
    sql`
      insert into restored_positions (device_key, fix_time, organisation_id, restored_by, restored_at)
      values (${device.key}, '2026-01-01', ${organisationId}, ${user.id}, now())`,
    sql`
      insert into erasures (id, organisation_id, vehicle_id, from_time, until_time, asked_by, asked_at)
      values (${newId()}, ${organisationId}, ${vehicle.id}, '2026-01-01', '2026-01-02', ${user.id}, now())`,
    sql`
      insert into alert_rule_versions (rule_id, organisation_id, version, definition, valid_from)
      values (${rule.id}, ${organisationId}, 1, ${JSON.stringify({ ...speedRule, holdS: 0, cooldownS: 300, schedule: null, silences: [] })}::text::jsonb, now())`,
    sql`
      insert into vehicle_rates (organisation_id, vehicle_type, per_km_minor, per_hour_minor, currency, co2_g_per_km, changed_at)
      values (${organisationId}, 'van', 1, 1, 'VND', 1, now())`,
    sql`
      insert into incidents (id, organisation_id, number, kind, severity, description, happened_at, blocks, closes_hubs,
        reported_by, reported_at, changed_at)
      values (${incidentId}, ${organisationId}, 1, 'delay', 'minor', ${`incident ${incidentId}`}, now(), true, false, ${user.id},
        now(), now())`,
    sql`
      insert into incident_subjects (incident_id, organisation_id, kind, subject_id)
      values (${incidentId}, ${organisationId}, 'hub', ${hubId})`,
    sql`
      insert into incident_entries (incident_id, organisation_id, version, type, body, occurred_at, actor_kind, actor_id)
      values (${incidentId}, ${organisationId}, 1, 'opened', '{}', now(), 'user', ${user.id})`,
    sql`
      insert into incident_photos (id, organisation_id, incident_id, name, media_type, content, added_at)
      values (${newId()}, ${organisationId}, ${incidentId}, 'a.png', 'image/png', 'x', now())`,
  ]);
  const told = await furnishTelling(owner, { organisationId, userId: user.id, alertId });
  const ofAlerts = { ruleId: rule.id, alertId, ...told };
  const ofOrders = await furnishOrders(owner, { organisationId, isProven });
  const { orderId } = ofOrders;
  const ofRoutes = await furnishRoutes(owner, {
    ...{ organisationId, hubId, orderId },
    ...{ vehicleId: vehicle.id, driverId: user.id },
  });
  const ids = {
    incidentId,
    ...ofRoutes,
    ...ofOrders,
    apiKeyId,
    invitationId,
    providerId,
    domain,
    requestId,
    issueId,
    geofenceId,
    instructionId,
    shareId,
    tripEditId,
    importId,
    assignmentId,
    hubId,
    otherHubId,
    laneId,
  };
  return { organisation, user, session, group, vehicle, device, ...ids, ...ofAlerts };
}
