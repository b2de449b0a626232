import { test } from "@cartage/testing/test";
import type postgres from "postgres";
import { expect } from "vitest";

type Numbers = { through: string | null; ahead: string; gap_since: string | null };
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();

test("numbers in a row are confirmed as they come", async ({ owner }) => {
  const start = await take(owner.sql, null, { arrived: "{[1,3]}" });
  expect(start).toMatchObject({ through: "3", ahead: "{}", gap_since: null });
  expect(await take(owner.sql, start, { arrived: "{[4,4]}" })).toMatchObject({ through: "4", ahead: "{}" });
});

test("a gap holds the confirmation back until its numbers come, in whatever order", async ({ owner }) => {
  let known = await take(owner.sql, null, { arrived: "{[1,4]}" });
  known = await take(owner.sql, known, { arrived: "{[10,12]}", minute: 1 });
  expect(known).toMatchObject({ through: "4", ahead: "{[10,13)}" });
  known = await take(owner.sql, known, { arrived: "{[7,9]}", minute: 2 });
  expect(known).toMatchObject({ through: "4", ahead: "{[7,13)}" });
  known = await take(owner.sql, known, { arrived: "{[5,6]}", minute: 3 });
  expect(known).toMatchObject({ through: "12", ahead: "{}", gap_since: null });
});

test("what arrives again changes nothing", async ({ owner }) => {
  const known = await take(owner.sql, null, { arrived: "{[1,9]}" });
  expect(await take(owner.sql, known, { arrived: "{[2,5]}" })).toEqual(known);
});

test("a device that says from where it holds numbers closes the gap below, and nothing above", async ({ owner }) => {
  let known = await take(owner.sql, null, { arrived: "{[1000,1004]}" });
  expect(known).toMatchObject({ through: null });
  known = await take(owner.sql, known, { arrived: "{}", floor: 1000 });
  expect(known).toMatchObject({ through: "1004", ahead: "{}" });
  known = await take(owner.sql, known, { arrived: "{[2000,2001],[2005,2005]}" });
  known = await take(owner.sql, known, { arrived: "{}", floor: 2000 });
  expect(known).toMatchObject({ through: "2001", ahead: "{[2005,2006)}" });
});

test("a gap that nothing fills for ten minutes while others arrive is given up; progress starts the wait anew", async ({
  owner,
}) => {
  let known = await take(owner.sql, null, { arrived: "{[1,1]}" });
  known = await take(owner.sql, known, { arrived: "{[5,5]}", minute: 0 });
  known = await take(owner.sql, known, { arrived: "{[2,2]}", minute: 8 });
  known = await take(owner.sql, known, { arrived: "{[6,6]}", minute: 12 });
  expect(known).toMatchObject({ through: "2", ahead: "{[5,7)}" });
  known = await take(owner.sql, known, { arrived: "{[7,7]}", minute: 19 });
  expect(known).toMatchObject({ through: "7", ahead: "{}", gap_since: null });
});

async function take(
  sql: postgres.Sql,
  known: Numbers | null,
  { arrived, floor = null, minute = 0 }: { arrived: string; floor?: number | null; minute?: number },
): Promise<Numbers> {
  const [numbers] = await sql<Numbers[]>`
    select (take_numbers(
      row(${known?.through ?? null}::bigint, ${known?.ahead ?? "{}"}::int8multirange, ${known?.gap_since ?? null}::timestamptz)::stored_numbers,
      ${arrived}::int8multirange, ${floor}::bigint, ${at(minute)}::timestamptz)).*`;
  if (!numbers) throw new Error("take_numbers answers one row.");
  return numbers;
}
