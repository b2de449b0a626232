import type { createCaller } from "@cartage/api/root";
import { orderStates } from "@cartage/domain/orders/states";
import fc from "fast-check";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";

type Input = Parameters<ReturnType<typeof createCaller>["orders"]["list"]>[0];

const count = 3_000;
const dayMs = 86_400_000;
const firstDue = Date.UTC(2027, 0, 1);

test("a search finds the same in the same order whichever way is taken to it", { timeout: 60_000 }, async ({
  make,
  as,
  api,
  owner: { sql },
}) => {
  const organisation = await make.organisation();
  // words in half of all, in one of each 40, only in the oldest hundred, in one; and some that are never together
  await sql`
    insert into orders (id, organisation_id, number, version, state, is_collected, priority, due_at, pickup_name, delivery_name,
      delivery_address, pieces, weight_g, volume_cm3, source, created_at, changed_at, words)
    select uuidv7(), ${organisation.id}, n, 1, (${[...orderStates]}::text[])[1 + n * 7 % 13], false,
           (array['normal', 'high', 'urgent'])[1 + n % 3],
           ${new Date(firstDue).toISOString()}::timestamptz + (n * 7919 % 20000) / 1000 * interval '1 day', '', '', '', 1, 1, 1, 'form', now(), now(),
           array_to_tsvector(array['po' || n, n::text, 'all', (array['even', 'odd'])[1 + n % 2], 'r' || n % 40]
             || case when n <= 100 then array['old'] else '{}' end)
      from generate_series(1, ${count}) n`;
  // a small neighbour has the same words
  const neighbour = await make.organisation();
  await sql`
    insert into orders
    select (jsonb_populate_record(o, jsonb_build_object('id', uuidv7(), 'organisation_id', ${neighbour.id}::text, 'number', number + 10000))).*
      from orders o where organisation_id = ${organisation.id} and number <= 200`;
  await sql`analyze orders`;
  const viewer = api(await as.viewer(organisation));
  const arbitrary = fc.record(
    {
      search: fc.constantFrom(
        "all",
        "even",
        "r7",
        "po",
        "old",
        "po-1234",
        "even odd",
        "odd r7",
        "old r7",
        "12",
        "123",
        "all zz",
      ),
      sort: fc.constantFrom("number" as const, "dueAt" as const),
      direction: fc.constantFrom("asc" as const, "desc" as const),
      limit: fc.constantFrom(1, 20, 50, 200),
      state: fc.constantFrom(...orderStates),
      priority: fc.constantFrom("normal" as const, "urgent" as const),
      days: fc.integer({ min: 0, max: 18 }),
    },
    { requiredKeys: ["search", "sort", "direction", "limit"] },
  );
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ days, ...given }) => {
      const within =
        days === undefined ? {} : { dueFrom: firstDue + days * dayMs, dueUntil: firstDue + (days + 2) * dayMs };
      const input: Input = { ...given, ...within };
      const first = await viewer.orders.list(input);
      const numbers = first.items.map(({ number }) => number);
      if (first.nextCursor) {
        const second = await viewer.orders.list({ ...input, cursor: first.nextCursor });
        numbers.push(...second.items.map(({ number }) => number));
      }
      expect(numbers).toEqual(await everyRow(input));
    }),
    { numRuns: 150 },
  );

  /** The first two pages, by looking at every row. */
  async function everyRow({ search = "", sort, direction, limit = 50, ...filters }: Input): Promise<number[]> {
    const query = search
      .split(/[ -]/)
      // one or two digits are a whole word
      .map((word) => (/^\d{1,2}$/.test(word) ? word : `${word}:*`))
      .join(" & ");
    const place = sort === "dueAt" ? sql`due_at` : sql`number`;
    const way = direction === "asc" ? sql`asc` : sql`desc`;
    const due = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
    const rows = await sql<{ number: number }[]>`
      select number from orders
       where organisation_id = ${organisation.id} and words @@ ${query}::tsquery
         and (${filters.state ?? null}::text is null or state = ${filters.state ?? null})
         and (${filters.priority ?? null}::text is null or priority = ${filters.priority ?? null})
         and (${due(filters.dueFrom)}::timestamptz is null or due_at >= ${due(filters.dueFrom)})
         and (${due(filters.dueUntil)}::timestamptz is null or due_at < ${due(filters.dueUntil)})
       order by ${place} ${way}, id ${way} limit ${2 * limit}`;
    return rows.map(({ number }) => number);
  }
});
