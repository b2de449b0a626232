import { members, users } from "@cartage/db/schema/accounts";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { DomainError } from "../../errors.ts";
import { licenceClasses } from "../../fleet/driver-inputs.ts";
import { areDrivers } from "../../fleet/driver-rows.ts";
import { skills } from "../../fleet/inputs.ts";
import { changeDriver, holdDriver } from "../../fleet/write-driver.ts";
import type { Transaction } from "../../transactionally.ts";
import { timeZone } from "../inputs.ts";
import { emailCell, wordsCell } from "./cells.ts";
import { hubHours } from "./import-hubs.ts";
import { importColumns } from "./import-inputs.ts";
import { importer } from "./importer.ts";

/** Drivers by their address; who they are was invited before, for a file makes no accounts. */
export const driversImporter = importer({
  needs: "drivers.edit",
  ...importColumns.drivers,
  Row: z
    .object({
      email: emailCell,
      licence_classes: wordsCell(licenceClasses.optional(), /[;,\s]+/),
      licence_ends_on: z.iso.date().optional(),
      skills: wordsCell(skills.optional()),
      working_hours: hubHours,
      time_zone: timeZone.optional(),
    })
    .refine(({ working_hours, time_zone }) => !working_hours || time_zone !== undefined, {
      path: ["time_zone"],
      message: "required",
    }),
  keyOf: ({ email }) => email,
  async write(tx, organisationId, row) {
    const driver = await holdDriver(tx, organisationId, await driverOfEmail(tx, organisationId, row.email));
    const spans = row.working_hours;
    const given = {
      licenceClasses: row.licence_classes,
      licenceEndsOn: row.licence_ends_on,
      skills: row.skills,
      workingHours: spans && row.time_zone ? { timeZone: row.time_zone, spans } : spans === null ? null : undefined,
    };
    return (await changeDriver(tx, driver, given)) ? "changed" : "same";
  },
  columnOf: {},
});

/** The driver with an address. Throws `driver.unknown`. */
export async function driverOfEmail(tx: Transaction, organisationId: string, email: string): Promise<string> {
  const [driver] = await tx
    .select({ id: users.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(areDrivers(organisationId), eq(users.email, email)));
  if (!driver) throw new DomainError("driver.unknown", { fields: { email: { code: "driver.unknown" } } });
  return driver.id;
}
