import { appRouter, type createCaller } from "@cartage/api/root";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";
import { type Furnished, furnish } from "./furnish.ts";

type Api = ReturnType<typeof createCaller>;
type Call = (api: Api, theirs: Furnished) => Promise<unknown>;

const everywhere = { west: -180, south: -90, east: 180, north: 90 };

/** Each procedure of members, given another organisation's ids wherever it takes one. */
const calls: Record<string, Call> = {
  "accounts.me": (api) => api.accounts.me(),
  "fleet.vehicles.list": (api, { group, vehicle }) =>
    api.fleet.vehicles.list({ groupId: group.id, search: vehicle.name }),
  "fleet.vehicles.get": (api, { vehicle }) => api.fleet.vehicles.get({ vehicleId: vehicle.id }),
  "fleet.vehicles.create": (api, { group }) => api.fleet.vehicles.create({ name: "A", type: "car", groupId: group.id }),
  "fleet.vehicles.update": (api, { vehicle }) => api.fleet.vehicles.update({ vehicleId: vehicle.id, name: "stolen" }),
  "fleet.vehicles.archive": (api, { vehicle }) => api.fleet.vehicles.archive({ vehicleId: vehicle.id }),
  "fleet.groups.list": (api) => api.fleet.groups.list(),
  "fleet.groups.create": (api, { group }) => api.fleet.groups.create({ name: "A", parentId: group.id }),
  "fleet.tags.list": (api) => api.fleet.tags.list(),
  "fleet.devices.list": (api, { vehicle }) => api.fleet.devices.list({ vehicleId: vehicle.id }),
  "fleet.devices.get": (api, { device }) => api.fleet.devices.get({ deviceId: device.id }),
  "fleet.devices.create": (api, { vehicle }) =>
    api.fleet.devices.create({ name: "A", kind: "tracker", vehicleId: vehicle.id }),
  "fleet.devices.update": (api, { device }) => api.fleet.devices.update({ deviceId: device.id, name: "stolen" }),
  "fleet.devices.rotateSecret": (api, { device }) => api.fleet.devices.rotateSecret({ deviceId: device.id }),
  "fleet.devices.revoke": (api, { device }) => api.fleet.devices.revoke({ deviceId: device.id }),
  "fleet.devices.fit": (api, { device, vehicle }) =>
    api.fleet.devices.fit({ deviceId: device.id, vehicleId: vehicle.id }),
  "fleet.devices.unfit": (api, { device }) => api.fleet.devices.unfit({ deviceId: device.id }),
  "fleet.devices.positions": (api, { device }) => api.fleet.devices.positions({ deviceId: device.id }),
  "fleet.devices.deadLetters": (api, { device }) => api.fleet.devices.deadLetters({ deviceId: device.id }),
  "platform.audit.list": (api, { vehicle }) => api.platform.audit.list({ subjectId: vehicle.id }),
  "tracking.snapshot": (api, { group }) => api.tracking.snapshot({ groupId: group.id }),
  "tracking.history": (api, { vehicle }) => api.tracking.history({ vehicleId: vehicle.id, from: 0, to: 2_000_000_000 }),
  "tracking.nearby": (api) => api.tracking.nearby({ within: { bounds: everywhere } }),
  "tracking.live": async (api) => {
    const stream = await api.tracking.live({});
    for await (const event of stream) return event;
    return null;
  },
};

/** Of nobody's organisation, or of the caller's own person only. */
const withoutForeignInput = [
  "accounts.myVehicle",
  "accounts.refresh",
  "accounts.sessions.end",
  "accounts.sessions.endOthers",
  "accounts.sessions.list",
  "accounts.signInOnPhone",
  "accounts.signOut",
  "platform.instances.heartbeat",
  "platform.instances.leave",
  "platform.instances.list",
  "platform.instances.register",
];

test("every procedure is tried", () => {
  expect(Object.keys(appRouter._def.procedures).sort()).toEqual([...Object.keys(calls), ...withoutForeignInput].sort());
});

test.for(Object.entries(calls))(
  "for %s another organisation does not exist",
  async ([, call], { make, owner, ingest, as, api }) => {
    const [ours, theirs] = [await furnish({ make, owner, ingest }), await furnish({ make, owner, ingest })];
    const before = await rowsOf(owner, theirs);
    const administrator = api(await as.organisationAdministrator(ours.organisation));

    const answer = await call(administrator, theirs).catch((error: unknown) => {
      expect(["NOT_FOUND", "BAD_REQUEST"]).toContain(error instanceof Error && "code" in error ? error.code : error);
      return null;
    });

    const said = JSON.stringify(answer);
    for (const secret of [
      theirs.organisation.id,
      theirs.vehicle.id,
      theirs.device.id,
      theirs.group.id,
      theirs.user.id,
    ]) {
      expect(said).not.toContain(secret);
    }
    expect(await rowsOf(owner, theirs)).toEqual(before);
  },
);

async function rowsOf(owner: { sql: import("postgres").Sql }, { organisation }: Furnished) {
  const tables = ["vehicles", "devices", "fittings", "vehicle_groups", "outbox", "command_receipts"];
  return Promise.all(
    tables.map(
      (table) => owner.sql`select * from ${owner.sql(table)} where organisation_id = ${organisation.id} order by 1`,
    ),
  );
}
