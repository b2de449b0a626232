import type { Actor } from "@cartage/domain/actor";
import { outsideRouting } from "@cartage/domain/routes/routing/outside-routing";
import { describe, expect } from "vitest";
import { test as withApi } from "../api/api-test.ts";

const refused = (code: string) => ({ cause: { code } });
const place = {
  kind: "depot" as const,
  address: "Số 1, đường A",
  lat: 21.03,
  lon: 105.85,
  timeZone: "Asia/Ho_Chi_Minh",
};

interface Carrier {
  organisation: { id: string };
  dispatcher: Actor;
  /** Hubs by their names: hn – nb – vinh – hue – dn in a row, and a way over the hills from nb to hue. */
  hubs: Record<"hn" | "nb" | "vinh" | "hue" | "dn", string>;
}

/** A carrier whose lanes run along the coast, each 100 km and two hours, with a slower one around Vinh. */
const test = withApi.extend<{ carrier: Carrier }>({
  carrier: async ({ make, as }, use) => {
    const organisation = await make.organisation();
    const organisationId = organisation.id;
    const at = async (code: string, lat: number, lon: number, isCityEdge = false) =>
      (await make.hub({ organisationId, code, lat, lon, isCityEdge })).id;
    const hubs = {
      hn: await at("HN", 21.03, 105.85),
      nb: await at("NB", 20.25, 105.97, true),
      vinh: await at("VINH", 18.67, 105.69),
      hue: await at("HUE", 16.46, 107.6),
      dn: await at("DN", 16.05, 108.2),
    };
    const row = [hubs.hn, hubs.nb, hubs.vinh, hubs.hue, hubs.dn];
    for (const [at, fromHubId] of row.slice(0, -1).entries())
      await make.lane({ organisationId, fromHubId, toHubId: row[at + 1] ?? "", distanceM: 100_000, durationS: 7_200 });
    const hills = { fromHubId: hubs.nb, toHubId: hubs.hue, distanceM: 190_000, durationS: 18_000 };
    await make.lane({ organisationId, ...hills });
    await use({ organisation, dispatcher: await as.dispatcher(organisation), hubs });
  },
});

