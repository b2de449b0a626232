import { newId } from "@cartage/db/id";
import { describe, expect } from "vitest";
import { test } from "./routes-test.ts";

const refused = (code: string) => ({ cause: { code } });

describe("a driver's own routes", () => {
  test("are those that were sent to him, with all that he needs without network; another driver's are not there", async ({
    haulage,
    api,
    as,
    owner,
  }) => {
    const { truck, midnight } = haulage;
    await owner.sql`update vehicles set skills = '{tail lift}' where id = ${truck.vehicleId}`;
    const orderId = await haulage.order({
      reference: "PO-7",
      ...{ instructions: "Two men", skills: ["tail lift"] },
      cash: { amountMinor: 450_000, currency: "VND" },
      delivery: {
        ...{ name: "Nguyễn Thị Đào", address: "Hải Phòng", phone: "0903 111 222", instructions: "Ring twice" },
        place: { latE7: 208_600_000, lonE7: 1_066_900_000 },
        window: { from: midnight + 8 * 3_600_000, until: midnight + 18 * 3_600_000 },
      },
    });
    await haulage.api.orders.note({ orderId, text: "The gate is behind the house" });
    const [saved] = await haulage.plan(truck, [{ orderId }]);
    const routeId = saved?.routeId ?? "";
    const phone = api(truck.driver).routes;
    expect(await phone.own()).toEqual([]);
    await haulage.send(routeId);
    const [route] = await phone.own();
    const { content, number } = await haulage.api.orders.get({ orderId });
    expect(route).toMatchObject({
      ...{ id: routeId, day: haulage.day, state: "sent" },
      stops: [
        { kind: "pickup", orderNumber: number, cash: null, address: "Hà Nội" },
        {
          ...{ kind: "delivery", name: "Nguyễn Thị Đào", phone: "0903 111 222", reference: "PO-7", lat: 20.86 },
          skills: ["tail lift"],
          instructions: ["Ring twice", "Two men"],
          notes: [{ text: "The gate is behind the house" }],
          cash: { amountMinor: 450_000, currency: "VND" },
          items: [{ line: 1, quantity: 3, barcode: content.items[0]?.barcode }],
        },
      ],
    });
    expect(await api(await as.driver(haulage.organisation)).routes.own()).toEqual([]);
    expect(await haulage.api.routes.own()).toEqual([]);
    await phone.decline({ routeId, reason: "Ill" });
    expect(await phone.own()).toEqual([]);
  });

  test("are driven from what a phone kept while it had no network: in its order, each once, at its own time", async ({
    haulage,
    api,
  }) => {
    const { truck } = haulage;
    const orderId = await haulage.order();
    const [saved] = await haulage.plan(truck, [{ orderId }]);
    await haulage.send(saved?.routeId ?? "");
    const [route] = await api(truck.driver).routes.own();
    const [pickup, delivery] = route?.stops ?? [];
    const stop = (which: typeof pickup) => which?.id ?? "";
    const began = Date.now() - 3_600_000;
    const minute = (count: number) => began + count * 60_000;
    type Phone = ReturnType<typeof api>["routes"];
    const kept: { key: string; send: (phone: Phone) => Promise<unknown> }[] = [
      (phone: Phone) => phone.accept({ routeId: route?.id ?? "" }),
      (phone: Phone) => phone.start({ routeId: route?.id ?? "" }),
      (phone: Phone) => phone.stops.arrive({ stopId: stop(pickup), at: minute(5) }),
      (phone: Phone) => phone.stops.complete({ stopId: stop(pickup), at: minute(9) }),
      (phone: Phone) => phone.stops.arrive({ stopId: stop(delivery), at: minute(40) }),
      (phone: Phone) =>
        phone.stops.complete({
          ...{ stopId: stop(delivery), at: minute(45), delivered: { 1: 2 }, reason: "One is broken" },
        }),
    ].map((send) => ({ key: newId(), send }));
    const replay = async ({ key, send }: (typeof kept)[number]) =>
      send(api(truck.driver, { idempotencyKey: key }).routes);
    // answers that were lost on the way: all of it is sent again up to where it broke off
    for (const until of [2, 4, kept.length, kept.length])
      for (const command of kept.slice(0, until)) await replay(command);

    const [driven] = (await haulage.board()).routes;
    expect(driven?.stops.map(({ state }) => state)).toEqual(["done", "done"]);
    const [own] = await api(truck.driver).routes.own();
    expect(own).toMatchObject({
      state: "finished",
      stops: [
        { state: "done", arrivedAt: minute(5), endedAt: minute(9) },
        { state: "done", arrivedAt: minute(40), endedAt: minute(45), reason: "One is broken" },
      ],
    });
    expect(await haulage.stateOf(orderId)).toBe("failed");
    const { log } = await haulage.api.orders.get({ orderId });
    expect(log.filter(({ body }) => body.type === "partly_delivered")).toHaveLength(1);
    await expect(
      api(truck.driver, { idempotencyKey: newId() }).routes.stops.fail({ stopId: stop(delivery), reason: "Late" }),
    ).rejects.toMatchObject(refused("stop.not_now"));
  });

  test("are noted on by their driver, at once and after they are over; another driver's order is not there", async ({
    haulage,
    api,
    owner,
  }) => {
    const { truck, addTruck, hanoi } = haulage;
    const other = await addTruck(hanoi);
    const [own, others, unplanned] = [await haulage.order(), await haulage.order(), await haulage.order()];
    const [saved] = await haulage.plan(truck, [{ orderId: own }]);
    await haulage.plan(other, [{ orderId: others }]);
    const driver = api(truck.driver);
    const note = (orderId: string, text: string) => driver.orders.note({ orderId, text });
    // it is not his before it was sent to him
    await expect(note(own, "Too early")).rejects.toMatchObject(refused("not_found"));
    await haulage.send(saved?.routeId ?? "");
    await Promise.all([note(own, "The bell is broken"), note(own, "Ask at number 7")]);
    for (const orderId of [others, unplanned, newId()])
      await expect(note(orderId, "Mine?")).rejects.toMatchObject(refused("not_found"));
    const read = async () =>
      (await haulage.api.orders.get({ orderId: own })).log.flatMap(({ body, actor }) =>
        body.type === "noted" ? [[body.text, actor]] : [],
      );
    const [user] = await owner.sql`select name from users where id = ${truck.driver.id}`;
    expect((await read()).toSorted()).toEqual([
      ["Ask at number 7", user?.name],
      ["The bell is broken", user?.name],
    ]);
    expect((await driver.routes.own())[0]?.stops[0]?.notes).toHaveLength(2);

    const ended = (daysAgo: number) => owner.sql`
      update routes set departs_at = now() - ${daysAgo + 1} * interval '1 day', ends_at = now() - ${daysAgo} * interval '1 day'
       where id = ${saved?.routeId ?? ""}`;
    await ended(6);
    await note(own, "They called me back");
    await ended(8);
    await expect(note(own, "Too late")).rejects.toMatchObject(refused("not_found"));
    expect(await read()).toHaveLength(3);
  });
});
