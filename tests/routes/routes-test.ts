import type { createCaller } from "@cartage/api/root";
import type { PeopleServices } from "@cartage/api/services";
import { newId } from "@cartage/db/id";
import { type Actor, processActor } from "@cartage/domain/actor";
import type { Context } from "@cartage/domain/context";
import { runDispatch } from "@cartage/domain/dispatch/processes/run-dispatch";
import { type Database, runAs } from "@cartage/domain/run-as";
import { type Clock, test as withApi } from "../api/api-test.ts";
import { newOrder } from "../orders/orders-test.ts";

type Api = ReturnType<typeof createCaller>;

const hourMs = 3_600_000;
export const timeZone = "Asia/Ho_Chi_Minh";

export interface Truck {
  vehicleId: string;
  driver: Actor;
}

export interface Haulage {
  organisation: { id: string };
  dispatcher: Actor;
  /** Hubs of Hà Nội and Hải Phòng, with a lane between them, both ways. */
  hanoi: string;
  haiphong: string;
  truck: Truck;
  /** Tomorrow, as its zone's clocks have it, and its midnight. */
  day: string;
  midnight: number;
  api: Api;
  addTruck(homeHubId: string, capacityWeightKg?: number): Promise<Truck>;
  /** Places an order from the door in Hà Nội to that in Hải Phòng. */
  order(given?: Parameters<typeof newOrder>[0]): Promise<string>;
  board(): ReturnType<Api["routes"]["days"]["get"]>;
  /** Puts whole legs on a truck's route, one after the other. */
  plan(truck: Truck, legs: { orderId: string; leg?: number }[]): ReturnType<Api["routes"]["days"]["save"]>;
  /** Has a route sent out, and jobs do it. */
  send(routeId: string): Promise<void>;
  stateOf(orderId: string): Promise<string>;
}

/** Work as jobs do it: across organisations, with what is kept sealed. */
export function runAsJobs({ platform, people, clock }: { platform: Database; people: PeopleServices; clock: Clock }) {
  const { secrets } = people;
  const given = { actor: processActor("jobs"), now: clock.now, requestId: "jobs", ...(secrets && { secrets }) };
  return <T>(work: (ctx: Context) => Promise<T>) => runAs(platform, given, work);
}

/** A carrier with two hubs and a truck, whose orders are due tomorrow. */
export const test = withApi.extend<{ haulage: Haulage }>({
  haulage: async ({ make, as, api, owner, platform, people, clock }, use) => {
    const organisation = await make.organisation();
    const organisationId = organisation.id;
    const dispatcher = await as.dispatcher(organisation);
    const commands = api(dispatcher);
    const { id: hanoi } = await make.hub({ organisationId, code: "HN", lat: 21.03, lon: 105.85 });
    const { id: haiphong } = await make.hub({ organisationId, code: "HP", lat: 20.86, lon: 106.68 });
    for (const [fromHubId, toHubId] of [
      [hanoi, haiphong],
      [haiphong, hanoi],
    ] as const)
      await make.lane({ organisationId, fromHubId, toHubId, distanceM: 120_000, durationS: 7_200 });

    const tomorrow = new Date(clock.now().getTime() + 7 * hourMs + 24 * hourMs).toISOString().slice(0, 10);
    const midnight = Date.parse(tomorrow) - 7 * hourMs;

    const addTruck = async (homeHubId: string, capacityWeightKg = 1_000): Promise<Truck> => {
      const vehicle = await make.vehicle({ organisationId, type: "truck" });
      await owner.sql`
        update vehicles set home_hub_id = ${homeHubId}, capacity_weight_kg = ${capacityWeightKg} where id = ${vehicle.id}`;
      const driver = await as.driver(organisation);
      await owner.sql`
        insert into assignments (id, organisation_id, driver_id, vehicle_id, assigned_at)
        values (${newId()}, ${organisationId}, ${driver.id}, ${vehicle.id}, '2026-01-01')`;
      return { vehicleId: vehicle.id, driver };
    };
    const order: Haulage["order"] = async (given = {}) => {
      const { orderId } = await commands.orders.create(
        newOrder({
          pickup: { name: "Xưởng", address: "Hà Nội", place: { latE7: 210_400_000, lonE7: 1_058_600_000 } },
          delivery: {
            name: "Nguyễn Thị Đào",
            address: "Hải Phòng",
            place: { latE7: 208_600_000, lonE7: 1_066_900_000 },
            window: { from: midnight + 8 * hourMs, until: midnight + 18 * hourMs },
          },
          ...given,
        }),
      );
      return orderId;
    };
    const board = () => commands.routes.days.get({ day: tomorrow, timeZone });
    await use({
      ...{ organisation, dispatcher, hanoi, haiphong, day: tomorrow, midnight, api: commands },
      truck: await addTruck(hanoi),
      ...{ addTruck, order, board },
      plan: async ({ vehicleId }, legs) => {
        const route = (await board()).routes.find((one) => one.vehicleId === vehicleId);
        const stops = legs.flatMap(({ orderId, leg = 1 }) => [
          { orderId, leg, kind: "pickup" as const },
          { orderId, leg, kind: "delivery" as const },
        ]);
        const routes = [{ vehicleId, basedOn: route?.version ?? null, stops }];
        return commands.routes.days.save({ day: tomorrow, timeZone, routes });
      },
      async send(routeId) {
        const route = (await board()).routes.find(({ id }) => id === routeId);
        const { dispatchId } = await commands.routes.dispatches.ask({ routeId, basedOn: route?.version ?? 0 });
        await runDispatch(runAsJobs({ platform, people, clock }), dispatchId);
      },
      stateOf: async (orderId) => (await commands.orders.get({ orderId })).state,
    });
  },
});
