import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";

describe("adding a vehicle", () => {
  test("it is there with what was given, cleaned", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const group = await make.group({ organisationId: organisation.id, name: "Cold chain" });
    const dispatcher = api(await as.dispatcher(organisation));

    const { vehicleId } = await dispatcher.fleet.vehicles.create({
      name: "  NF-001 ",
      plate: "51c-123.45",
      vin: "wdb9634031l100001",
      type: "truck",
      groupId: group.id,
      tags: ["ADR", "adr", "frozen"],
    });

    expect(await dispatcher.fleet.vehicles.get({ vehicleId })).toMatchObject({
      name: "NF-001",
      plate: "51C-123.45",
      vin: "WDB9634031L100001",
      type: "truck",
      group: { id: group.id, name: "Cold chain" },
      tags: ["adr", "frozen"],
      devices: [],
      state: null,
      fittings: [],
      fixTime: null,
      motion: null,
    });
  });

  test("fields that a form leaves empty are none", async ({ make, as, api }) => {
    const dispatcher = api(await as.dispatcher(await make.organisation()));
    const { vehicleId } = await dispatcher.fleet.vehicles.create({
      name: "A",
      plate: " ",
      vin: "",
      type: "van",
      groupId: "",
    });
    expect(await dispatcher.fleet.vehicles.get({ vehicleId })).toMatchObject({ plate: null, vin: null, group: null });
  });

  test("a taken plate is refused beside its field, in the caller's language", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    await make.vehicle({ organisationId: organisation.id, plate: "51C-777.77" });
    const dispatcher = await as.dispatcher(organisation);

    const refused = api(dispatcher, { language: "vi" }).fleet.vehicles.create({
      name: "A",
      plate: "51c-777.77",
      type: "car",
    });

    await expect(refused).rejects.toMatchObject({
      code: "CONFLICT",
      message: "Một phương tiện khác đã có biển số này.",
      cause: { code: "vehicle.plate_taken", fields: { plate: { code: "vehicle.plate_taken" } } },
    });
  });

  test("the plate of an archived vehicle, and of another organisation's, is free", async ({ make, as, api }) => {
    const [ours, theirs] = [await make.organisation(), await make.organisation()];
    const dispatcher = api(await as.dispatcher(ours));
    await make.vehicle({ organisationId: theirs.id, plate: "30A-111.11" });
    const archived = await dispatcher.fleet.vehicles.create({ name: "Old", plate: "30A-111.11", type: "car" });
    await dispatcher.fleet.vehicles.archive(archived);

    await dispatcher.fleet.vehicles.create({ name: "New", plate: "30A-111.11", type: "car" });
  });

  test("another organisation's group is unknown", async ({ make, as, api }) => {
    const theirs = await make.group({ organisationId: (await make.organisation()).id });
    const dispatcher = api(await as.dispatcher(await make.organisation()));

    await expect(
      dispatcher.fleet.vehicles.create({ name: "A", type: "car", groupId: theirs.id }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST", cause: { fields: { groupId: { code: "group.unknown" } } } });
  });

  test("it is told to the outbox in the same transaction, or not at all", async ({ make, as, api, owner }) => {
    const organisation = await make.organisation();
    const actor = await as.dispatcher(organisation);
    const { vehicleId } = await api(actor).fleet.vehicles.create({ name: "A", plate: "X-1", type: "car" });
    await expect(api(actor).fleet.vehicles.create({ name: "B", plate: "X-1", type: "car" })).rejects.toThrow();

    const events = await owner.sql`select type, body from outbox where organisation_id = ${organisation.id}`;
    expect(events).toEqual([{ type: "vehicle.created", body: { vehicleId, actor: { kind: "user", id: actor.id } } }]);
  });

  test("a viewer may not", async ({ make, as, api }) => {
    const viewer = api(await as.viewer(await make.organisation()));
    await expect(viewer.fleet.vehicles.create({ name: "A", type: "car" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("changing a vehicle", () => {
  test("what is not given stays, what is empty goes", async ({ make, as, api }) => {
    const dispatcher = api(await as.dispatcher(await make.organisation()));
    const { vehicleId } = await dispatcher.fleet.vehicles.create({
      name: "A",
      plate: "P-1",
      type: "car",
      tags: ["adr"],
    });

    await dispatcher.fleet.vehicles.update({ vehicleId, name: "B", plate: "" });

    expect(await dispatcher.fleet.vehicles.get({ vehicleId })).toMatchObject({
      name: "B",
      plate: null,
      type: "car",
      tags: ["adr"],
    });
  });

  test("an archived vehicle is not there any more, and its device is free", async ({ make, as, api, clock }) => {
    const organisation = await make.organisation();
    const administrator = api(await as.organisationAdministrator(organisation));
    const { vehicleId } = await administrator.fleet.vehicles.create({ name: "A", type: "car" });
    const { deviceId } = await administrator.fleet.devices.create({ name: "T", kind: "tracker", vehicleId });
    clock.forward(1_000);

    await administrator.fleet.vehicles.archive({ vehicleId });

    await expect(administrator.fleet.vehicles.get({ vehicleId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(administrator.fleet.vehicles.update({ vehicleId, name: "B" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(administrator.fleet.vehicles.archive({ vehicleId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await administrator.fleet.vehicles.list({})).items).toEqual([]);
    expect(await administrator.fleet.devices.get({ deviceId })).toMatchObject({ vehicle: null });
  });
});

test("groups make a tree of unique names", async ({ make, as, api }) => {
  const dispatcher = api(await as.dispatcher(await make.organisation()));
  const { groupId } = await dispatcher.fleet.groups.create({ name: "North" });
  const below = await dispatcher.fleet.groups.create({ name: "North", parentId: groupId });

  expect(await dispatcher.fleet.groups.list()).toEqual([
    { id: groupId, name: "North", parentId: null, vehicles: 0 },
    { id: below.groupId, name: "North", parentId: groupId, vehicles: 0 },
  ]);
  await expect(dispatcher.fleet.groups.create({ name: " North " })).rejects.toMatchObject({
    cause: { code: "group.name_taken", fields: { name: { code: "group.name_taken" } } },
  });
});

test("the tags that vehicles in use bear are listed once, in order", async ({ make, as, api }) => {
  const organisation = await make.organisation();
  const dispatcher = api(await as.dispatcher(organisation));
  const archived = await make.vehicle({ organisationId: organisation.id, tags: ["gone"] });
  await make.vehicle({ organisationId: organisation.id, tags: ["frozen", "adr"] });
  await make.vehicle({ organisationId: organisation.id, tags: ["adr"] });
  await dispatcher.fleet.vehicles.archive({ vehicleId: archived.id });

  expect(await dispatcher.fleet.tags.list()).toEqual(["adr", "frozen"]);
});
