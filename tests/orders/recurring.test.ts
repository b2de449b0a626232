import { newId } from "@cartage/db/id";
import { processActor } from "@cartage/domain/actor";
import { wallTimeAt } from "@cartage/domain/notifications/wall-clock-rules";
import { comingDays, dayAfter } from "@cartage/domain/recurring/calendar-rules";
import { makeRecurringOrders } from "@cartage/domain/recurring/processes/make-recurring-orders";
import { runAs } from "@cartage/domain/run-as";
import { expect } from "vitest";
import { test as base } from "../api/api-test.ts";
import { newRecurring } from "./recurring-test.ts";

const timeZone = "Asia/Ho_Chi_Minh";
const dayMs = 86_400_000;

/** What the jobs process does each minute, and how the world may look to it. */
const test = base.extend<{ makeNow: (at?: Date) => Promise<number> }>({
  makeNow: async ({ platform, clock, owner: { sql } }, use) => {
    // those of the tests before
    await sql`update recurring_orders set state = 'ended'`;
    await use((at = clock.now()) =>
      runAs(platform, { actor: processActor(newId()), requestId: newId(), now: () => at }, (ctx) =>
        makeRecurringOrders(ctx, { limit: 100 }),
      ),
    );
  },
});

test("orders are made days ahead, each day once, whoever makes them and however often", async ({
  make,
  as,
  api,
  clock,
  owner: { sql },
  makeNow,
}) => {
  const organisation = await make.organisation();
  const dispatcher = api(await as.dispatcher(organisation));
  const { recurringOrderId } = await dispatcher.recurring.create(newRecurring());
  const { rule } = await dispatcher.recurring.get({ recurringOrderId });
  const expected = comingDays(rule, clock.now().getTime(), 4);

  await Promise.all([makeNow(), makeNow(), makeNow()]);
  expect(await makeNow()).toBe(0);

  const { made } = await dispatcher.recurring.get({ recurringOrderId });
  expect(made.map(({ day }) => day).toReversed()).toEqual(expected);
  const { items } = await dispatcher.orders.list({ sort: "dueAt", direction: "asc" });
  expect(items.map(({ reference }) => reference)).toEqual(expected.map((day) => `MILK ${day}`));
  const order = await dispatcher.orders.get({ orderId: items[0]?.id ?? "" });
  expect(order).toMatchObject({ state: "placed", source: { kind: "recurring", id: recurringOrderId } });
  expect(order.log).toMatchObject([{ actorKind: "process", body: { type: "created" } }]);

  // as when a runner died after its transaction, before it could say so
  await sql`update recurring_orders set next_look_at = '-infinity'`;
  expect(await makeNow()).toBe(0);
  // the next day brings the next order, and one that was gone for days does not make up for them
  expect(await makeNow(new Date(clock.now().getTime() + dayMs))).toBe(1);
  expect(await makeNow(new Date(clock.now().getTime() + 10 * dayMs))).toBe(4);
});

