import { newId } from "@cartage/db/id";
import { withConnection } from "@cartage/db/session";
import type { Database } from "@cartage/domain/run-as";
import { storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import type { Factory } from "@cartage/testing/factory";

export type Furnished = Awaited<ReturnType<typeof furnish>>;

/** An organisation with a row in every table that belongs to organisations. */
export async function furnish({ make, owner, ingest }: { make: Factory; owner: Database; ingest: Database }) {
  const organisation = await make.organisation();
  const organisationId = organisation.id;
  const user = await make.user({ organisationId, role: "driver" });
  const session = await make.session({ userId: user.id, organisationId });
  const group = await make.group({ organisationId });
  const vehicle = await make.vehicle({ organisationId, groupId: group.id, tags: [`tag-of-${organisation.key}`] });
  const device = await make.device({ organisationId, vehicleId: vehicle.id });
  const { sql } = owner;
  await sql`
    update vehicle_state set fix_time = now(), lat_e7 = 210000000, lon_e7 = 1058000000, motion = 0
     where vehicle_id = ${vehicle.id}`;
  await sql`
    insert into assignments (id, organisation_id, driver_id, vehicle_id, assigned_at)
    values (${newId()}, ${organisationId}, ${user.id}, ${vehicle.id}, '2026-01-01')`;
  await sql`
    insert into refresh_tokens (digest, session_id, organisation_id, expires_at)
    values (sha256(${session.id}::text::bytea), ${session.id}, ${organisationId}, now() + interval '1 hour')`;
  await sql`
    insert into command_receipts (organisation_id, actor_id, key, command, input_digest, answer)
    values (${organisationId}, ${user.id}, 'key', 'command', '', '{}')`;
  await sql`
    insert into outbox (event_id, organisation_id, type, body, occurred_at)
    values (${newId()}, ${organisationId}, 'vehicle.created', '{}', now())`;
  await sql`
    insert into audit_entries (organisation_id, occurred_at, type, subject_kind, subject_id, actor_kind, actor_id, request_id)
    values (${organisationId}, now(), 'vehicle.created', 'vehicle', ${vehicle.id}, 'user', ${user.id}, 'request')`;
  const apiKeyId = newId();
  await sql`
    insert into api_keys (id, organisation_id, name, scopes, created_at)
    values (${apiKeyId}, ${organisationId}, 'key', '{vehicles.view}', now())`;
  await sql`
    insert into api_key_secrets (digest, organisation_id, key_id, ending, created_at)
    values (sha256(${apiKeyId}::text::bytea), ${organisationId}, ${apiKeyId}, 'abcd', now())`;
  const requestId = newId();
  await sql`
    insert into requests (id, organisation_id, asked_by, kind, subject, state, asked_at, changed_at, passed_on_at)
    values (${requestId}, ${organisationId}, ${user.id}, 'wish', ${`subject of ${requestId}`}, 'passed_on', now(), now(), now())`;
  await sql`
    insert into request_comments (id, organisation_id, request_id, author_id, side, body, written_at)
    values (${newId()}, ${organisationId}, ${requestId}, ${user.id}, 'asker', 'body', now())`;
  const issueId = newId();
  await sql`
    insert into technical_issues (id, organisation_id, raised_by, severity, path, version, raised_at, changed_at)
    values (${issueId}, ${organisationId}, ${user.id}, 'minor', '/live', '0', now(), now())`;
  const invitationId = newId();
  await sql`
    insert into invitations (id, organisation_id, email, role, digest, created_at, expires_at)
    values (${invitationId}, ${organisationId}, ${`${invitationId}@cartage.example`}, 'viewer',
      sha256(${invitationId}::text::bytea), now(), now() + interval '1 hour')`;
  await sql`
    insert into mails (id, organisation_id, recipient, locale, created_at, send_after)
    values (${newId()}, ${organisationId}, 'a@cartage.example', 'en', now(), now())`;
  const providerId = newId();
  const domain = `company-${organisation.key}.example`;
  await sql`
    insert into identity_providers (id, organisation_id, kind, name, issuer, client_id, sealed_secret, created_at)
    values (${providerId}, ${organisationId}, 'oidc', 'Company', 'https://login.company.example', 'client', '', now())`;
  await sql`
    insert into identity_domains (organisation_id, domain, provider_id, proof, created_at)
    values (${organisationId}, ${domain}, ${providerId}, 'proof', now())`;
  await sql`
    insert into phone_codes (digest, id, organisation_id, user_id, offered_by, created_at, expires_at)
    values (sha256(${providerId}::text::bytea), ${newId()}, ${organisationId}, ${user.id}, ${user.id}, now(), now())`;
  await sql`
    insert into organisation_logos (organisation_id, content, media_type, digest, changed_at)
    values (${organisationId}, 'x', 'image/png', ${"0".repeat(64)}, now())`;
  await sql`
    insert into billing_customers (organisation_id, provider, customer)
    values (${organisationId}, 'stripe', ${`cus_${organisation.key}`})`;
  await sql`
    insert into subscriptions (id, organisation_id, provider, external_id, customer, product, state, event_at, event_rank, event_id)
    values (${newId()}, ${organisationId}, 'stripe', ${`sub_${organisation.key}`}, ${`cus_${organisation.key}`}, 'prod', 'active', now(), 0, 'evt')`;
  await sql`
    insert into usage_days (organisation_id, day, positions, positions_above_rate, counted_at)
    values (${organisationId}, current_date, 7, 0, now())`;
  await sql`
    insert into letter_retries (id, organisation_id, requested_at) values (${newId()}, ${organisationId}, now())`;
  const importId = newId();
  await sql`
    insert into history_imports (id, organisation_id, device_id, file_name, bytes, digest, requested_at, changed_at)
    values (${importId}, ${organisationId}, ${device.id}, ${`file-of-${organisation.key}.gpx`}, 1, '', now(), now())`;
  await sql`
    insert into history_import_parts (import_id, organisation_id, part, content)
    values (${importId}, ${organisationId}, 0, 'x')`;
  const fixTime = new Date(Date.now() - 3_600_000);
  await sql`select ensure_position_day((${fixTime}::timestamptz at time zone 'utc')::date)`;
  for (const table of ["positions", "positions_outside"]) {
    await sql`
      insert into ${sql(table)} (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, verdict, ext)
      values (${fixTime}, ${organisation.key}, ${device.key}, 210000000, 1058000000, 3, 0, '')`;
  }
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
  const ids = { apiKeyId, invitationId, providerId, domain, requestId, issueId, importId };
  return { organisation, user, session, group, vehicle, device, ...ids };
}
