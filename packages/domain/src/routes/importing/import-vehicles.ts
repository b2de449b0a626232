import { vehicleGroups, vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { DomainError } from "../../errors.ts";
import {
  CreateVehicle,
  capacityPallets,
  capacityVolumeM3,
  capacityWeightKg,
  plate,
  skills,
  vehicleTypes,
  vin,
} from "../../fleet/inputs.ts";
import { addVehicle, changeVehicle, holdVehicle } from "../../fleet/write-vehicle.ts";
import { line } from "../../inputs.ts";
import { counted, measured } from "../../tables/number-rules.ts";
import type { Transaction } from "../../transactionally.ts";
import { hubCode } from "../inputs.ts";
import { numberCell, wordsCell } from "./cells.ts";
import { importColumns } from "./import-inputs.ts";
import { hubOfCode } from "./import-lanes.ts";
import { importer } from "./importer.ts";

/** Vehicles by their plate; a cell that is empty leaves what is there. */
export const vehiclesImporter = importer({
  needs: "vehicles.edit",
  ...importColumns.vehicles,
  Row: z.object({
    plate,
    type: z.enum(vehicleTypes),
    name: CreateVehicle.shape.name.optional(),
    vin: vin.optional(),
    weight_kg: numberCell(counted, capacityWeightKg.optional()),
    volume_m3: numberCell(measured, capacityVolumeM3.optional()),
    pallets: numberCell(counted, capacityPallets.optional()),
    skills: wordsCell(skills.optional()),
    home_hub: hubCode.optional(),
    group: line(400).optional(),
    tags: wordsCell(skills.optional()),
  }),
  keyOf: (row) => row.plate,
  async write(tx, organisationId, row) {
    const given = {
      name: row.name,
      plate: row.plate,
      vin: row.vin,
      type: row.type,
      tags: row.tags,
      capacityWeightKg: row.weight_kg,
      capacityVolumeM3: row.volume_m3,
      capacityPallets: row.pallets,
      skills: row.skills,
      homeHubId: row.home_hub && (await hubOfCode(tx, organisationId, row.home_hub, "home_hub")),
      groupId: row.group && (await groupOfPath(tx, organisationId, row.group)),
    };
    const [known] = await tx
      .select({ id: vehicles.id })
      .from(vehicles)
      .where(
        and(eq(vehicles.organisationId, organisationId), eq(vehicles.plate, row.plate), isNull(vehicles.archivedAt)),
      );
    if (known) {
      const vehicle = await holdVehicle(tx, organisationId, known.id);
      return (await changeVehicle(tx, vehicle, given)) ? "changed" : "same";
    }
    await addVehicle(tx, organisationId, { ...given, name: row.name ?? row.plate });
    return "added";
  },
  columnOf: { plate: "plate", vin: "vin", homeHubId: "home_hub" },
});

/** A group by its name where only one has it, or by the names from the top down to it, as in "North / Hà Nội". Throws `group.unknown`. */
async function groupOfPath(tx: Transaction, organisationId: string, path: string): Promise<string> {
  const { id, parentId, name } = vehicleGroups;
  const groups = await tx
    .select({ id, parentId, name })
    .from(vehicleGroups)
    .where(eq(vehicleGroups.organisationId, organisationId));
  const byId = new Map(groups.map((group) => [group.id, group]));
  const pathOf = (group: (typeof groups)[number]): string => {
    const parent = byId.get(group.parentId ?? "");
    return parent ? `${pathOf(parent)}/${group.name}` : group.name;
  };
  const wanted = path.replace(/\s*\/\s*/g, "/");
  const whole = groups.find((group) => pathOf(group) === wanted);
  const named = groups.filter((group) => group.name === path);
  const [group] = whole ? [whole] : named.length === 1 ? named : [];
  if (group) return group.id;
  throw new DomainError("group.unknown", { fields: { group: { code: "group.unknown" } } });
}
