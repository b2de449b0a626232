import { vehicleTypeOf } from "@cartage/simulator/demo/vehicle-type-of";
import { demoId } from "./demo-id.ts";
import { hubOfDepot } from "./network.ts";
import { type DemoOrganisation, GROUPS_OF_A_DEPOT, ORGANISATIONS } from "./organisations.ts";

const VEHICLES = 100;
/** The last of each fleet: fitted, and left to people and recordings. */
const FREE = 5;
const VIN_CHARACTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

export type DemoGroup = { id: string; organisationId: string; parentId: string | null; name: string };

export type DemoVehicle = {
  id: string;
  organisationId: string;
  name: string;
  plate: string | null;
  vin: string | null;
  type: ReturnType<typeof vehicleTypeOf>;
  groupId: string;
  tags: string[];
  carries: { weightKg: number | null; volumeM3: number | null; pallets: number | null };
  skills: string[];
  homeHubId: string;
  device: { id: string; name: string; fittingId: string; isSimulated: boolean };
};

const CARRIES: Record<DemoVehicle["type"], DemoVehicle["carries"]> = {
  truck: { weightKg: 15_000, volumeM3: 42, pallets: 16 },
  trailer: { weightKg: 26_000, volumeM3: 86, pallets: 33 },
  van: { weightKg: 1_400, volumeM3: 9.5, pallets: 3 },
  car: { weightKg: 400, volumeM3: 1.2, pallets: 0 },
  motorcycle: { weightKg: 60, volumeM3: 0.2, pallets: 0 },
  bicycle: { weightKg: 25, volumeM3: 0.1, pallets: 0 },
};

/** A depot's groups stand below it; an organisation has six. */
export function demoGroups(): DemoGroup[] {
  return ORGANISATIONS.flatMap(({ id: organisationId, depots }, o) =>
    depots.flatMap((depot, d) => {
      const first = (o * depots.length + d) * (GROUPS_OF_A_DEPOT.length + 1);
      const parent = { id: demoId("group", first), organisationId, parentId: null, name: depot };
      const below = GROUPS_OF_A_DEPOT.map((name, g) => ({
        id: demoId("group", first + 1 + g),
        organisationId,
        parentId: parent.id,
        name,
      }));
      return [parent, ...below];
    }),
  );
}

/** Both fleets, each vehicle with the device that is fitted to it. */
export function demoVehicles(): DemoVehicle[] {
  return ORGANISATIONS.flatMap((organisation, o) =>
    Array.from({ length: VEHICLES }, (_, i) => demoVehicle(organisation, o, i)),
  );
}

/** The driver's own vehicle is the last of the fleet, which nobody simulates. */
export function vehicleOfDriver(organisation: number): string {
  return demoId("vehicle", organisation * VEHICLES + VEHICLES - 1);
}

function demoVehicle({ id: organisationId, prefix, plateAreas, depots }: DemoOrganisation, o: number, i: number) {
  const ordinal = o * VEHICLES + i;
  const name = `${prefix}-${String(i + 1).padStart(3, "0")}`;
  const type = vehicleTypeOf(i);
  const depot = i % depots.length;
  const isHeavy = type === "truck" || type === "trailer";
  const groupOfDepot = isHeavy ? 1 : 2;
  return {
    id: demoId("vehicle", ordinal),
    organisationId,
    name,
    plate: type === "bicycle" ? null : plateOf(plateAreas[depot] ?? "29C", ordinal),
    vin: type === "bicycle" ? null : vinOf(ordinal),
    type,
    groupId: demoId("group", (o * depots.length + depot) * (GROUPS_OF_A_DEPOT.length + 1) + groupOfDepot),
    tags: tagsOf(i, isHeavy),
    carries: CARRIES[type],
    // what a vehicle can do is said by some of its tags
    skills: tagsOf(i, isHeavy).filter((tag) => tag !== "night shift"),
    homeHubId: hubOfDepot(o, depot),
    device: {
      id: demoId("device", ordinal),
      name: `Tracker ${name}`,
      fittingId: demoId("fitting", ordinal),
      isSimulated: i < VEHICLES - FREE,
    },
  };
}

/** 7919 is prime to 100,000, so no two are alike. */
function plateOf(area: string, ordinal: number): string {
  const digits = String((12_345 + ordinal * 7_919) % 100_000).padStart(5, "0");
  return `${area}-${digits.slice(0, 3)}.${digits.slice(3)}`;
}

function vinOf(ordinal: number): string {
  let rest = ordinal * 48_271 + 1;
  const letters = Array.from({ length: 8 }, () => {
    rest = (rest * 48_271) % 2_147_483_647;
    return VIN_CHARACTERS[rest % VIN_CHARACTERS.length];
  });
  return `RLA${letters.join("")}${String(100_000 + ordinal)}`;
}

function tagsOf(i: number, isHeavy: boolean): string[] {
  const tags: string[] = [];
  if (i % 6 === 0) tags.push("cold chain");
  if (isHeavy && i % 4 === 1) tags.push("dangerous goods");
  if (isHeavy && i % 3 === 0) tags.push("tail lift");
  if (i % 9 === 4) tags.push("night shift");
  return tags.sort();
}
