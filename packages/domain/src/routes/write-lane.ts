import { newId } from "@cartage/db/id";
import { lanes } from "@cartage/db/schema/routes";
import { and, eq } from "drizzle-orm";
import { changeOf, type Given } from "../changes.ts";
import { DomainError } from "../errors.ts";
import { record } from "../record.ts";
import type { Transaction } from "../transactionally.ts";
import { explainLane } from "./hub-refusals.ts";

export interface NewLane {
  fromHubId: string;
  toHubId: string;
  distanceM: number;
  durationS: number;
  isUsable: boolean;
}

/** A lane in one direction. Throws `hub.unknown`, `lane.hub_closed`, `lane.same_hub`, `lane.exists`. */
export async function addLane(tx: Transaction, organisationId: string, lane: NewLane): Promise<string> {
  const createdAt = tx.context.now();
  const laneId = newId();
  await tx
    .insert(lanes)
    .values({ id: laneId, organisationId, ...lane, createdAt })
    .catch(explainLane);
  await record(tx, { type: "lane.created", laneId, version: 1, occurredAt: createdAt }, { after: lane });
  return laneId;
}

/** A lane, held against other commands on it until the transaction ends. Throws `not_found`. */
export async function holdLane(tx: Transaction, organisationId: string, laneId: string) {
  const isIt = and(eq(lanes.organisationId, organisationId), eq(lanes.id, laneId));
  const { fromHubId, toHubId, distanceM, durationS, isUsable, version } = lanes;
  const [lane] = await tx
    .select({ laneId: lanes.id, fromHubId, toHubId, values: { distanceM, durationS, isUsable }, version })
    .from(lanes)
    .where(isIt)
    .for("update");
  if (!lane) throw new DomainError("not_found");
  return { ...lane, isIt };
}

type HeldLane = Awaited<ReturnType<typeof holdLane>>;

/** Changes a lane that is held; says whether anything differed. Throws `lane.hub_closed` when it is opened to a closed hub. */
export async function changeLane(tx: Transaction, lane: HeldLane, given: Given<HeldLane["values"]>): Promise<boolean> {
  const change = changeOf(lane.values, given);
  if (Object.keys(change.after).length === 0) return false;
  const { laneId } = lane;
  const version = lane.version + 1;
  await tx
    .update(lanes)
    .set({ ...change.after, version })
    .where(lane.isIt)
    .catch(explainLane);
  await record(tx, { type: "lane.changed", laneId, version, occurredAt: tx.context.now() }, change);
  return true;
}
