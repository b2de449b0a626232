import { hubs } from "@cartage/db/schema/routes";
import { changeOf } from "../changes.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import type { HeldHub } from "./hold-hub.ts";
import type { HubState } from "./states.ts";

/** Opens a hub that is held, or closes it for a reason; says whether anything differed. Its lanes stay and wait. */
export async function changeHubState(
  tx: Transaction,
  hub: HeldHub,
  { state, reason }: { state: HubState; reason: string | null },
): Promise<boolean> {
  const { hubId } = hub;
  const given = { state, stateReason: state === "active" ? null : reason };
  const change = changeOf({ state: hub.state, stateReason: hub.stateReason }, given);
  if (Object.keys(change.after).length === 0) return false;
  const occurredAt = tx.context.now();
  const version = hub.version + 1;
  await tx
    .update(hubs)
    .set({ ...given, version, ...(change.after.state && { stateChangedAt: occurredAt }) })
    .where(hub.isIt);
  await record(tx, { type: "hub.state_changed", hubId, state, version, occurredAt }, change);
  return true;
}
