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
