import { expect } from "vitest";
import { test } from "../api/api-test.ts";

const all = "select insert update delete";
const keep = "select insert update";

/** What each role may do with each table; a role that is missing may do nothing. */
const reach: Record<string, Record<string, string>> = {
  addresses: { cartage_app: keep, cartage_platform: keep },
  customers: { cartage_app: keep, cartage_platform: keep },
  geocodings: { cartage_app: all, cartage_platform: all },
  order_counters: { cartage_app: keep, cartage_platform: keep },
  order_events: { cartage_app: keep, cartage_platform: keep },
  order_files: { cartage_app: "select insert delete", cartage_platform: "select insert delete" },
  order_items: { cartage_app: all, cartage_platform: all },
  order_legs: { cartage_app: all, cartage_platform: all },
  dispatch_steps: { cartage_app: "select update", cartage_platform: all },
  dispatches: { cartage_app: "select insert", cartage_platform: all },
  reservations: { cartage_app: "select delete", cartage_platform: all },
  route_stops: { cartage_app: all, cartage_platform: all },
  area_paces: { cartage_app: "select", cartage_platform: all },
  eta_calibrations: { cartage_app: "select", cartage_platform: all },
  learned_durations: { cartage_app: "select", cartage_platform: all },
  route_progress: { cartage_app: "select", cartage_platform: all },
  stop_estimates: { cartage_app: "select", cartage_platform: all },
  routes: { cartage_app: keep, cartage_platform: all },
  scans: { cartage_app: "select insert", cartage_platform: "select insert" },
  order_stops: { cartage_app: all, cartage_platform: all },
  orders: { cartage_app: all, cartage_platform: all },
  vehicle_rates: { cartage_app: keep, cartage_platform: all },
  recurring_order_days: { cartage_app: "select insert", cartage_platform: "select insert" },
  recurring_orders: { cartage_app: keep, cartage_platform: keep },
  incident_entries: { cartage_app: keep, cartage_platform: keep },
  incident_photos: { cartage_app: "select insert delete", cartage_platform: "select insert delete" },
  incident_subjects: { cartage_app: "select insert delete", cartage_platform: "select insert delete" },
  incidents: { cartage_app: keep, cartage_platform: keep },
  order_pins: { cartage_app: keep, cartage_platform: keep },
  proof_checkpoints: { cartage_app: "select insert", cartage_platform: "select insert" },
  proof_contents: { cartage_app: "select insert delete", cartage_platform: "select insert delete" },
  proof_seals: { cartage_app: "select insert", cartage_platform: "select insert" },
  proof_settings: { cartage_app: keep, cartage_platform: "select" },
  proofs: { cartage_app: keep, cartage_platform: keep },
  signing_keys: { cartage_app: keep, cartage_platform: keep },
  alert_entries: { cartage_app: "select insert", cartage_ingest: "insert", cartage_platform: "select insert" },
  escalation_choices: { cartage_app: all, cartage_platform: "select insert" },
  escalation_policies: { cartage_app: keep, cartage_platform: keep },
  escalations: { cartage_app: "select update", cartage_platform: all },
  notification_preferences: { cartage_app: keep, cartage_platform: "select" },
  notifications: { cartage_app: keep, cartage_platform: all },
  push_subscriptions: { cartage_app: all, cartage_platform: "select delete" },
  rota_overrides: { cartage_app: "select insert delete", cartage_platform: "select" },
  rotas: { cartage_app: keep, cartage_platform: "select" },
  sending_channels: { cartage_app: "select", cartage_platform: keep },
  webhook_attempts: { cartage_app: "select", cartage_platform: "select insert delete" },
  webhook_endpoints: { cartage_app: keep, cartage_platform: keep },
  alert_rule_versions: { cartage_app: keep, cartage_ingest: "select", cartage_platform: all },
  alert_rules: { cartage_app: keep, cartage_ingest: "select", cartage_platform: all },
  alerts: { cartage_app: "select update", cartage_ingest: keep, cartage_platform: all },
  api_key_secrets: { cartage_app: keep, cartage_platform: all },
  api_keys: { cartage_app: keep, cartage_platform: all },
  drivers: { cartage_app: keep, cartage_platform: all },
  hub_workers: { cartage_app: all, cartage_platform: all },
  hubs: { cartage_app: keep, cartage_platform: all },
  lanes: { cartage_app: all, cartage_platform: all },
  assignments: { cartage_app: all, cartage_platform: all },
  audit_entries: { cartage_app: "select insert", cartage_platform: "select insert" },
  audit_seals: { cartage_app: "select", cartage_platform: "select insert" },
  billing_customers: { cartage_app: "select", cartage_platform: all },
  command_receipts: { cartage_app: "select insert", cartage_platform: "select insert delete" },
  dead_letters: { cartage_app: keep, cartage_ingest: keep, cartage_platform: all },
  definition_counts: { cartage_app: "select update", cartage_ingest: "select update", cartage_platform: all },
  derivation_checkpoints: { cartage_app: "select", cartage_ingest: all, cartage_platform: all },
  derivation_batches: { cartage_app: "select insert", cartage_ingest: all, cartage_platform: all },
  derivation_marks: { cartage_app: "select insert", cartage_ingest: "select insert delete", cartage_platform: all },
  device_day_marks: { cartage_app: "select insert", cartage_ingest: "select insert", cartage_platform: all },
  device_days: { cartage_app: "select", cartage_platform: all },
  device_health: { cartage_app: "select", cartage_platform: all },
  device_state: { cartage_app: keep, cartage_ingest: keep, cartage_platform: all },
  directory_users: { cartage_platform: all },
  devices: { cartage_app: keep, cartage_ingest: "select", cartage_platform: all },
  erasures: { cartage_app: "select insert", cartage_platform: "select update delete" },
  fittings: { cartage_app: keep, cartage_ingest: "select", cartage_platform: all },
  geofence_versions: { cartage_app: keep, cartage_ingest: "select", cartage_platform: all },
  geofences: { cartage_app: keep, cartage_ingest: "select", cartage_platform: all },
  halts: { cartage_app: "select", cartage_ingest: all, cartage_platform: all },
  history_import_parts: { cartage_app: "select insert delete", cartage_platform: all },
  history_imports: { cartage_app: keep, cartage_platform: all },
  identity_domains: { cartage_app: all, cartage_platform: all },
  identity_providers: { cartage_app: all, cartage_platform: all },
  instances: { cartage_app: keep, cartage_ingest: keep, cartage_platform: all },
  instructions: { cartage_app: keep, cartage_ingest: "select update", cartage_platform: all },
  invitations: { cartage_app: keep, cartage_platform: all },
  letter_retries: { cartage_app: "select insert", cartage_platform: all },
  mails: { cartage_app: "insert", cartage_platform: all },
  members: { cartage_app: keep, cartage_platform: all },
  organisation_logos: { cartage_app: all, cartage_platform: all },
  organisations: { cartage_app: "select update", cartage_ingest: "select", cartage_platform: all },
  outbox: { cartage_app: "insert", cartage_ingest: "insert", cartage_platform: all },
  phone_codes: { cartage_app: keep, cartage_platform: all },
  plan_products: { cartage_platform: all },
  plans: { cartage_app: "select", cartage_ingest: "select", cartage_platform: all },
  positions: { cartage_app: keep, cartage_ingest: keep, cartage_platform: all },
  positions_outside: { cartage_app: keep, cartage_ingest: keep, cartage_platform: all },
  presence_changes: { cartage_app: "select insert", cartage_ingest: "select insert", cartage_platform: all },
  recipient_messages: { cartage_app: "select", cartage_platform: all },
  recipient_settings: { cartage_app: keep, cartage_platform: all },
  refresh_tokens: { cartage_app: keep, cartage_platform: all },
  request_comments: { cartage_app: "select insert", cartage_platform: "select insert" },
  requests: { cartage_app: keep, cartage_platform: "select update" },
  restored_positions: { cartage_app: "select insert delete", cartage_ingest: "select", cartage_platform: all },
  screening_settings: { cartage_app: all, cartage_ingest: "select", cartage_platform: all },
  sessions: { cartage_app: keep, cartage_platform: all },
  setup_links: { cartage_platform: all },
  subscriptions: { cartage_app: "select", cartage_platform: all },
  technical_issue_entries: { cartage_platform: "select insert" },
  technical_issues: { cartage_platform: "select update" },
  tracks: { cartage_app: "select delete", cartage_ingest: "select delete", cartage_platform: all },
  tracking_link_views: { cartage_app: all, cartage_platform: all },
  tracking_links: { cartage_app: keep, cartage_platform: all },
  track_share_views: { cartage_app: "select", cartage_platform: all },
  track_shares: { cartage_app: keep, cartage_platform: all },
  trip_edits: { cartage_app: keep, cartage_ingest: "select", cartage_platform: all },
  trip_labels: { cartage_app: "select insert", cartage_platform: all },
  trips: { cartage_app: "select", cartage_ingest: all, cartage_platform: all },
  usage_days: { cartage_app: "select", cartage_platform: all },
  users: { cartage_app: "select", cartage_platform: all },
  vehicle_derivations: { cartage_app: "select", cartage_ingest: "select update", cartage_platform: all },
  vehicle_groups: { cartage_app: all, cartage_ingest: "select", cartage_platform: all },
  vehicle_state: { cartage_app: keep, cartage_ingest: keep, cartage_platform: all },
  vehicles: { cartage_app: keep, cartage_ingest: "select", cartage_platform: all },
  visits: { cartage_app: "select", cartage_ingest: all, cartage_platform: all },
  waiting_derivations: { cartage_ingest: "select", cartage_platform: "select" },
  webhook_receipts: { cartage_platform: all },
  worker_slots: { cartage_ingest: all, cartage_platform: "select" },
};