test("a runner that dies within leaves nothing behind, and the next one makes all of it", async ({
  make,
  as,
  api,
  owner: { sql },
  makeNow,
}) => {
  const organisation = await make.organisation();
  const dispatcher = api(await as.dispatcher(organisation));
  const { recurringOrderId } = await dispatcher.recurring.create(newRecurring());
  const third = dayAfter(wallTimeAt(new Date(), timeZone).day, 2);
  await sql.unsafe(`
    create function die() returns trigger language plpgsql as $$
    begin
      if new.recurring_order_id = '${recurringOrderId}' and new.day = '${third}' then
        perform pg_terminate_backend(pg_backend_pid());
      end if;
      return new;
    end $$;
    create trigger die before insert on recurring_order_days for each row execute function die()`);
  await expect(makeNow()).rejects.toThrow();
  await sql`drop trigger die on recurring_order_days`;
  expect((await dispatcher.recurring.get({ recurringOrderId })).made).toEqual([]);
  expect((await dispatcher.orders.list({})).items).toEqual([]);

  await makeNow();
  const { items } = await dispatcher.orders.list({});
  expect(items.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
});

test("pausing, changing and leaving out count from now on; what was made stays", async ({
  make,
  as,
  api,
  clock,
  makeNow,
  owner: { sql },
}) => {
  const organisation = await make.organisation();
  const dispatcher = api(await as.dispatcher(organisation));
  const { recurringOrderId } = await dispatcher.recurring.create(newRecurring({ rule: { daysAhead: 1 } }));
  await makeNow();
  const { rule, version, made } = await dispatcher.recurring.get({ recurringOrderId });
  const [last] = made;
  if (!last) throw new Error("Nothing was made.");
  await expect(
    dispatcher.recurring.skipDay({ recurringOrderId, day: last.day, isSkipped: true }),
  ).rejects.toMatchObject({ cause: { code: "recurring_order.day_made", about: { orderId: last.orderId } } });

  const skipped = dayAfter(last.day);
  await dispatcher.recurring.skipDay({ recurringOrderId, day: skipped, isSkipped: true });
  await dispatcher.recurring.move({ recurringOrderId, move: "paused" });
  const at = new Date(clock.now().getTime() + 3 * dayMs);
  expect(await makeNow(at)).toBe(0);
  await dispatcher.recurring.move({ recurringOrderId, move: "resumed" });
  await expect(
    dispatcher.recurring.edit({ ...newRecurring(), recurringOrderId, basedOn: version }),
  ).rejects.toMatchObject({ cause: { code: "changed_meanwhile" } });
  const leftOut = (await dispatcher.recurring.get({ recurringOrderId })).rule.leftOut;
  expect(leftOut).toEqual([skipped]);
  const given = newRecurring({ rule: { ...rule, leftOut, daysAhead: 2 }, template: { reference: "CREAM" } });
  await dispatcher.recurring.edit({ ...given, recurringOrderId });
  await makeNow();

  const { items } = await dispatcher.orders.list({ sort: "dueAt", direction: "asc" });
  expect(items.map(({ reference }) => reference)).toEqual(made.map(({ day }) => `MILK ${day}`).toReversed());
  await makeNow(new Date(clock.now().getTime() + dayMs));
  const after = await dispatcher.recurring.get({ recurringOrderId });
  expect(after.made[0]?.day).toBe(dayAfter(skipped));
  expect(after.made.map(({ day }) => day)).not.toContain(skipped);

  await dispatcher.recurring.move({ recurringOrderId, move: "ended" });
  expect(await makeNow(new Date(clock.now().getTime() + 9 * dayMs))).toBe(0);
  await expect(dispatcher.recurring.move({ recurringOrderId, move: "resumed" })).rejects.toMatchObject({
    cause: { code: "recurring_order.not_now" },
  });
  await expect(dispatcher.recurring.edit({ ...given, recurringOrderId })).rejects.toMatchObject({
    cause: { code: "recurring_order.ended" },
  });
  // whoever hears of it in another order knows which is the newest
  const told = await sql`
    select type, (body -> 'version')::int as version from outbox where body ->> 'recurringOrderId' = ${recurringOrderId} order by id`;
  const events = ["created", "day_skipped", "paused", "resumed", "changed", "ended"];
  expect(told.map(({ type, version }) => [type, version])).toEqual(
    events.map((type, at) => [`recurring_order.${type}`, at + 1]),
  );
});

test("one that cannot be made says why, keeps no other from it, and is tried again", async ({
  make,
  as,
  api,
  clock,
  makeNow,
}) => {
  const organisation = await make.organisation();
  const dispatcher = api(await as.dispatcher(organisation));
  const { customerId } = await dispatcher.customers.create({ name: "Chợ" });
  const broken = await dispatcher.recurring.create(newRecurring({ template: { customerId } }));
  const sound = await dispatcher.recurring.create(
    newRecurring({ rule: { daysAhead: 0 }, template: { reference: "" } }),
  );
  await dispatcher.customers.archive({ customerId });

  await makeNow();
  const { items } = await dispatcher.recurring.list({});
  expect(items).toMatchObject([
    { id: broken.recurringOrderId, customer: "Chợ", trouble: "customer.unknown" },
    { id: sound.recurringOrderId, trouble: null },
  ]);
  expect((await dispatcher.orders.list({})).items).toHaveLength(1);
  const { name, template, rule } = await dispatcher.recurring.get(broken);
  await dispatcher.recurring.edit({ ...broken, name, rule, template: { ...template, customerId: null } });
  await makeNow(clock.now());
  expect(await dispatcher.recurring.get(broken)).toMatchObject({ trouble: null, made: { length: 4 } });
});
