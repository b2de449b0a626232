import { members, users } from "@cartage/db/schema/accounts";
import { drivers } from "@cartage/db/schema/fleet";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { DriverId } from "../driver-inputs.ts";
import { areDrivers, type DriverRow, driverColumnsAt, ofDriver, toDriverRow } from "../driver-rows.ts";

/** One driver. Throws `not_found` for who is no driver here. */
export async function getDriver(ctx: Context, { driverId }: z.infer<typeof DriverId>): Promise<DriverRow> {
  const { organisationId } = authorise(ctx.actor, "drivers.view");
  const now = ctx.now();
  const [row] = await ctx.session.db
    .select(driverColumnsAt(now))
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(drivers, ofDriver)
    .where(and(areDrivers(organisationId), eq(users.id, driverId)));
  if (!row) throw new DomainError("not_found");
  return toDriverRow(row, now);
}
