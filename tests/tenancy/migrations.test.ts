import { randomBytes } from "node:crypto";
import { connect, type Database } from "@cartage/db/client";
import { listMigrations, migrate } from "@cartage/db/migrate";
import * as accounts from "@cartage/db/schema/accounts";
import * as alerts from "@cartage/db/schema/alerts";
import * as business from "@cartage/db/schema/business";
import * as customers from "@cartage/db/schema/customers";
import * as derived from "@cartage/db/schema/derived";
import * as dispatch from "@cartage/db/schema/dispatch";
import * as erasures from "@cartage/db/schema/erasures";
import * as escalation from "@cartage/db/schema/escalation";
import * as fleet from "@cartage/db/schema/fleet";
import * as geofences from "@cartage/db/schema/geofences";
import * as health from "@cartage/db/schema/health";
import * as identity from "@cartage/db/schema/identity";
import * as incidents from "@cartage/db/schema/incidents";
import * as instructions from "@cartage/db/schema/instructions";
import * as integrations from "@cartage/db/schema/integrations";
import * as issues from "@cartage/db/schema/issues";
import * as notifications from "@cartage/db/schema/notifications";
import * as orders from "@cartage/db/schema/orders";
import * as plans from "@cartage/db/schema/plans";
import * as platform from "@cartage/db/schema/platform";
import * as progress from "@cartage/db/schema/progress";
import * as proofs from "@cartage/db/schema/proofs";
import * as recipients from "@cartage/db/schema/recipients";
import * as recurring from "@cartage/db/schema/recurring";
import * as requests from "@cartage/db/schema/requests";
import * as routes from "@cartage/db/schema/routes";
import * as shares from "@cartage/db/schema/shares";
import * as tracking from "@cartage/db/schema/tracking";
import * as trips from "@cartage/db/schema/trips";
import * as ways_in from "@cartage/db/schema/ways-in";
import { roleUrls } from "@cartage/testing/role-urls";
import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

const tables = [
  accounts,
  alerts,
  business,
  customers,
  derived,
  erasures,
  escalation,
  fleet,
  geofences,
  health,
  identity,
  incidents,
  instructions,
  integrations,
  issues,
  notifications,
  orders,
  plans,
  platform,
  recurring,
  proofs,
  requests,
  dispatch,
  progress,
  recipients,
  routes,
  shares,
  tracking,
  trips,
  ways_in,
]
  .flatMap((schema) => Object.values(schema))
  .filter((value) => is(value, Table));

describe("the schema in TypeScript", () => {
  test.for(tables.map((table) => [getTableName(table), table] as const))(
    "has the columns of %s",
    async ([name, table], { owner }) => {
      const columns = await owner.sql<{ name: string; type: string; isNotNull: boolean }[]>`
      select attribute.attname as name, format_type(attribute.atttypid, null) as type, attribute.attnotnull as "isNotNull"
        from pg_attribute attribute
       where attribute.attrelid = ${name}::regclass and attribute.attnum > 0 and not attribute.attisdropped
       order by 1`;
      const typed = Object.values(getTableColumns(table))
        .map((column) => ({
          name: column.name,
          type: column
            .getSQLType()
            .replace(/ \(\d\)|\(\d\)/, "")
            .replace("timestamp with", "timestamp with"),
          isNotNull: column.notNull,
        }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(typed).toEqual([...columns]);
    },
  );

  test("knows every table", async ({ owner }) => {
    const rows = await owner.sql<{ name: string }[]>`
      select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> 'migrations'
       order by 1`;
    expect(tables.map((table) => getTableName(table)).sort()).toEqual(rows.map(({ name }) => name));
  });
});

test("all migrations are applied, and applying them again does nothing", async ({ owner, urls }) => {
  const listed = (await listMigrations()).map(({ name }) => name);
  const applied = await owner.sql<{ name: string }[]>`select name from migrations order by name`;
  expect(applied.map(({ name }) => name)).toEqual(listed);
  expect(await migrate(urls.owner)).toEqual([]);
});

test("a migration that changed after it was applied stops the start", async ({ urls }) => {
  const [first, ...others] = await listMigrations();
  if (!first) throw new Error("there are migrations");
  await expect(migrate(urls.owner, [{ ...first, digest: "other" }, ...others])).rejects.toThrow(
    /changed after it was applied/,
  );
  await expect(migrate(urls.owner, others)).rejects.toThrow(/newer version/);
});

test("a migration that comes before one that is applied stops the start", async ({ urls }) => {
  const late = { name: "0000-late.sql", sql: "select 1", digest: "d" };
  await expect(migrate(urls.owner, [late, ...(await listMigrations())])).rejects.toThrow(/give it a later number/);
});

test("the newest migration applies to the version before it, and keeps what is there", async ({ owner, urls }) => {
  const name = `upgrade_${randomBytes(6).toString("hex")}`;
  const { superuser, owner: ownerUrl } = roleUrls(urls.superuser, name);
  await onAdministration(superuser, `create database ${name} owner cartage_owner`);
  try {
    const all = await listMigrations();
    const before = all.slice(0, -1);
    expect(await migrate(ownerUrl, before)).toEqual(before.map(({ name }) => name));
    const older = connect(ownerUrl, { max: 1 });
    await older.sql`insert into organisations (id, name) values (uuidv7(), 'From before')`;
    await older.end();
    expect(await migrate(ownerUrl)).toEqual(all.slice(-1).map(({ name }) => name));
    const upgraded = connect(ownerUrl, { max: 1 });
    expect(await upgraded.sql`select name from organisations`).toEqual([{ name: "From before" }]);
    expect(await tablesOf(upgraded.sql)).toEqual(await tablesOf(owner.sql));
    await upgraded.end();
  } finally {
    await onAdministration(superuser, `drop database ${name} with (force)`);
  }
});

/** Runs a statement that no transaction may hold, beside the database that it is about. */
async function onAdministration(url: string, statement: string) {
  const administration = new URL(url);
  administration.pathname = "/postgres";
  const database = connect(administration.href, { max: 1 });
  await database.sql.unsafe(statement).finally(() => database.end());
}

const tablesOf = (sql: Database["sql"]) => sql<{ name: string }[]>`
  select relname as name from pg_class
   where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
   order by 1`;
