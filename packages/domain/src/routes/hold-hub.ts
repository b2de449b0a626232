import { hubs } from "@cartage/db/schema/routes";
import { and, eq, isNull } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";

/** What may change of a hub, as it is stored. */
export const hubValues = {
  code: hubs.code,
  name: hubs.name,
  kind: hubs.kind,
  address: hubs.address,
  latE7: hubs.latE7,
  lonE7: hubs.lonE7,
  geofenceId: hubs.geofenceId,
  timeZone: hubs.timeZone,
  openingSpans: hubs.openingSpans,
  capacityPallets: hubs.capacityPallets,
  isCityEdge: hubs.isCityEdge,
};

/** A hub in use, held against other commands on it until the transaction ends. Throws `not_found`. */
export async function holdHub(tx: Transaction, organisationId: string, hubId: string) {
  const isIt = and(eq(hubs.organisationId, organisationId), eq(hubs.id, hubId), isNull(hubs.archivedAt));
  const [hub] = await tx
    .select({ values: hubValues, state: hubs.state, stateReason: hubs.stateReason, version: hubs.version })
    .from(hubs)
    .where(isIt)
    .for("update");
  if (!hub) throw new DomainError("not_found");
  return { ...hub, hubId, isIt };
}

export type HeldHub = Awaited<ReturnType<typeof holdHub>>;