/** The list of applied migrations is the owner's own and nobody's data. */
const ownersOwn = ["migrations"];
/** These belong to the installation: their policies say which role, not which organisation. */
const ofTheInstallation = ["instances", "sending_channels", "setup_links", "worker_slots"];

test("each role reaches what is written here, and nothing else", async ({ owner }) => {
  const rows = await owner.sql<{ name: string; role: string; may: string }[]>`
    select class.relname as name, role.rolname as role, string_agg(privilege.name, ' ' order by privilege.place) as may
      from pg_class class
      join pg_namespace namespace on namespace.oid = class.relnamespace
      cross join pg_roles role
      cross join unnest(array['select', 'insert', 'update', 'delete']) with ordinality as privilege (name, place)
     where namespace.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
       and class.relkind in ('r', 'p', 'v', 'm', 'f')
       and role.rolname like 'cartage\\_%' and role.rolname <> 'cartage_owner'
       and (has_table_privilege(role.oid, class.oid, privilege.name)
            or (privilege.name <> 'delete' and has_any_column_privilege(role.oid, class.oid, privilege.name)))
     group by 1, 2`;
  const found: Record<string, Record<string, string>> = {};
  for (const { name, role, may } of rows) found[name] = { ...found[name], [role]: may };
  expect(found).toEqual(reach);
});

