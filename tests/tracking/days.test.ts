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
  await sql`
    insert into positions (fix_time, organisation_key, device_key, lat_e7, lon_e7, received_after_ds, verdict)
    select '2020-03-01'::timestamptz + n * interval '1 second', 1, n % 7, n, n, 0, 0 from generate_series(1, 500) as n`;
  await sql`analyze positions_20200301`;
  const gathered = await sql<{ attname: string }[]>`
    select attname from pg_stats where tablename = 'positions_20200301' order by attname`;
  const searched = ["device_key", "fix_time", "lat_e7", "lon_e7", "organisation_key", "verdict"];
  expect(gathered.map(({ attname }) => attname)).toEqual(searched);
});
