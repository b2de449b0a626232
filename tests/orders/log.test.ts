import { newId } from "@cartage/db/id";
import { withConnection } from "@cartage/db/session";
import { apiKeyActor, processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { moveOrder } from "@cartage/domain/orders/commands/move-order";
import { rebuildOrders } from "@cartage/domain/orders/commands/rebuild-orders";
import { getOrder } from "@cartage/domain/orders/queries/get-order";
import { runAs } from "@cartage/domain/run-as";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";
import { take } from "./order-steps.ts";
import { newOrder } from "./orders-test.ts";
import { newRecurring } from "./recurring-test.ts";

const projected = ["orders", "order_items", "order_stops", "order_legs"] as const;

describe("the log of an order", () => {
  test("makes the same rows again, whatever happened", { timeout: 60_000 }, async ({
    make,
    as,
    api,
    owner,
    platform,
    clock,
  }) => {
    const hour = fc.integer({ min: 1, max: 200 }).map((hours) => hours * 3_600_000);
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant("move" as const),
          at: fc.nat(),
          reason: fc.constantFrom("Nobody there", "Hàng hỏng", "'\\\"; --"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant("edit" as const), quantity: fc.integer({ min: 1, max: 9 }) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("reschedule" as const), from: hour, lasts: hour }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("part" as const), pieces: fc.nat({ max: 9 }) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("way" as const), hubs: fc.nat({ max: 3 }) }) },
      { weight: 1, arbitrary: fc.constant({ kind: "note" as const }) },
      { weight: 2, arbitrary: fc.constant({ kind: "erase" as const }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ isDraft: fc.boolean(), steps: fc.array(step, { maxLength: 12 }) }), {
          minLength: 1,
          maxLength: 3,
        }),
        async (orders) => {
          const organisation = await make.organisation();
          const organisationId = organisation.id;
          const hubs = await Promise.all([1, 2, 3].map(() => make.hub({ organisationId })));
          const hubIds = hubs.map(({ id }) => id);
          const { orders: commands } = api(await as.organisationAdministrator(organisation));
          for (const { isDraft, steps } of orders) {
            const { orderId } = await commands.create(newOrder({ isDraft, reference: newId() }));
            for (const given of steps) await take(commands, hubIds, orderId, given);
          }
          const before = await rowsOf(organisation.id);
          expect(before.orders).toHaveLength(orders.length);
          const rebuilt = await runAs(
            platform,
            { actor: processActor("rebuild"), now: clock.now, requestId: "rebuild" },
            (ctx) => rebuildOrders(ctx, { organisationId: organisation.id }),
          );
          expect(rebuilt).toBe(orders.length);
          expect(await rowsOf(organisation.id)).toEqual(before);
        },
      ),
      { numRuns: 15 },
    );

    async function rowsOf(organisationId: string) {
      const tables = projected.map(
        (table) =>
          owner.sql`select t::text as row from ${owner.sql(table)} t where organisation_id = ${organisationId} order by 1`,
      );
      const [orders, items, stops, legs] = await Promise.all(tables);
      return { orders, items, stops, legs };
    }
  });

  test("is added to by nobody's hand but one, and changed by no role", async ({
    make,
    as,
    api,
    owner,
    platform,
    urls: _,
  }) => {
    const { orders } = api(await as.dispatcher(await make.organisation()));
    await orders.create(newOrder());
    for (const { sql } of [owner, platform]) {
      for (const statement of [
        "update order_events set type = type",
        "delete from order_events",
        "truncate order_events",
      ]) {
        const refusal = sql.unsafe(statement).then(
          () => "done",
          (error: { code: string }) => error.code,
        );
        expect(["23001", "42501"]).toContain(await refusal);
      }
    }
    const asReplica = withConnection(owner, async ({ sql }) => {
      await sql`set session_replication_role = replica`;
      await sql`delete from order_events`;
    });
    // setting it takes a superuser, and even then the trigger is there
    await expect(asReplica).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23001)$/) });
  });

  test("and the outbox have every change with its version, its state and who made it", async ({
    make,
    as,
    api,
    owner,
  }) => {
    const organisation = await make.organisation();
    const dispatcher = await as.dispatcher(organisation);
    const { orders } = api(dispatcher);
    const { orderId } = await orders.create(newOrder({ isDraft: true }));
    await orders.move({ orderId, move: "placed", basedOn: 1 });
    await orders.move({ orderId, move: "cancelled", reason: "They need it no more.", basedOn: 2 });
    const events = await owner.sql`
      select type, body from outbox where organisation_id = ${organisation.id} order by id`;
    const actor = { kind: "user", id: dispatcher.id };
    expect(events.map(({ type, body }) => [type, body])).toEqual([
      ["order.created", { orderId, version: 1, state: "draft", actor }],
      ["order.placed", { orderId, version: 2, state: "placed", actor }],
      ["order.cancelled", { orderId, version: 3, state: "cancelled", actor }],
    ]);
    expect(await orders.get({ orderId })).toMatchObject({
      state: "cancelled",
      reason: "They need it no more.",
      may: { moves: [], edit: false, reschedule: false },
      log: [
        { version: 1, body: { type: "created" }, actor: "A user", isOnBehalf: false },
        { version: 2, body: { type: "placed" } },
        { version: 3, body: { type: "cancelled", reason: "They need it no more." } },
      ],
    });
  });
});

