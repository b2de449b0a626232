import { processActor } from "@cartage/domain/actor";
import { rebuildOrders } from "@cartage/domain/orders/commands/rebuild-orders";
import { coarse } from "@cartage/domain/orders/people-rules";
import { type Database, runAs } from "@cartage/domain/run-as";
import { describe, expect } from "vitest";
import { test } from "../routes/routes-test.ts";
import { newOrder } from "./orders-test.ts";
import { newProof } from "./proofs/new-proof.ts";

const refused = (code: string, about?: object) => ({ cause: { code, ...(about && { about }) } });
const place = { latE7: 208_612_345, lonE7: 1_066_854_321 };
const secret = {
  ...{ name: "Lê Thị Secret", address: "7 Secret Lane, Hải Phòng", phone: "0909 777 000", instructions: "Secret bell" },
  place,
};
const pdf = Buffer.from("%PDF-1.7 a secret").toString("base64");

/** Every row of an organisation, in whatever table, that still has a word of the secret. */
async function whereItStands({ sql }: Database, organisationId: string): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
      join pg_class on pg_class.oid = c.table_name::regclass and pg_class.relkind in ('r', 'p') and not pg_class.relispartition
     where c.table_schema = 'public' and c.column_name = 'organisation_id' order by 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await sql`
      select from ${sql(name)} kept where organisation_id = ${organisationId}
         and (kept::text ilike '%secret%' or kept::text like '%0909%777%' or kept::text like '%208612345%') limit 1`;
    if (rows.length > 0) found.push(name);
  }
  return found;
}

async function projectionOf({ sql }: Database, organisationId: string) {
  return sql`
    select orders::text as row from orders where organisation_id = ${organisationId}
    union all select order_stops::text from order_stops where organisation_id = ${organisationId}
    union all select order_items::text from order_items where organisation_id = ${organisationId}
    union all select order_legs::text from order_legs where organisation_id = ${organisationId} order by 1`;
}

