import { newId } from "@cartage/db/id";
import { hubs } from "@cartage/db/schema/routes";
import { toE7 } from "@cartage/telemetry/units";
import type { z } from "zod";
import { changeOf, type Given } from "../changes.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import type { HeldHub } from "./hold-hub.ts";
import { explainHub } from "./hub-refusals.ts";
import type { CreateHub } from "./inputs.ts";

type NewHub = z.infer<typeof CreateHub>;

/** A new hub, which is active. Throws `hub.code_taken`, `hub.geofence_unknown`. */
export async function addHub(tx: Transaction, organisationId: string, given: NewHub): Promise<string> {
  const createdAt = tx.context.now();
  const {
    lat,
    lon,
    geofenceId = null,
    openingSpans = null,
    capacityPallets = null,
    isCityEdge = false,
    ...rest
  } = given;
  const values = {
    ...rest,
    latE7: toE7(lat),
    lonE7: toE7(lon),
    geofenceId,
    openingSpans,
    capacityPallets,
    isCityEdge,
  };
  const hubId = newId();
  await tx
    .insert(hubs)
    .values({ id: hubId, organisationId, ...values, stateChangedAt: createdAt, createdAt })
    .catch(explainHub);
  await record(tx, { type: "hub.created", hubId, occurredAt: createdAt }, { after: values });
  return hubId;
}

/** Changes what is given of a hub that is held; says whether anything differed. Throws as addHub does. */
export async function changeHub(tx: Transaction, hub: HeldHub, given: Given<NewHub>): Promise<boolean> {
  const { lat, lon, ...rest } = given;
  const change = changeOf(hub.values, {
    ...rest,
    latE7: lat === undefined ? undefined : toE7(lat),
    lonE7: lon === undefined ? undefined : toE7(lon),
  });
  if (Object.keys(change.after).length === 0) return false;
  await tx
    .update(hubs)
    .set({ ...change.after, version: hub.version + 1 })
    .where(hub.isIt)
    .catch(explainHub);
  await record(tx, { type: "hub.changed", hubId: hub.hubId, occurredAt: tx.context.now() }, change);
  return true;
}
