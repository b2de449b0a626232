import { describe, expect, test } from "vitest";
import { processActor, userActor } from "./actor.ts";
import { authorise, authoriseOnPlatform } from "./authorise.ts";
import { type Capability, can, capabilitiesOf, roles } from "./permissions.ts";

const everything = [
  ...new Set([...Object.values(capabilitiesOf).flat(), "positions.send", "instances.keep"] as Capability[]),
].sort();

/** Who may do what, once more, so that a slip in the table shows. */
const expected: Record<(typeof roles)[number], Capability[]> = {
  platform_administrator: [
    "instances.view",
    "issues.manage",
    "organisations.manage",
    "organisations.view",
    "plans.manage",
    "platform_audit.view",
    "requests.answer_passed_on",
    "users.act_for",
    "users.manage",
    "users.view",
    "webhooks.view",
  ],
  maintainer: [
    "instances.view",
    "issues.manage",
    "organisations.view",
    "requests.answer_passed_on",
    "users.view",
    "webhooks.view",
  ],
  organisation_administrator: [
    "alerts.work",
    "audit.view",
    "devices.instruct",
    "devices.manage",
    "devices.view",
    "drivers.edit",
    "drivers.view",
    "geofences.edit",
    "goods.scan",
    "history.import",
    "hubs.edit",
    "hubs.view",
    "incidents.report",
    "incidents.view",
    "incidents.work",
    "keys.manage",
    "members.manage",
    "orders.edit",
    "orders.view",
    "organisation.manage",
    "plan.view",
    "proofs.add",
    "requests.answer",
    "requests.ask",
    "routes.drive",
    "routes.edit",
    "routes.view",
    "rules.edit",
    "sso.manage",
    "tracking.view",
    "tracks.share",
    "trips.edit",
    "vehicles.edit",
    "vehicles.view",
  ],
  dispatcher: [
    "alerts.work",
    "devices.instruct",
    "devices.view",
    "drivers.edit",
    "drivers.view",
    "geofences.edit",
    "goods.scan",
    "hubs.edit",
    "hubs.view",
    "incidents.report",
    "incidents.view",
    "incidents.work",
    "orders.edit",
    "orders.view",
    "proofs.add",
    "requests.ask",
    "routes.drive",
    "routes.edit",
    "routes.view",
    "rules.edit",
    "tracking.view",
    "tracks.share",
    "trips.edit",
    "vehicles.edit",
    "vehicles.view",
  ],
  viewer: [
    "devices.view",
    "drivers.view",
    "hubs.view",
    "incidents.view",
    "orders.view",
    "requests.ask",
    "routes.view",
    "tracking.view",
    "vehicles.view",
  ],
  hub_worker: ["goods.scan", "hubs.view", "incidents.report", "proofs.add", "requests.ask", "vehicles.view"],
  driver: ["incidents.report", "own_vehicle.view", "proofs.add", "requests.ask", "routes.drive"],
};

const person = (role: (typeof roles)[number], organisationId: string | null) =>
  userActor({ userId: "u", sessionId: "s", organisationId, role });

describe.each(roles)("a %s", (role) => {
  test("may do what the table says and nothing else", () => {
    expect(everything.filter((capability) => can(person(role, "o"), capability))).toEqual(expected[role]);
  });
});

test("outside an organisation nobody may do anything in it", () => {
  expect(() => authorise(person("organisation_administrator", null), "vehicles.view")).toThrow("forbidden");
  expect(authorise(person("viewer", "o"), "vehicles.view").organisationId).toBe("o");
});

test("no member keeps instances, and a process sees no vehicles", () => {
  for (const role of roles) expect(() => authoriseOnPlatform(person(role, "o"), "instances.keep")).toThrow("forbidden");
  expect(() => authorise(processActor("i"), "vehicles.view")).toThrow("forbidden");
});
