import { newId } from "@cartage/db/id";
import type { Actor } from "@cartage/domain/actor";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { type Haulage, test } from "./routes-test.ts";

const refused = (code: string, about = {}) => ({ cause: { code, about: expect.objectContaining(about) } });

const twoLines = [
  { description: "Boxes", quantity: 2, weightG: 1_000, volumeCm3: 1_000 },
  { description: "A roll", quantity: 1, weightG: 1_000, volumeCm3: 1_000 },
];

/** An order over the hub of Hải Phòng whose goods are on board of the first truck, with a van that waits at the hub. */
async function underWay(haulage: Haulage, api: (actor: Actor) => Haulage["api"]) {
  const { truck, haiphong } = haulage;
  const van = await haulage.addTruck(haiphong);
  const orderId = await haulage.order({ items: twoLines });
  await haulage.api.orders.chooseWay({ orderId, hubIds: [haiphong] });
  await haulage.plan(truck, [{ orderId }]);
  await haulage.plan(van, [{ orderId, leg: 2 }]);
  const { routes } = await haulage.board();
  const routeOf = (vehicleId: string) => routes.find((route) => route.vehicleId === vehicleId);
  for (const { vehicleId, driver } of [truck, van]) {
    const routeId = routeOf(vehicleId)?.id ?? "";
    await haulage.send(routeId);
    await api(driver).routes.accept({ routeId });
  }
  const stops = routeOf(truck.vehicleId)?.stops ?? [];
  const { number, content } = await haulage.api.orders.get({ orderId });
  const codes = content.items.map(({ barcode }) => barcode);
  return { orderId, number, van, codes, pickupId: stops[0]?.id ?? "", hubStopId: stops[1]?.id ?? "" };
}

