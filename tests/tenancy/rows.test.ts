import type { Database } from "@cartage/db/client";
import { withOrganisation } from "@cartage/db/session";
import { expect } from "vitest";
import { test as base } from "../api/api-test.ts";
import { type Furnished, furnish } from "./furnish.ts";

/** Two organisations that have everything: whatever the tests try at them is refused, so that they do for all. */
const test = base.extend<{ $file: { ours: Furnished; theirs: Furnished } }>({
  ours: [({ make, owner, ingest }, use) => furnish({ make, owner, ingest }).then(use), { scope: "file" }],
  theirs: [({ make, owner, ingest }, use) => furnish({ make, owner, ingest }).then(use), { scope: "file" }],
});

const byId = [
  "addresses",
  "alert_entries",
  "alert_rule_versions",
  "alert_rules",
  "alerts",
  "api_key_secrets",
  "api_keys",
  "area_paces",
  "assignments",
  "audit_entries",
  "billing_customers",
  "command_receipts",
  "customers",
  "dead_letters",
  "definition_counts",
  "derivation_batches",
  "derivation_checkpoints",
  "derivation_marks",
  "device_day_marks",
  "device_days",
  "device_health",
  "device_state",
  "devices",
  "dispatch_steps",
  "dispatches",
  "drivers",
  "erasures",
  "escalation_choices",
  "escalation_policies",
  "escalations",
  "eta_calibrations",
  "fittings",
  "geocodings",
  "geofence_versions",
  "geofences",
  "halts",
  "history_import_parts",
  "history_imports",
  "hub_workers",
  "hubs",
  "identity_domains",
  "identity_providers",
  "incident_entries",
  "incident_photos",
  "incident_subjects",
  "incidents",
  "instructions",
  "invitations",
  "lanes",
  "learned_durations",
  "letter_retries",
  "mails",
  "members",
  "notification_preferences",
  "notifications",
  "order_counters",
  "order_events",
  "order_files",
  "order_items",
  "order_legs",
  "order_pins",
  "order_stops",
  "orders",
  "organisation_logos",
  "outbox",
  "phone_codes",
  "presence_changes",
  "proof_checkpoints",
  "proof_contents",
  "proof_seals",
  "proof_settings",
  "proofs",
  "push_subscriptions",
  "recipient_messages",
  "recipient_settings",
  "recurring_order_days",
  "recurring_orders",
  "refresh_tokens",
  "request_comments",
  "requests",
  "reservations",
  "restored_positions",
  "rota_overrides",
  "rotas",
  "route_progress",
  "route_stops",
  "routes",
  "scans",
  "screening_settings",
  "sessions",
  "signing_keys",
  "stop_estimates",
  "subscriptions",
  "technical_issues",
  "track_share_views",
  "track_shares",
  "tracking_link_views",
  "tracking_links",
  "trip_edits",
  "trip_labels",
  "trips",
  "usage_days",
  "vehicle_derivations",
  "vehicle_groups",
  "vehicle_rates",
  "vehicle_state",
  "vehicles",
  "visits",
  "webhook_attempts",
  "webhook_endpoints",
];
/** The app puts in what others take out. */
const writtenOnly = ["mails", "outbox"];
/** These belong to the maintainers: a function puts in what a person reports. */
const outOfReach = ["technical_issues"];
/** The app reads what others write. */
const readOnly = [
  "alerts",
  "area_paces",
  "billing_customers",
  "definition_counts",
  "derivation_checkpoints",
  "device_days",
  "device_health",
  "dispatch_steps",
  "escalations",
  "eta_calibrations",
  "halts",
  "learned_durations",
  "recipient_messages",
  "reservations",
  "route_progress",
  "stop_estimates",
  "subscriptions",
  "track_share_views",
  "tracks",
  "trips",
  "usage_days",
  "vehicle_derivations",
  "visits",
  "webhook_attempts",
];
const byKey = ["positions", "positions_outside", "tracks"];

test("the tables that belong to organisations are all tried", async ({ owner }) => {
  const rows = await owner.sql<{ name: string; by: string }[]>`
    select class.relname as name, attribute.attname as by
      from pg_class class join pg_attribute attribute on attribute.attrelid = class.oid
     where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p') and not class.relispartition
       and attribute.attname in ('organisation_id', 'organisation_key') and attribute.attnum > 0
     order by 1, 2`;
  expect(rows.filter(({ by }) => by === "organisation_id").map(({ name }) => name)).toEqual(byId);
  expect(rows.filter(({ by }) => by === "organisation_key").map(({ name }) => name)).toEqual(["devices", ...byKey]);
});

