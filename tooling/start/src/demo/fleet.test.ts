import { CreateVehicle } from "@cartage/domain/fleet/inputs";
import { isUuid } from "@cartage/telemetry/uuid";
import { expect, test } from "vitest";
import { demoGroups, demoVehicles, vehicleOfDriver } from "./fleet.ts";
import { ORGANISATIONS } from "./organisations.ts";
import { demoUsers } from "./people.ts";

const vehicles = demoVehicles();

test("each of two organisations has a hundred vehicles, of which ninety-five are simulated", () => {
  for (const { id } of ORGANISATIONS) {
    const own = vehicles.filter(({ organisationId }) => organisationId === id);
    expect(own).toHaveLength(100);
    expect(own.filter(({ device }) => device.isSimulated)).toHaveLength(95);
  }
});

test("every vehicle is one that the form would take", () => {
  for (const { name, plate, vin, type, groupId, tags } of vehicles) {
    const vehicle = { name, plate, vin, type, groupId, tags };
    expect(CreateVehicle.parse(vehicle)).toEqual(vehicle);
  }
});

test("ids, plates and VINs are unique, and the same at every seeding", () => {
  const ids = [
    ...vehicles.flatMap(({ id, device }) => [id, device.id, device.fittingId]),
    ...demoGroups().map(({ id }) => id),
    ...demoUsers().map(({ id }) => id),
    ...ORGANISATIONS.map(({ id }) => id),
  ];
  expect(ids.every(isUuid)).toBe(true);
  for (const unique of [ids, vehicles.flatMap(({ plate }) => plate ?? []), vehicles.flatMap(({ vin }) => vin ?? [])]) {
    expect(new Set(unique).size).toBe(unique.length);
  }
  expect(demoVehicles()).toEqual(vehicles);
});

test("each driver has a vehicle of the own organisation that nobody simulates", () => {
  for (const [i, organisation] of ORGANISATIONS.entries()) {
    const vehicle = vehicles.find(({ id }) => id === vehicleOfDriver(i));
    expect(vehicle).toMatchObject({ organisationId: organisation.id, device: { isSimulated: false } });
  }
});