describe("a hub", () => {
  test("has a code of its own, hours in its own time zone, and opens by them", async ({ carrier, api, clock }) => {
    const { routes } = api(carrier.dispatcher);
    const openingSpans = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", until: "00:00" }];
    const { hubId } = await routes.hubs.create({ ...place, code: "hcm-1", name: "Sài Gòn", openingSpans });
    expect(await routes.hubs.get({ hubId })).toMatchObject({
      code: "HCM-1",
      state: "active",
      isOpenNow: true,
      version: 1,
    });
    const hour = hourInHanoi(clock.now());
    const later = [{ days: [1, 2, 3, 4, 5, 6, 7], from: onTheHour(hour + 1), until: onTheHour(hour + 2) }];
    await routes.hubs.update({ hubId, openingSpans: later, basedOn: 1 });
    expect(await routes.hubs.get({ hubId })).toMatchObject({ isOpenNow: false, openingSpans: later, version: 2 });
    await expect(routes.hubs.create({ ...place, code: "HCM-1", name: "Another" })).rejects.toMatchObject(
      refused("hub.code_taken"),
    );
  });

  test("that two change at once takes the first change, and tells the second", async ({ carrier, api }) => {
    const { routes } = api(carrier.dispatcher);
    const hubId = carrier.hubs.vinh;
    await routes.hubs.update({ hubId, name: "Vinh 1", basedOn: 1 });
    await expect(routes.hubs.update({ hubId, name: "Vinh 2", basedOn: 1 })).rejects.toMatchObject(
      refused("changed_meanwhile"),
    );
    await expect(routes.hubs.setState({ hubId, state: "full", reason: "x", basedOn: 1 })).rejects.toMatchObject(
      refused("changed_meanwhile"),
    );
    expect(await routes.hubs.get({ hubId })).toMatchObject({ name: "Vinh 1", state: "active" });
  });

  test("closes for a reason only, and each change of state is an event with its version", async ({
    carrier,
    api,
    owner,
  }) => {
    const { routes } = api(carrier.dispatcher);
    const hubId = carrier.hubs.vinh;
    await expect(routes.hubs.setState({ hubId, state: "broken" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await routes.hubs.setState({ hubId, state: "broken", reason: "Ngập nước" });
    await routes.hubs.setState({ hubId, state: "maintenance", reason: "Sửa chữa" });
    await routes.hubs.setState({ hubId, state: "active" });
    const events = await owner.sql`
      select body ->> 'state' as state, body -> 'version' as version from outbox
       where type = 'hub.state_changed' and body ->> 'hubId' = ${hubId} order by id`;
    expect([...events]).toEqual([
      { state: "broken", version: 2 },
      { state: "maintenance", version: 3 },
      { state: "active", version: 4 },
    ]);
    expect(await routes.hubs.get({ hubId })).toMatchObject({ state: "active", stateReason: null });
  });

  test("tells before it closes what that affects, and the way around", async ({ carrier, api, make, as }) => {
    const { organisation, dispatcher, hubs } = carrier;
    const { routes, fleet } = api(dispatcher);
    const vehicle = await make.vehicle({ organisationId: organisation.id });
    await fleet.vehicles.update({ vehicleId: vehicle.id, homeHubId: hubs.vinh });
    const worker = await as.hubWorker(organisation);
    await routes.hubs.setWorkers({ hubId: hubs.vinh, userIds: [worker.id] });
    const affected = await routes.hubs.affected({ hubId: hubs.vinh });
    expect((await routes.hubs.list({ search: "vinh" })).items).toMatchObject([{ vehicles: 1, workers: 1 }]);
    expect(affected).toMatchObject({
      lanes: 2,
      vehicles: [{ id: vehicle.id }],
      workers: [{ id: worker.id }],
      wayCount: 1,
      ways: [
        {
          from: { code: "NB" },
          to: { code: "HUE" },
          over: { durationS: 14_400 },
          around: { hubs: [{ code: "NB" }, { code: "HUE" }], distanceM: 190_000, durationS: 18_000 },
        },
      ],
    });
    expect(affected.standIns.map(({ code }) => code)).toEqual(["NB", "HN", "HUE"]);
    // told alike once it is closed
    await routes.hubs.setState({ hubId: hubs.vinh, state: "full", reason: "Hết chỗ" });
    expect(await routes.hubs.affected({ hubId: hubs.vinh })).toEqual(affected);
    expect((await routes.hubs.affected({ hubId: hubs.hue })).ways).toMatchObject([
      { from: { code: "NB" }, to: { code: "DN" }, around: null },
    ]);
    await expect(routes.hubs.archive({ hubId: hubs.vinh })).rejects.toMatchObject(refused("hub.has_vehicles"));
    await fleet.vehicles.update({ vehicleId: vehicle.id, homeHubId: null });
    await routes.hubs.archive({ hubId: hubs.vinh });
    expect((await routes.network()).lanes).toHaveLength(3);
  });

  test("has workers who are hub workers, and no others", async ({ carrier, api, as }) => {
    const { organisation, dispatcher, hubs } = carrier;
    const { routes } = api(dispatcher);
    const viewer = await as.viewer(organisation);
    const worker = await as.hubWorker(organisation);
    await expect(routes.hubs.setWorkers({ hubId: hubs.hn, userIds: [worker.id, viewer.id] })).rejects.toMatchObject(
      refused("hub.not_worker"),
    );
    await routes.hubs.setWorkers({ hubId: hubs.hn, userIds: [worker.id] });
    expect((await routes.hubs.get({ hubId: hubs.hn })).workers.map(({ id }) => id)).toEqual([worker.id]);
    await expect(api(viewer).routes.hubs.setWorkers({ hubId: hubs.hn, userIds: [] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});

describe("a lane", () => {
  test("to a closed hub is refused, by the database too, and so is one that opens again", async ({
    carrier,
    api,
    owner,
  }) => {
    const { routes } = api(carrier.dispatcher);
    const { hn, vinh } = carrier.hubs;
    const lane = { fromHubId: hn, toHubId: vinh, distanceM: 290_000, durationS: 18_000 };
    await routes.hubs.setState({ hubId: vinh, state: "broken", reason: "Ngập nước" });
    await expect(routes.lanes.create(lane)).rejects.toMatchObject(refused("lane.hub_closed"));
    const written = owner.sql`
      insert into lanes (id, organisation_id, from_hub_id, to_hub_id, distance_m, duration_s, created_at)
      values (uuidv7(), ${carrier.organisation.id}, ${hn}, ${vinh}, 1, 1, now())`;
    await expect(written).rejects.toMatchObject({ constraint_name: "lanes_between_active_hubs" });
    const { laneId } = await routes.lanes.create({ ...lane, isUsable: false });
    await expect(routes.lanes.update({ laneId, isUsable: true })).rejects.toMatchObject(refused("lane.hub_closed"));
    await routes.hubs.setState({ hubId: vinh, state: "active" });
    await routes.lanes.update({ laneId, isUsable: true, basedOn: 1 });
    await expect(routes.lanes.update({ laneId, durationS: 9, basedOn: 1 })).rejects.toMatchObject(
      refused("changed_meanwhile"),
    );
    await expect(routes.lanes.create(lane)).rejects.toMatchObject(refused("lane.exists"));
    await expect(routes.lanes.create({ ...lane, toHubId: hn })).rejects.toMatchObject(refused("lane.same_hub"));
    await routes.lanes.remove({ laneId });
    const told = await owner.sql`
      select type, body -> 'version' as version from outbox where body ->> 'laneId' = ${laneId} order by id`;
    expect(told.map(({ type, version }) => [type, version])).toEqual([
      ["lane.created", 1],
      ["lane.changed", 2],
      ["lane.removed", 3],
    ]);
  });

  test("and back are made together or not at all", async ({ carrier, api }) => {
    const { routes } = api(carrier.dispatcher);
    const { hn, nb, dn } = carrier.hubs;
    const lane = { distanceM: 700_000, durationS: 40_000, andBack: true };
    await routes.lanes.create({ ...lane, fromHubId: hn, toHubId: dn });
    const before = (await routes.network()).lanes.length;
    await expect(routes.lanes.create({ ...lane, fromHubId: nb, toHubId: hn })).rejects.toMatchObject(
      refused("lane.exists"),
    );
    expect((await routes.network()).lanes).toHaveLength(before);
  });

  test("is estimated by the fleet's own trips, once there are enough of them", async ({
    carrier,
    api,
    make,
    clock,
  }) => {
    const { routes } = api(carrier.dispatcher);
    const { hn, nb } = carrier.hubs;
    const usual = await routes.lanes.estimate({ fromHubId: hn, toHubId: nb });
    expect(usual).toMatchObject({ by: "built_in", learnedFromTrips: 0 });
    const vehicle = await make.vehicle({ organisationId: carrier.organisation.id });
    const to = { latE7: 210_285_000 + 900_000, lonE7: 1_058_542_000 };
    for (let at = 0; at < 40; at++) {
      const startedAt = new Date(clock.now().getTime() - (at + 1) * 7_200_000);
      // 10,007 m by the great circle
      await make.trip({ vehicle, startedAt, lastsS: 1_000, distanceM: 16_011, to });
    }
    const learned = await routes.lanes.estimate({ fromHubId: hn, toHubId: nb });
    expect(learned).toMatchObject({ by: "built_in", learnedFromTrips: 40 });
    expect((learned.distanceM ?? 0) / (usual.distanceM ?? 1)).toBeCloseTo(1.6 / 1.3, 3);
  });
});

describe("the way", () => {
  test("is the shortest over usable lanes, by time or by distance, with its alternatives", async ({ carrier, api }) => {
    const { routes } = api(carrier.dispatcher);
    const { hn, vinh, dn } = carrier.hubs;
    const codesOf = async (by: "time" | "distance") =>
      (await routes.ways({ fromHubId: hn, toHubId: dn, by })).ways.map(({ hubs }) =>
        hubs.map(({ code }) => code).join(" "),
      );
    const [coast, hills] = ["HN NB VINH HUE DN", "HN NB HUE DN"];
    expect(await codesOf("time")).toEqual([coast, hills]);
    expect(await codesOf("distance")).toEqual([hills, coast]);
    await routes.hubs.setState({ hubId: vinh, state: "maintenance", reason: "Sửa chữa" });
    expect(await codesOf("time")).toEqual([hills]);
    expect((await routes.ways({ fromHubId: dn, toHubId: hn })).ways).toEqual([]);
  });

  test("says where a motorcycle does better than the truck, for goods that it can carry", async ({
    carrier,
    api,
    make,
  }) => {
    const { routes } = api(carrier.dispatcher);
    const { organisation, hubs } = carrier;
    const shop = await make.hub({ organisationId: organisation.id, code: "SHOP", lat: 20.26, lon: 105.98 });
    await make.lane({ organisationId: organisation.id, fromHubId: hubs.nb, toHubId: shop.id, distanceM: 4_000 });
    const adviceFor = async (weightKg: number) => {
      const { ways } = await routes.ways({ fromHubId: hubs.hn, toHubId: shop.id, weightKg });
      return ways[0]?.advice.map(({ mode, distanceM }) => [mode, distanceM]);
    };
    expect(await adviceFor(12)).toEqual([
      ["truck", 100_000],
      ["motorcycle", 4_000],
    ]);
    expect(await adviceFor(200)).toEqual([["truck", 104_000]]);
  });
});

describe("for a vehicle that broke down", () => {
  test("the usable hubs nearest to where it was last seen are found, the first reached first", async ({
    carrier,
    api,
    make,
    owner,
  }) => {
    const { routes } = api(carrier.dispatcher);
    const { id: vehicleId } = await make.vehicle({ organisationId: carrier.organisation.id });
    expect(await routes.hubs.nearest({ vehicleId })).toEqual({ from: null, by: "built_in", hubs: [] });
    // half way from Vinh to Huế
    await owner.sql`
      update vehicle_state set fix_time = now(), lat_e7 = 180000000, lon_e7 = 1062000000, motion = 0 where vehicle_id = ${vehicleId}`;
    const nearest = async () => (await routes.hubs.nearest({ vehicleId, most: 2 })).hubs.map(({ code }) => code);
    expect(await nearest()).toEqual(["VINH", "HUE"]);
    await routes.hubs.setState({ hubId: carrier.hubs.vinh, state: "full", reason: "Hết chỗ" });
    expect(await nearest()).toEqual(["HUE", "NB"]);
  });

  test("a routing server that is away leaves the answer to what is built in", async ({
    carrier,
    api,
    make,
    owner,
    people,
  }) => {
    const { id: vehicleId } = await make.vehicle({ organisationId: carrier.organisation.id });
    await owner.sql`
      update vehicle_state set fix_time = now(), lat_e7 = 180000000, lon_e7 = 1062000000, motion = 0 where vehicle_id = ${vehicleId}`;
    people.routing = outsideRouting({ source: "osrm", url: "http://127.0.0.1:1", withinMs: 200 });
    try {
      const { by, hubs } = await api(carrier.dispatcher).routes.hubs.nearest({ vehicleId });
      expect([by, hubs[0]?.code]).toEqual(["built_in", "VINH"]);
    } finally {
      people.routing = undefined;
    }
  });
});

function hourInHanoi(at: Date): number {
  return Number(new Intl.DateTimeFormat("en-GB", { timeZone: place.timeZone, hour: "2-digit" }).format(at));
}

const onTheHour = (hour: number) => `${String(hour % 24).padStart(2, "0")}:00`;
