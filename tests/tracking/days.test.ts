import { connect } from "@cartage/db/client";
import { test } from "@cartage/testing/test";
import { expect, onTestFinished } from "vitest";

test("of two that open a day at once one does, and the other finds it open", async ({ urls, owner }) => {
  const days = Array.from({ length: 5 }, (_, back) => `2020-02-0${back + 1}`);
  const [one, other] = [connect(urls.ingest, { max: 1, name: "one" }), connect(urls.app, { max: 1, name: "other" })];
  onTestFinished(async () => void (await Promise.all([one.end(), other.end()])));
  const open = (sql: typeof owner.sql, day: string) =>
    sql<{ opened: boolean }[]>`select ensure_position_day(${day}::text::date) as opened`.then(([row]) => row?.opened);
  const waits = () => owner.sql`select from pg_locks where locktype = 'advisory' and not granted`;

  for (const day of days) {
    let second: Promise<boolean | undefined> | null = null;
    const first = await one.sql.begin(async (sql) => {
      const opened = await open(sql as unknown as typeof owner.sql, day);
      second = open(other.sql, day);
      while ((await waits()).length === 0);
      return opened;
    });
    expect([first, await second]).toEqual([true, false]);
  }
});

test("of a day's positions Postgres gathers statistics of what is searched by alone", async ({ owner: { sql } }) => {
  await sql`select ensure_position_day('2020-03-01'::date)`;
  const columns = await sql<{ name: string }[]>`
    select attname as name from pg_attribute
     where attrelid = 'positions_20200301'::regclass and attnum > 0 and attstattarget is distinct from 0
     order by attname`;
  const searched = ["device_key", "fix_time", "lat_e7", "lon_e7", "organisation_key", "verdict"];
  expect(columns.map(({ name }) => name)).toEqual(searched);
});