describe("goods at a hub", () => {
  test("are counted in and out by who works there; the last piece completes the stop, and the trail tells of it", async ({
    haulage,
    api,
    as,
  }) => {
    const { haiphong: hubId, hanoi, truck } = haulage;
    const worker = await as.hubWorker(haulage.organisation);
    await haulage.api.routes.hubs.setWorkers({ hubId, userIds: [worker.id] });
    const { scans } = api(worker).routes;
    const { orderId, number, van, codes, pickupId } = await underWay(haulage, api);
    const scan = (direction: "in" | "out", code: string | undefined, given = {}) =>
      scans.scan({ scanId: newId(), hubId, direction, code: code ?? "", ...given });
    expect(await scans.hubs()).toMatchObject([{ id: hubId }]);
    await expect(scan("in", codes[0])).rejects.toMatchObject(refused("scan.not_set_out", { number: String(number) }));
    await api(truck.driver).routes.stops.complete({ stopId: pickupId });
    expect(await scans.stock({ hubId })).toMatchObject({
      total: 1,
      rows: [{ orderId, isHere: false, pieces: 3, countedIn: 0 }],
    });

    await expect(scan("in", "NOBODY'S")).rejects.toMatchObject(refused("scan.code_unknown", { code: "NOBODY'S" }));
    await expect(scans.stock({ hubId: hanoi })).rejects.toMatchObject(refused("scan.hub_not_yours"));
    // who keeps the network counts at any hub
    await expect(
      haulage.api.routes.scans.scan({ scanId: newId(), hubId: hanoi, direction: "in", code: codes[0] ?? "" }),
    ).rejects.toMatchObject(refused("scan.belongs_elsewhere", { number: String(number) }));

    const scanId = newId();
    expect(await scan("in", codes[0], { scanId })).toMatchObject({ orderId, counted: 1, pieces: 3 });
    expect(await scan("in", codes[0], { scanId })).toMatchObject({ orderId, counted: 1, pieces: 3 });
    await scan("in", codes[0]);
    await expect(scan("in", codes[0])).rejects.toMatchObject(refused("scan.counted_already"));
    await expect(scan("out", codes[0])).rejects.toMatchObject(refused("scan.not_here"));
    expect(await haulage.stateOf(orderId)).toBe("in_transit");
    await scan("in", codes[1]);
    expect(await haulage.stateOf(orderId)).toBe("at_hub");
    const [first] = (await haulage.board()).routes.filter(({ vehicleId }) => vehicleId === truck.vehicleId);
    expect(first).toMatchObject({ state: "finished", stops: [{ state: "done" }, { state: "done" }] });
    expect((await scans.stock({ hubId })).rows).toMatchObject([
      { orderId, isHere: true, countedIn: 3, countedOut: 0, nextHub: null, vehicleId: van.vehicleId },
    ]);

    const other = scan("out", codes[0], { vehicleId: truck.vehicleId });
    await expect(other).rejects.toMatchObject(refused("scan.other_vehicle", { number: String(number) }));
    for (const code of [codes[1], codes[0], codes[0]]) await scan("out", code, { vehicleId: van.vehicleId });
    expect(await haulage.stateOf(orderId)).toBe("out_for_delivery");
    expect((await scans.stock({ hubId })).rows).toEqual([]);
    expect(await haulage.api.routes.scans.trail({ orderId })).toMatchObject([
      { hubId, countedIn: 3, countedOut: 3, arrivedAt: expect.any(Number), leftAt: expect.any(Number) },
    ]);
  });

  test("are in without each piece counted when who works there says so, with the reason, also without a route", async ({
    haulage,
    api,
  }) => {
    const { haiphong: hubId, truck } = haulage;
    const { orderId, pickupId } = await underWay(haulage, api);
    const { scans } = haulage.api.routes;
    await api(truck.driver).routes.stops.complete({ stopId: pickupId });
    const close = { orderId, hubId, reason: "The roll has no label" };
    await scans.close({ ...close, direction: "in" });
    const log = (await haulage.api.orders.get({ orderId })).log.map(({ body }) => body);
    expect(log.at(-1)).toMatchObject({ type: "arrived_at_hub", hubId, reason: "The roll has no label" });
    await scans.close({ ...close, direction: "in" });
    await scans.close({ ...close, direction: "out" });
    expect(await haulage.stateOf(orderId)).toBe("out_for_delivery");

    const alone = await haulage.order();
    await haulage.api.orders.chooseWay({ orderId: alone, hubIds: [hubId] });
    for (const move of ["planned", "dispatched", "collected"] as const)
      await haulage.api.orders.move({ orderId: alone, move });
    await scans.close({ orderId: alone, hubId, direction: "in", reason: "Brought by the customer" });
    expect(await haulage.stateOf(alone)).toBe("at_hub");
    await expect(scans.close({ orderId: alone, hubId, direction: "out", reason: "Taken along" })).rejects.toMatchObject(
      refused("scan.no_route"),
    );
  });

  test("come to the same counts in any order and however often each scan is sent", async ({ haulage, api, owner }) => {
    const { haiphong: hubId, truck } = haulage;
    const { orderId, codes, pickupId } = await underWay(haulage, api);
    await api(truck.driver).routes.stops.complete({ stopId: pickupId });
    // one scan more than there are pieces with the first code
    const sent = [codes[0], codes[0], codes[0], codes[1]].map((code) => ({ scanId: newId(), code: code ?? "" }));
    const orders = fc.shuffledSubarray([...sent, ...sent], { minLength: 2 * sent.length });
    await fc.assert(
      fc.asyncProperty(orders, async (scans) => {
        await owner.sql`delete from scans where order_id = ${orderId}`;
        for (const scan of scans)
          await haulage.api.routes.scans.scan({ ...scan, hubId, direction: "in" }).catch((error: unknown) => {
            expect(error).toMatchObject(refused("scan.counted_already"));
          });
        const counted = await owner.sql<{ line: number; count: number }[]>`
          select line, count(*)::int from scans where order_id = ${orderId} group by line order by line`;
        expect([...counted]).toEqual([
          { line: 1, count: 2 },
          { line: 2, count: 1 },
        ]);
        expect(await haulage.stateOf(orderId)).toBe("at_hub");
      }),
      { numRuns: 8 },
    );
  });
});
