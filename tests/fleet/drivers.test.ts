import { expect } from "vitest";
import { test } from "../api/api-test.ts";

const refused = (code: string) => ({ cause: { code } });
const at = (day: number) => Date.UTC(2030, 0, day);

test("a driver has licence classes, skills and working hours, and who is none has not", async ({
  make,
  as,
  api,
  clock,
}) => {
  const organisation = await make.organisation();
  const { fleet } = api(await as.dispatcher(organisation));
  const [driver, viewer] = [await as.driver(organisation), await as.viewer(organisation)];
  const driverId = driver.id;
  expect(await fleet.drivers.get({ driverId })).toMatchObject({ licenceClasses: [], isWorkingNow: null, version: 1 });
  const workingHours = { timeZone: "UTC", spans: [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", until: "00:00" }] };
  await fleet.drivers.update({
    driverId,
    licenceClasses: ["ce", "B", "CE"],
    licenceEndsOn: "2031-05-01",
    skills: ["Tail lift"],
    workingHours,
    basedOn: 1,
  });
  const known = await fleet.drivers.get({ driverId });
  expect(known).toMatchObject({
    licenceClasses: ["B", "CE"],
    licenceEndsOn: "2031-05-01",
    skills: ["tail lift"],
    workingHours,
    isWorkingNow: true,
    version: 2,
  });
  await expect(fleet.drivers.update({ driverId, skills: [], basedOn: 1 })).rejects.toMatchObject(
    refused("changed_meanwhile"),
  );
  expect((await fleet.drivers.list({ skills: ["tail lift"] })).items.map(({ id }) => id)).toEqual([driverId]);
  await expect(fleet.drivers.update({ driverId: viewer.id, skills: [] })).rejects.toMatchObject(refused("not_found"));
  await expect(api(viewer).fleet.drivers.update({ driverId, skills: [] })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  await fleet.assignments.create({ driverId, vehicleId: vehicle.id });
  clock.forward(1_000);
  expect((await fleet.drivers.list({})).items).toMatchObject([{ id: driverId, vehicle: { id: vehicle.id } }]);
});

test("two primary drivers on one vehicle at a time are refused, whichever way it would come to that", async ({
  make,
  as,
  api,
  owner,
}) => {
  const organisation = await make.organisation();
  const { fleet } = api(await as.dispatcher(organisation));
  const [one, other] = [await as.driver(organisation), await as.driver(organisation)];
  const [truck, van] = [
    await make.vehicle({ organisationId: organisation.id }),
    await make.vehicle({ organisationId: organisation.id }),
  ];
  const ofTruck = { vehicleId: truck.id, kind: "primary" as const };
  await fleet.assignments.create({ ...ofTruck, driverId: one.id, from: at(1), until: at(10) });
  const overlapping = { ...ofTruck, driverId: other.id, from: at(9), until: at(12) };
  await expect(fleet.assignments.create(overlapping)).rejects.toMatchObject(refused("assignment.vehicle_taken"));
  const written = owner.sql`
    insert into assignments (id, organisation_id, driver_id, vehicle_id, assigned_at)
    values (uuidv7(), ${organisation.id}, ${other.id}, ${truck.id}, ${new Date(at(9))})`;
  await expect(written).rejects.toMatchObject({ constraint_name: "assignments_one_primary_per_vehicle" });
  // one after the other, or as a backup, they share it
  const { assignmentId } = await fleet.assignments.create({ ...overlapping, from: at(10) });
  await expect(fleet.assignments.update({ assignmentId, from: at(9) })).rejects.toMatchObject(
    refused("assignment.vehicle_taken"),
  );
  const third = await as.driver(organisation);
  const asBackup = { ...overlapping, driverId: third.id, kind: "backup" as const };
  const { assignmentId: backup } = await fleet.assignments.create(asBackup);
  await expect(fleet.assignments.update({ assignmentId: backup, kind: "primary" })).rejects.toMatchObject(
    refused("assignment.vehicle_taken"),
  );
  await expect(fleet.assignments.create({ ...asBackup, from: at(11) })).rejects.toMatchObject(
    refused("assignment.repeated"),
  );
  const elsewhere = { driverId: one.id, vehicleId: van.id, from: at(5), until: at(6) };
  await expect(fleet.assignments.create(elsewhere)).rejects.toMatchObject(refused("assignment.driver_taken"));
  await expect(fleet.assignments.create({ ...elsewhere, until: at(5) })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("of two dispatchers who give a vehicle away at once one wins, and the other is told", async ({
  make,
  as,
  api,
}) => {
  const organisation = await make.organisation();
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  const given = await Promise.all(
    [1, 2, 3].map(async () => {
      const { fleet } = api(await as.dispatcher(organisation));
      const driver = await as.driver(organisation);
      return fleet.assignments.create({ driverId: driver.id, vehicleId: vehicle.id, from: at(1) }).then(
        () => "given",
        (error: { cause: { code: string } }) => error.cause.code,
      );
    }),
  );
  expect(given.sort()).toEqual(["assignment.vehicle_taken", "assignment.vehicle_taken", "given"]);
});

test("an assignment ends now, is taken back before it begins, and ends with its vehicle", async ({
  make,
  as,
  api,
  clock,
}) => {
  const organisation = await make.organisation();
  const { fleet } = api(await as.dispatcher(organisation));
  const driver = await as.driver(organisation);
  const vehicle = await make.vehicle({ organisationId: organisation.id });
  const ids = { driverId: driver.id, vehicleId: vehicle.id };
  const current = async () => (await fleet.assignments.list({ vehicleId: vehicle.id, isCurrent: true })).length;
  const { assignmentId } = await fleet.assignments.create(ids);
  const { assignmentId: later } = await fleet.assignments.create({ ...ids, kind: "backup", from: at(1) });
  clock.forward(60_000);
  expect(await current()).toBe(2);
  await fleet.assignments.end({ assignmentId: later });
  expect(await fleet.assignments.list({ driverId: driver.id })).toHaveLength(1);
  await fleet.assignments.end({ assignmentId });
  expect(await current()).toBe(0);
  clock.forward(60_000);
  await fleet.assignments.create(ids);
  await fleet.vehicles.archive({ vehicleId: vehicle.id });
  expect(await current()).toBe(0);
  const other = await make.vehicle({ organisationId: organisation.id });
  await fleet.assignments.create({ driverId: driver.id, vehicleId: other.id });
});

test("a vehicle carries what is said of it, is based at a hub in use, and is changed by one at a time", async ({
  make,
  as,
  api,
}) => {
  const organisation = await make.organisation();
  const { fleet, routes } = api(await as.dispatcher(organisation));
  const { id: homeHubId } = await make.hub({ organisationId: organisation.id });
  const { id: theirs } = await make.hub({ organisationId: (await make.organisation()).id });
  const carries = { capacityWeightKg: 8_000, capacityVolumeM3: 32.5, capacityPallets: 14, skills: ["cold chain"] };
  const { vehicleId } = await fleet.vehicles.create({ name: "T1", type: "truck", ...carries, homeHubId });
  const known = await fleet.vehicles.get({ vehicleId });
  expect(known).toMatchObject({ ...carries, homeHub: { id: homeHubId } });
  await fleet.vehicles.update({ vehicleId, capacityPallets: 15, basedOn: known.version });
  await expect(fleet.vehicles.update({ vehicleId, capacityPallets: 16, basedOn: known.version })).rejects.toMatchObject(
    refused("changed_meanwhile"),
  );
  await expect(fleet.vehicles.update({ vehicleId, homeHubId: theirs })).rejects.toMatchObject(refused("hub.unknown"));
  await fleet.vehicles.update({ vehicleId, homeHubId: null });
  await routes.hubs.archive({ hubId: homeHubId });
  await expect(fleet.vehicles.update({ vehicleId, homeHubId })).rejects.toMatchObject(refused("hub.unknown"));
});