test("row-level security is forced on every table, partitions too, and no role bypasses it", async ({ owner }) => {
  await owner.sql`select ensure_position_day((now() at time zone 'utc')::date)`;
  const unprotected = await owner.sql`
    select class.relname as name from pg_class class join pg_namespace namespace on namespace.oid = class.relnamespace
     where namespace.nspname = 'public' and class.relkind in ('r', 'p')
       and not (class.relrowsecurity and class.relforcerowsecurity)`;
  expect(unprotected.map(({ name }) => name)).toEqual(ownersOwn);
  const bypassing = await owner.sql`
    select rolname from pg_roles where rolname like 'cartage\\_%' and (rolbypassrls or rolsuper or rolcreaterole)`;
  expect([...bypassing]).toEqual([]);
});

test("a table that the app reaches has a policy that asks for the organisation", async ({ owner }) => {
  const policies = await owner.sql<{ name: string; asks: boolean }[]>`
    select tablename as name,
           bool_and(concat(qual, with_check) like '%current_organisation%'
                    and coalesce(qual like '%current_organisation%', true)
                    and coalesce(with_check like '%current_organisation%', true)) as asks
      from pg_policies where 'cartage_app' = any(roles) group by 1`;
  const asked = new Map(policies.map(({ name, asks }) => [name, asks]));
  const reached = Object.keys(reach).filter((name) => reach[name]?.cartage_app && !ofTheInstallation.includes(name));
  expect(reached.filter((name) => !asked.get(name))).toEqual([]);
});

