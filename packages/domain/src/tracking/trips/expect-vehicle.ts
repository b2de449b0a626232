import type { Db } from "@cartage/db/client";
import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq } from "drizzle-orm";
import type { Insider } from "../../authorise.ts";
import { DomainError } from "../../errors.ts";

/** Whether a vehicle is the actor's organisation's. Throws `not_found`. */
export async function expectVehicle(db: Db, { organisationId }: Insider, vehicleId: string): Promise<void> {
  const [vehicle] = await db
    .select({ id: vehicles.id })
    .from(vehicles)
    .where(and(eq(vehicles.id, vehicleId), eq(vehicles.organisationId, organisationId)));
  if (!vehicle) throw new DomainError("not_found");
}