describe("an order", () => {
  test("goes the whole way, and Postgres knows the same moves", async ({ make, as, api, owner }) => {
    const { orders } = api(await as.dispatcher(await make.organisation()));
    const { orderId } = await orders.create(newOrder({ isDraft: true }));
    const way = [
      "placed",
      "planned",
      "dispatched",
      "collected",
      "departed",
      "arrived_at_hub",
      "departed",
      "set_out",
    ] as const;
    for (const move of way) await orders.move({ orderId, move });
    await orders.deliverPart({ orderId, delivered: { "1": 2 }, reason: "One was damaged." });
    expect(await orders.get({ orderId })).toMatchObject({ state: "failed", delivered: { "1": 2 }, isCollected: true });
    await expect(orders.move({ orderId, move: "cancelled", reason: "Too late" })).rejects.toMatchObject({
      cause: { code: "order.not_now" },
    });
    for (const move of ["planned", "dispatched", "collected", "set_out", "delivered"] as const)
      await orders.move({ orderId, move });
    expect(await orders.get({ orderId })).toMatchObject({ state: "delivered", delivered: { "1": 3 } });
    const jump = owner.sql`update orders set state = 'placed', version = version + 1 where id = ${orderId}`;
    await expect(jump).rejects.toMatchObject({ constraint_name: "orders_state_follows" });
  });

  test("is planned and sent by routes: nobody is offered to say so by hand, but for programs that plan elsewhere", async ({
    make,
    as,
    api,
    app,
    clock,
  }) => {
    const organisation = await make.organisation();
    const { orders } = api(await as.dispatcher(organisation));
    const scopes = ["orders.view", "orders.edit"] as const;
    const actor = apiKeyActor({ apiKeyId: newId(), organisationId: organisation.id, scopes });
    const asProgram = <T>(work: (ctx: Context) => Promise<T>) =>
      runAs(app, { actor, now: clock.now, requestId: "test" }, work);
    const { orderId } = await orders.create(newOrder());
    const offered = async () => {
      const both = [await orders.get({ orderId }), await asProgram((ctx) => getOrder(ctx, { orderId }))];
      return both.map(({ may }) => may.moves);
    };
    expect(await offered()).toEqual([["cancelled"], ["planned", "cancelled"]]);
    await asProgram((ctx) => moveOrder(ctx, { orderId, move: "planned", reason: null }));
    expect(await offered()).toEqual([
      ["unplanned", "cancelled"],
      ["unplanned", "dispatched", "cancelled"],
    ]);
    await asProgram((ctx) => moveOrder(ctx, { orderId, move: "dispatched", reason: null }));
    const [byHand] = await offered();
    expect(byHand).toEqual(["collected", "failed", "cancelled"]);
  });

  test("is changed by one of two at once, and the other is told", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const [one, other] = [api(await as.dispatcher(organisation)), api(await as.dispatcher(organisation))];
    const { orderId, version: basedOn } = await one.orders.create(newOrder());
    const outcomes = await Promise.allSettled([
      one.orders.edit({ ...newOrder({ reference: "one" }), orderId, basedOn }),
      other.orders.move({ orderId, move: "cancelled", reason: "Not needed", basedOn }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [lost] = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(lost?.reason).toMatchObject({
      cause: { code: "changed_meanwhile", about: { subject: "order", version: "2" } },
    });
  });

  test("that cannot be is refused beside the field, with what to change", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const { orders } = api(await as.dispatcher(organisation));
    const order = newOrder();
    const { from } = order.delivery.window;
    const refused = (given: Partial<typeof order>) =>
      orders.create({ ...order, ...given }).then(
        () => "done",
        (error: { cause: { issues?: { path: PropertyKey[]; message: string }[]; code?: string } }) =>
          error.cause.issues?.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? error.cause.code,
      );
    const backwards = { ...order.delivery, window: { from, until: from - 1 } };
    expect(await refused({ delivery: backwards })).toEqual(["delivery.window.until: window_inverted"]);
    for (const until of [from, from - 1])
      expect(await refused({ pickup: { ...order.pickup, window: { from, until } } })).toEqual([
        "pickup.window.until: window_inverted",
      ]);
    const late = { ...order.pickup, window: { from: from + 9e7, until: from + 10e7 } };
    expect(await refused({ pickup: late })).toEqual(["pickup.window.from: pickup_after_delivery"]);
    const cash = { amountMinor: -1, currency: "VND" };
    expect(await refused({ cash })).toEqual([expect.stringContaining("cash.amountMinor")]);
    expect(await refused({ customerId: newId() })).toBe("customer.unknown");
    await orders.create({ ...order, reference: "PO-1" });
    expect(await refused({ reference: "PO-1" })).toBe("order.reference_taken");
  });

  test("that no vehicle can carry is refused beside its weight, as long as each says what it carries", async ({
    make,
    as,
    api,
    owner,
  }) => {
    const organisation = await make.organisation();
    const organisationId = organisation.id;
    const { orders, recurring, fleet } = api(await as.dispatcher(organisation));
    const addVehicle = async (type: "truck" | "trailer", capacityWeightKg: number | null) => {
      const { id } = await make.vehicle({ organisationId, type });
      await owner.sql`update vehicles set capacity_weight_kg = ${capacityWeightKg} where id = ${id}`;
      return id;
    };
    const items = (...weights: number[]) => weights.map((weightG) => ({ description: "A press", weightG }));
    const heavy = newOrder({ items: items(10, 2_000_001) });
    const { orderId } = await orders.create(heavy);
    expect(await orders.loadLimit()).toEqual({ heaviestG: null });

    await addVehicle("truck", 500);
    const strongest = await addVehicle("truck", 2_000);
    await addVehicle("trailer", 30_000);
    const refused = (field: string) => ({
      cause: { code: "input.invalid", fields: { [field]: { code: "too_heavy", values: { maximum: 2_000 } } } },
    });
    await expect(orders.create(heavy)).rejects.toMatchObject(refused("items.1.weightG"));
    await expect(orders.edit({ ...heavy, orderId })).rejects.toMatchObject(refused("items.1.weightG"));
    const template = { items: items(2_000_001) };
    await expect(recurring.create(newRecurring({ template }))).rejects.toMatchObject(
      refused("template.items.0.weightG"),
    );
    const { recurringOrderId } = await recurring.create(newRecurring());
    await expect(recurring.edit({ ...newRecurring({ template }), recurringOrderId })).rejects.toMatchObject(
      refused("template.items.0.weightG"),
    );
    await orders.create(newOrder({ items: [{ description: "Sand", quantity: 9, weightG: 2_000_000 }] }));

    // one that does not say what it carries may carry it
    const unknown = await addVehicle("truck", null);
    await orders.create(heavy);
    for (const vehicleId of [unknown, strongest]) await fleet.vehicles.archive({ vehicleId });
    expect(await orders.loadLimit()).toEqual({ heaviestG: 500_000 });
  });

  test("that was copied says of which, and is one of its own: the other stays as it was", async ({ make, as, api }) => {
    const { orders } = api(await as.dispatcher(await make.organisation()));
    const given = newOrder({ reference: "PO-2" });
    const { orderId: duplicateOf } = await orders.create(given);
    const first = await orders.get({ orderId: duplicateOf });
    // a reference is one order's
    await expect(orders.create({ ...given, duplicateOf })).rejects.toMatchObject({
      cause: { code: "order.reference_taken" },
    });
    const { orderId } = await orders.create({ ...given, reference: null, duplicateOf });
    const copy = await orders.get({ orderId });
    expect(copy.source).toEqual({ kind: "duplicate", id: duplicateOf });
    const barcodes = (of: typeof copy) => of.content.items.map(({ barcode }) => barcode);
    expect(barcodes(copy)).not.toEqual(barcodes(first));
    expect({ ...copy.content, items: [] }).toEqual({ ...first.content, reference: null, items: [] });
    expect(copy.number).toBe(first.number + 1);
    expect(await orders.get({ orderId: duplicateOf })).toEqual(first);
  });

  test("is looked at by viewers, and not by drivers", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const { orderId } = await api(await as.dispatcher(organisation)).orders.create(newOrder());
    const viewer = api(await as.viewer(organisation)).orders;
    expect(await viewer.get({ orderId })).toMatchObject({ may: { moves: [], edit: false } });
    await expect(viewer.move({ orderId, move: "planned" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const driver = api(await as.driver(organisation)).orders;
    await expect(driver.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the list of orders", () => {
  test("is filtered, searched without marks, sorted and paged", async ({ make, as, api }) => {
    const { orders } = api(await as.dispatcher(await make.organisation()));
    const dayMs = 86_400_000;
    const ids: string[] = [];
    for (const day of [3, 1, 2]) {
      const order = newOrder({
        reference: `PO-70${day}`,
        priority: day === 1 ? "urgent" : "normal",
        isDraft: day === 2,
      });
      const { from, until } = order.delivery.window;
      const window = { from: from + day * dayMs, until: until + day * dayMs };
      ids[day] = (await orders.create({ ...order, delivery: { ...order.delivery, window } })).orderId;
    }
    const idsOf = async (input: Parameters<typeof orders.list>[0]) =>
      (await orders.list(input)).items.map(({ id }) => ids.indexOf(id));
    expect(await idsOf({})).toEqual([2, 1, 3]);
    expect(await idsOf({ sort: "dueAt", direction: "asc" })).toEqual([1, 2, 3]);
    expect(await idsOf({ state: "draft" })).toEqual([2]);
    expect(await idsOf({ priority: "urgent", search: "nguyen dao" })).toEqual([1]);
    expect(await idsOf({ search: "NGUYỄN thị đ", sort: "dueAt", direction: "desc" })).toEqual([3, 2, 1]);
    expect(await idsOf({ search: "po-703" })).toEqual([3]);
    expect(await idsOf({ search: "0903111222", state: "placed" })).toEqual([1, 3]);
    expect(await idsOf({ search: "%" })).toEqual([]);
    const { dueAt } = (await orders.list({ search: "po-702" })).items[0] ?? { dueAt: 0 };
    expect(await idsOf({ dueFrom: dueAt, dueUntil: dueAt + dayMs + 1 })).toEqual([2, 3]);
    for (const search of [undefined, "nguyen"]) {
      const seen: number[] = [];
      let cursor: string | null = null;
      do {
        const { items, nextCursor } = await orders.list({
          limit: 1,
          sort: "dueAt",
          direction: "asc",
          ...(search && { search }),
          cursor,
        });
        seen.push(...items.map(({ id }) => ids.indexOf(id)));
        cursor = nextCursor;
      } while (cursor);
      expect(seen).toEqual([1, 2, 3]);
    }
  });
});