describe("what orders tell of people", () => {
  test("goes from every place when it is asked for and the order is over; the same rows follow from its log, and the seals of proofs stay", async ({
    haulage,
    as,
    api,
    owner,
    platform,
    clock,
  }) => {
    const { organisation, api: dispatcher, truck, midnight, plan, send } = haulage;
    const administrator = api(await as.organisationAdministrator(organisation));
    const window = { from: midnight + 8 * 3_600_000, until: midnight + 18 * 3_600_000 };
    const customer = await dispatcher.customers.create({ name: "Xưởng may" });
    const given = {
      ...newOrder({ customerId: customer.customerId, reference: "PO-9", instructions: "A secret of two men" }),
      pickup: { ...secret, place: { latE7: 210_400_000, lonE7: 1_058_600_000 } },
      delivery: { ...secret, email: "secret@cartage.example", window },
    };
    const { orderId } = await dispatcher.orders.create(given);
    const other = await haulage.order();
    const { number } = await dispatcher.orders.get({ orderId });
    await dispatcher.orders.edit({ ...given, orderId, instructions: "Another secret" });
    await dispatcher.orders.note({ orderId, text: "The secret key is under the mat" });
    await dispatcher.orders.addFile({ orderId, name: "secret.pdf", content: pdf });
    await dispatcher.recipients.links.make({ orderId });
    await dispatcher.orders.findPlaces({ text: secret.address });
    const [route] = await plan(truck, [{ orderId }, { orderId: other }]);
    const erase = (typed = String(number), by = administrator) => by.orders.erasePeople({ orderId, number: typed });
    await expect(erase()).rejects.toMatchObject(refused("order.in_progress", { state: "planned" }));

    await send(route?.routeId ?? "");
    const phone = api(truck.driver);
    await phone.routes.accept({ routeId: route?.routeId ?? "" });
    const stops = (await phone.routes.own())[0]?.stops.filter((stop) => stop.orderId === orderId) ?? [];
    for (const { id: stopId, kind } of stops) {
      const proof = newProof({ orderId, stopId, kind, counterpart: secret.name, handedOverAt: clock.now().getTime() });
      await phone.proofs.add(proof);
      await phone.routes.stops.complete({ stopId, reason: "Without a photo: Secret would not have it" });
    }
    expect(await whereItStands(owner, organisation.id)).toEqual(
      expect.arrayContaining(["order_events", "order_stops", "orders", "proofs", "route_stops"]),
    );
    await expect(erase("0")).rejects.toMatchObject(refused("order.number_differs"));
    await expect(erase(undefined, dispatcher)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await erase(`#${number}`);

    expect(await whereItStands(owner, organisation.id)).toEqual([]);
    const order = await dispatcher.orders.get({ orderId });
    const nobody = { name: "–", address: "–", phone: null, instructions: null };
    expect(order).toMatchObject({
      state: "delivered",
      content: {
        ...{ reference: "PO-9", customer: { name: "Xưởng may" }, instructions: null },
        ...{ pickup: nobody, delivery: { ...nobody, email: null, window, place: coarse(place) } },
        items: [{ description: "A parcel", quantity: 3 }],
      },
    });
    expect(order.log.map(({ body }) => body.type)).toEqual(
      expect.arrayContaining(["created", "edited", "noted", "file_added", "collected", "delivered", "people_erased"]),
    );
    // about a kilometre is left of the place
    expect(Math.abs((order.content.delivery.place?.latE7 ?? 0) - place.latE7)).toBeLessThanOrEqual(50_000);
    const { items } = await dispatcher.orders.list({ search: "secret" });
    expect(items).toEqual([]);
    expect(
      (await dispatcher.proofs.list({ orderId })).map(({ shown, erasedBecause }) => [shown, erasedBecause]),
    ).toEqual([
      [null, "asked"],
      [null, "asked"],
    ]);
    const seals = await owner.sql`select from proof_seals where order_id = ${orderId}`;
    expect(seals).toHaveLength(2);
    const { links } = await dispatcher.recipients.links.list({ orderId });
    expect(links.map(({ revokedAt }) => revokedAt)).toEqual([expect.any(Date)]);
    // the other order of that route is as it was
    expect((await dispatcher.orders.get({ orderId: other })).content.delivery.name).toBe("Nguyễn Thị Đào");

    const before = await projectionOf(owner, organisation.id);
    const jobs = { actor: processActor("rebuild"), now: clock.now, requestId: "rebuild" };
    await runAs(platform, jobs, (ctx) => rebuildOrders(ctx, { organisationId: organisation.id }));
    expect([...(await projectionOf(owner, organisation.id))]).toEqual([...before]);

    const spoil = (type: string, body: object) => owner.sql`
      update order_events set body = ${JSON.stringify(body)}::text::jsonb where order_id = ${orderId} and type = ${type}`;
    for (const [type, body] of [
      ["created", {}],
      ["delivered", { reason: "Another" }],
      ["people_erased", { alsoCustomer: true }],
    ] as const)
      await expect(spoil(type, body), type).rejects.toMatchObject({ code: "23001" });
    const untouched = owner.sql`
      update order_events set body = order_event_without_people(type, body, false)
       where order_id = ${other} and type = 'created'`;
    await expect(untouched).rejects.toMatchObject({ code: "23001" });
    const audited = await owner.sql`
      select type from audit_entries where organisation_id = ${organisation.id} and type = 'order.people_erased'`;
    expect(audited).toHaveLength(1);
  });

  test("goes with a customer and their addresses, once all their orders are over and none is made again", async ({
    haulage: { organisation, api: dispatcher },
    as,
    api,
    owner,
  }) => {
    const administrator = api(await as.organisationAdministrator(organisation));
    const contacts = [
      { name: "Mrs Secret", email: "secret@cartage.example", phone: "0909 777 001" },
      { name: "Mr Secret", role: "Secret keeper", phone: "0909 777 002" },
    ];
    const about = { code: "C-7", contacts };
    const { customerId } = await dispatcher.customers.create({ name: "Secret & Sons", ...about, note: "Secret" });
    await dispatcher.customers.update({ customerId, name: "Secret & Daughters", ...about, note: "A secret" });
    await dispatcher.customers.addresses.save({ customerId, ...secret });
    const place = (given: object) => dispatcher.orders.create(newOrder({ customerId, ...given }));
    const { orderId: first } = await place({ pickup: secret });
    const { orderId: second } = await place({});
    const elsewhere = await dispatcher.customers.create({ name: "Others" });
    const { orderId: others } = await dispatcher.orders.create(newOrder({ customerId: elsewhere.customerId }));
    const { recurringOrderId } = await dispatcher.recurring.create({
      name: "Each Monday",
      template: {
        ...{ customerId, pickup: secret, delivery: { ...secret, email: null } },
        items: [{ description: "A parcel" }],
      },
      rule: {
        ...{ weekdays: [1], timeZone: "Asia/Ho_Chi_Minh", fromDay: "2030-01-07" },
        delivery: { from: "08:00", until: "12:00" },
      },
    });
    const erase = (name: string) => administrator.customers.erase({ customerId, name });
    await expect(erase("Secret & Sons")).rejects.toMatchObject(refused("customer.name_differs"));
    await expect(erase("Secret & Daughters")).rejects.toMatchObject(
      refused("customer.recurs", { recurring: "Each Monday" }),
    );
    await dispatcher.recurring.move({ recurringOrderId, move: "ended" });
    await dispatcher.orders.move({ orderId: first, move: "cancelled", reason: "Mrs Secret said so" });
    const { number } = await dispatcher.orders.get({ orderId: second });
    await expect(erase("Secret & Daughters")).rejects.toMatchObject(
      refused("customer.orders_in_progress", { count: "1", numbers: String(number) }),
    );
    expect((await dispatcher.orders.get({ orderId: first })).content.customer?.name).toBe("Secret & Daughters");

    await dispatcher.orders.move({ orderId: second, move: "cancelled", reason: "Not wanted" });
    expect(await erase("Secret & Daughters")).toEqual({ customerId, erased: 2, left: 0 });
    expect(await whereItStands(owner, organisation.id)).toEqual([]);
    expect(await dispatcher.customers.get({ customerId })).toMatchObject({ name: "–", isArchived: true, contacts: [] });
    expect((await dispatcher.orders.get({ orderId: first })).content.customer).toEqual({ id: customerId, name: "–" });
    expect((await dispatcher.orders.list({ customerId })).items).toHaveLength(2);
    expect((await dispatcher.orders.get({ orderId: others })).content.delivery.name).toBe("Nguyễn Thị Đào");
    await expect(place({})).rejects.toMatchObject(refused("customer.unknown"));
  });

  test("goes with an address of the book, of every order that went to or from it under its name", async ({
    haulage: { organisation, api: dispatcher },
    as,
    api,
    owner,
  }) => {
    const administrator = api(await as.organisationAdministrator(organisation));
    const { addressId } = await dispatcher.customers.addresses.save(secret);
    const from = await dispatcher.orders.create(newOrder({ pickup: secret }));
    const to = await dispatcher.orders.create(newOrder({ delivery: { ...newOrder().delivery, ...secret } }));
    const neither = await dispatcher.orders.create(newOrder());
    const erase = () => administrator.customers.addresses.erase({ addressId, name: secret.name });
    await expect(erase()).rejects.toMatchObject(refused("address.orders_in_progress"));
    for (const { orderId } of [from, to])
      await dispatcher.orders.move({ orderId, move: "cancelled", reason: "Not wanted" });
    await expect(administrator.customers.addresses.erase({ addressId, name: secret.address })).rejects.toMatchObject(
      refused("address.name_differs"),
    );
    expect(await erase()).toEqual({ addressId, erased: 2, left: 0 });
    expect(await whereItStands(owner, organisation.id)).toEqual([]);
    expect((await dispatcher.orders.get(neither)).content.delivery.name).toBe("Nguyễn Thị Đào");
  });
});
