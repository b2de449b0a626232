import { CreateHub } from "@cartage/domain/routes/inputs";
import { networkOf } from "@cartage/domain/routes/way/network";
import { wayTree } from "@cartage/domain/routes/way/shortest-way";
import { expect, test } from "vitest";
import { demoVehicles } from "./fleet.ts";
import { demoNetwork } from "./network.ts";
import { ORGANISATIONS } from "./organisations.ts";

const { hubs, lanes } = demoNetwork();

test("every hub is one that the form would take, and reaches every other of its carrier", () => {
  for (const { code, name, kind, address, lat, lon } of hubs) {
    const hub = { code, name, kind, address, lat, lon, timeZone: "Asia/Ho_Chi_Minh" };
    expect(CreateHub.parse(hub)).toMatchObject(hub);
  }
  const network = networkOf(lanes.map(({ id, ...lane }) => ({ laneId: id, ...lane })));
  for (const { id } of ORGANISATIONS) {
    const own = hubs.filter(({ organisationId }) => organisationId === id);
    for (const hub of own) expect(wayTree(network, hub.id, "time").costs.size).toBe(own.length);
  }
});

test("every vehicle is based at a hub of its own carrier", () => {
  for (const { organisationId, homeHubId } of demoVehicles())
    expect(hubs.find(({ id }) => id === homeHubId)).toMatchObject({ organisationId, kind: "depot" });
});