test("a column that only sign-in may know is out of the app's sight", async ({ app }) => {
  await expect(app.sql`select password_hash from users`).rejects.toMatchObject({ code: "42501" });
});

test("functions that see past the policies are these, and none is everyone's", async ({ owner }) => {
  const definers = await owner.sql<{ name: string; everyone: boolean }[]>`
    select proc.proname as name, has_function_privilege('public', proc.oid, 'execute') as everyone
      from pg_proc proc join pg_namespace namespace on namespace.oid = proc.pronamespace
     where proc.prosecdef and namespace.nspname = 'public' and proc.prorettype <> 'trigger'::regtype
     order by 1`;
  expect(definers.filter(({ everyone }) => everyone)).toEqual([]);
  expect(definers.map(({ name }) => name)).toEqual([
    "accept_invitation",
    "add_own_passkey",
    "admit_identity",
    "answers_for_address",
    "ask_for_invitation_again",
    "asks_for_provider",
    "begin_attempt",
    "begin_own_factor",
    "change_own_password",
    "confirm_own_factor",
    "count_sign_in_attempt",
    "count_stranger_call",
    "drop_empty_position_day",
    "drop_position_days",
    "end_other_sessions",
    "end_own_session",
    "end_session",
    "ensure_position_day",
    "find_device",
    "find_email_link",
    "find_identity_domain",
    "find_identity_provider",
    "find_invitation",
    "find_orders",
    "find_own_factor",
    "find_own_password",
    "find_password_reset",
    "find_public_page",
    "find_refresh_token",
    "find_saml_request",
    "find_second_factors",
    "find_session",
    "find_sign_in",
    "find_suspended_membership",
    "find_suspended_session",
    "find_tracking_link",
    "is_address_kept",
    "keep_identity_ticket",
    "list_ended_sessions",
    "list_memberships",
    "list_own_factors",
    "list_own_sessions",
    "list_public_pages",
    "list_sealed_factors",
    "list_session_uses",
    "list_unsuspended_memberships",
    "move_session",
    "name_platform_person",
    "note_provider_test",
    "note_second_factor",
    "note_session_provider",
    "note_session_use",
    "open_own_email_link",
    "open_passkey_challenge",
    "open_password_reset",
    "open_session",
    "open_session_on_behalf",
    "open_track_share",
    "raise_technical_issue",
    "recognise_identity",
    "remove_factors_of",
    "remove_own_factor",
    "renew_own_codes",
    "reseal_factor",
    "save_saml_request",
    "succeed_attempt",
    "take_attempt_notice",
    "take_identity_ticket",
    "take_passkey_challenge",
    "take_phone_code",
    "take_saml_request",
    "use_api_key",
    "use_email_link",
    "use_passkey",
    "use_password_reset",
    "use_recovery_code",
    "use_totp",
  ]);
});