test.for([...byId.map((table) => [table, "organisation_id"]), ...byKey.map((table) => [table, "organisation_key"])])(
  "another organisation's %s can be neither seen, changed nor written",
  async ([table = "", column = ""], { ours, theirs, owner, app }) => {
    const of = ({ organisation }: Furnished) => (column === "organisation_id" ? organisation.id : organisation.key);
    const [{ row } = { row: null }] = await owner.sql`
      select to_jsonb(t)::text as row from ${owner.sql(table)} t where ${owner.sql(column)} = ${of(theirs)} limit 1`;
    expect(row).not.toBeNull();
    const columns = await writtenColumns(owner, table);

    if (outOfReach.includes(table)) {
      const seen = withOrganisation(app, ours.organisation.id, ({ sql }) => sql`select 1 from ${sql(table)}`);
      await expect(seen).rejects.toMatchObject({ code: "42501" });
      return;
    }
    await withOrganisation(app, ours.organisation.id, async ({ sql }) => {
      if (!writtenOnly.includes(table)) {
        const seen = await sql`select distinct ${sql(column)}::text as organisation from ${sql(table)}`;
        expect(seen.map(({ organisation }) => organisation)).toEqual([String(of(ours))]);
      }
      const written = sql`
        insert into ${sql(table)} (${sql(columns)}) overriding system value
        select ${sql(columns)} from jsonb_populate_record(null::${sql(table)}, ${row}::text::jsonb)`;
      await expect(written).rejects.toMatchObject({
        code: "42501",
        message: expect.stringContaining(readOnly.includes(table) ? "permission denied" : "row-level security"),
      });
    });
    const touched = await touch({
      app,
      organisationId: ours.organisation.id,
      table,
      column,
      own: of(ours),
      other: of(theirs),
    });
    expect(touched).toEqual({
      changed: expect.toBeOneOf([0, "42501"]),
      deleted: expect.toBeOneOf([0, "42501"]),
      given: "42501",
    });
    const [{ left } = { left: null }] = await owner.sql`
      select to_jsonb(t)::text as left from ${owner.sql(table)} t where ${owner.sql(column)} = ${of(theirs)} limit 1`;
    expect(left).toBe(row);
    if (writtenOnly.includes(table)) return;
    const unscoped = await withOrganisation(app, null, ({ sql }) => sql`select 1 from ${sql(table)}`);
    expect([...unscoped]).toEqual([]);
  },
);

/** A table's columns but for those that Postgres makes itself. */
async function writtenColumns(owner: Database, table: string): Promise<string[]> {
  const rows = await owner.sql<{ name: string }[]>`
    select attname as name from pg_attribute
     where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`;
  return rows.map(({ name }) => name);
}

interface Touch {
  app: Database;
  /** Whose session it is. */
  organisationId: string;
  table: string;
  /** The column that says whose a row is; by it, our own rows and the other organisation's. */
  column: string;
  own: string | number;
  other: string | number;
}

/** What comes of changing and deleting another organisation's rows, and of giving it ours: how many rows, or a refusal's code. */
async function touch({ app, organisationId, table, column, own, other }: Touch) {
  const [changeable] = await app.sql<{ name: string }[]>`
    select attname as name from pg_attribute
     where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
       and attname <> ${column} and has_column_privilege('cartage_app', attrelid, attnum, 'update')
     order by attnum limit 1`;
  const name = changeable?.name ?? column;
  const attempt = (work: (sql: Database["sql"]) => Promise<{ count: number }>) =>
    withOrganisation(app, organisationId, ({ sql }) => work(sql as Database["sql"])).then(
      ({ count }) => count,
      (error: { code: string }) => error.code,
    );
  return {
    changed: await attempt(
      (sql) => sql`update ${sql(table)} set ${sql(name)} = ${sql(name)} where ${sql(column)} = ${other}`,
    ),
    deleted: await attempt((sql) => sql`delete from ${sql(table)} where ${sql(column)} = ${other}`),
    given: await attempt(
      (sql) => sql`update ${sql(table)} set ${sql(column)} = ${other} where ${sql(column)} = ${own}`,
    ),
  };
}

test("the next request on a connection does not see the organisation of the one before", async ({ make, app }) => {
  const organisation = await make.organisation();
  await withOrganisation(app, organisation.id, ({ sql }) => sql`select 1`);
  const rows = await Promise.all(Array.from({ length: 10 }, () => app.sql`select id from organisations`));
  expect(rows.flat()).toEqual([]);
});

test("people are seen by those who share an organisation with them, and their password by nobody", async ({
  ours,
  app,
}) => {
  const seen = await withOrganisation(app, ours.organisation.id, ({ sql }) => sql`select id from users`);
  expect(seen.map(({ id }) => id)).toEqual([ours.user.id]);
});
