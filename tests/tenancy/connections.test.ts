import { once } from "node:events";
import { type AddressInfo, createServer, connect as dial } from "node:net";
import { connect, type Database } from "@cartage/db/client";
import { withOrganisation } from "@cartage/db/session";
import { test as withDatabase } from "@cartage/testing/test";
import { expect, onTestFinished } from "vitest";

// a question whose answer was lost waits for ever
const test = withDatabase.extend<{ $test: { pool: Database } }>({
  /** One connection, not opened yet: all share it. */
  pool: async ({ urls }, use) => {
    const pool = connect(urls.app, { max: 1, name: "test" });
    await use(pool);
    await pool.end();
  },
});
const timeout = 5_000;
const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
const refusal = new Error("refused");

test("who is refused before anything was asked leaves others their answers", { timeout }, async ({ pool }) => {
  const refused = withOrganisation(pool, one, async () => Promise.reject(refusal)).catch((error: unknown) => error);
  const answers = [1, 2, 3].map((id) =>
    pool.sql`select ${id}::int as id, ${`row ${id}`}::text as text, 7 as seven`.execute(),
  );

  expect(await refused).toBe(refusal);
  expect(await Promise.all(answers)).toEqual([1, 2, 3].map((id) => [{ id, text: `row ${id}`, seven: 7 }]));
});

test("what a failed request left unanswered is answered before others go on", { timeout }, async ({ pool }) => {
  const left: Promise<unknown>[] = [];
  const failed = withOrganisation(pool, one, async ({ sql }) => {
    left.push(...[1, 2, 3].map((id) => sql`select ${id}::int as id, pg_sleep(0.01)::text as slept`.execute()));
    throw refusal;
  }).catch((error: unknown) => error);
  const answer = pool.sql`select ${"mine"}::text as mine`.execute();

  expect(await failed).toBe(refusal);
  expect(await Promise.all(left)).toEqual([1, 2, 3].map((id) => [{ id, slept: "" }]));
  expect(await answer).toEqual([{ mine: "mine" }]);
});

test("a connection that was given back knows no organisation", { timeout }, async ({ pool }) => {
  const organisation = () =>
    pool.sql`select current_setting('app.organisation', true) as id, ${1}::int as one`.execute();
  const inside = withOrganisation(pool, one, ({ sql }) => sql`select current_setting('app.organisation') as id`);
  const outside = [organisation(), organisation()];

  expect(await inside).toEqual([{ id: one }]);
  expect(await Promise.all(outside)).toEqual([[{ id: "", one: 1 }], [{ id: "", one: 1 }]]);
});

test("work that goes on after its request ended reaches nobody's connection", { timeout }, async ({ pool }) => {
  const over = Promise.withResolvers<void>();
  let late: Promise<unknown> = Promise.resolve();
  await withOrganisation(pool, one, async ({ sql }) => {
    late = over.promise.then(() => sql`select current_setting('app.organisation') as id`).catch((error) => error);
    await sql`select 1`;
  });
  const inside = await withOrganisation(pool, other, async ({ sql }) => {
    over.resolve();
    return sql`select current_setting('app.organisation') as id`;
  });

  expect(await late).toMatchObject({ code: "CONNECTION_RELEASED" });
  expect(inside).toEqual([{ id: other }]);
});

test("a statement that cannot be written fails alone", { timeout }, async ({ pool }) => {
  const ask = (at: Date, id: number) => pool.sql`select ${at}::timestamptz as at, ${id}::int as id`;
  const at = new Date(0);
  // from now on the statement is known, and what comes next is sent at once
  await ask(at, 0);
  const answers = await Promise.allSettled([
    ask(at, 1),
    ask(new Date(Number.NaN), 2),
    pool.sql`select ${3}::int as a, ${4}::int as b, ${5}::int as c`,
    withOrganisation(pool, one, ({ sql }) => sql`select current_setting('app.organisation') as id`),
    withOrganisation(pool, other, ({ sql }) => sql`select current_setting('app.organisation') as id`),
  ]);

  expect(answers).toMatchObject([
    { value: [{ id: 1 }] },
    { reason: new RangeError("Invalid time value") },
    { value: [{ a: 3, b: 4, c: 5 }] },
    { value: [{ id: one }] },
    { value: [{ id: other }] },
  ]);
});

test("a statement that is planned anew after a change keeps its values and others theirs", { timeout }, async ({
  pool,
  owner,
}) => {
  await owner.sql`create table changing (id int, is_so boolean)`;
  await owner.sql`grant select on changing to public`;
  await owner.sql`insert into changing values (1, true), (2, false)`;
  const ask = () => pool.sql`select * from changing where is_so = ${true} and id > ${0}`;
  expect(await ask()).toEqual([{ id: 1, is_so: true }]);
  await owner.sql`alter table changing add column added text default 'new'`;

  const answers = await Promise.all([
    ask(),
    withOrganisation(pool, one, ({ sql }) => sql`select current_setting('app.organisation') as id, ${1}::int as one`),
    pool.sql`select ${2}::int as two`,
  ]);
  expect(answers).toEqual([[{ id: 1, is_so: true, added: "new" }], [{ id: one, one: 1 }], [{ two: 2 }]]);
});

/** Passes on to Postgres, and hangs up once: at the question of types that the driver asks before any of ours. */
async function hangUpOnce(url: string): Promise<string> {
  const { hostname: host, port } = new URL(url);
  let hungUp = false;
  const server = createServer((client) => {
    const postgres = dial(Number(port), host);
    for (const [from, to] of [
      [client, postgres],
      [postgres, client],
    ] as const)
      from.on("error", () => to.destroy()).on("close", () => to.destroy());
    postgres.pipe(client);
    client.on("data", (sent) => {
      const isOfTypes = !hungUp && sent.includes("pg_catalog.pg_type");
      hungUp ||= isOfTypes;
      if (isOfTypes) client.destroy();
      else postgres.write(sent);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const there = new URL(url);
  there.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return there.href;
}

test("a connection that ends before it knows the types is opened again, for a request and for a question", {
  timeout,
}, async ({ urls }) => {
  for (const ask of [
    ({ sql }: Database) => sql`select array[${1}::int, 2] as ids`,
    (pool: Database) => withOrganisation(pool, one, ({ sql }) => sql`select array[${1}::int, 2] as ids`),
  ]) {
    const pool = connect(await hangUpOnce(urls.app), { max: 1, name: "test" });
    expect(await ask(pool)).toEqual([{ ids: [1, 2] }]);
    expect(await Promise.all([ask(pool), ask(pool)])).toEqual([[{ ids: [1, 2] }], [{ ids: [1, 2] }]]);
    await pool.end();
  }
});

test("who waits for a connection has one also when the server ended the one that it waited for", { timeout }, async ({
  pool,
  urls,
}) => {
  const held = await pool.sql.reserve();
  const [{ pid } = { pid: 0 }] = await held<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const waiting = withOrganisation(pool, one, ({ sql }) => sql`select current_setting('app.organisation') as id`);
  const elsewhere = connect(urls.app, { max: 1, name: "test" });
  await elsewhere.sql`select pg_terminate_backend(${pid})`;
  await elsewhere.end();

  expect(await waiting).toEqual([{ id: one }]);
  held.release();
  expect(await pool.sql`select ${2}::int as two`).toEqual([{ two: 2 }]);
});
