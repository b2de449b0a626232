import type { ConnectedDevice } from "@cartage/auth/devices";
import { authorise } from "@cartage/domain/authorise";
import type { Context } from "@cartage/domain/context";
import { type DeadLetter, storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import { storePositions } from "@cartage/domain/tracking/commands/store-positions";
import type { PositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { listRetentions } from "@cartage/domain/tracking/queries/list-retentions";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import { decodePositions } from "@cartage/telemetry/codec";
import type { VehicleTuple } from "@cartage/telemetry/frame";
import type { Refusal } from "@cartage/telemetry/refusal";
import { topics } from "@cartage/telemetry/topics";

export interface ReceivedPositions {
  /** Positions that are stored now, those that were there before too. */
  accepted: number;
  refused: Refusal[];
  /** For a device that numbers its positions: all up to this one are stored. */
  through: number | null;
  moved: VehicleTuple[];
}

/** Stores what a device posted, as the worker stores what it publishes: when this settles, it is committed. */
export async function receivePositions(
  ctx: Context,
  { device, payload, days }: { device: ConnectedDevice; payload: Uint8Array; days: PositionDays },
): Promise<ReceivedPositions> {
  authorise(ctx.actor, "positions.send");
  const receivedAt = ctx.now();
  const { positions, refusals } = decodePositions(payload);
  const batch = new PositionBatch(await days.kept(() => listRetentions(ctx.session)));
  for (const position of positions) batch.add(device, position, receivedAt.getTime());
  await days.open(ctx.session, batch);
  const stored = await ctx.session.transaction(async (tx) => {
    const letters = refusals.map((refusal) => toLetter(refusal, { device, payload, receivedAt }));
    if (letters.length > 0) await storeDeadLetters(tx, letters);
    return storePositions(tx, batch);
  });
  return {
    accepted: positions.length,
    refused: refusals,
    through: stored.through[0]?.through ?? null,
    moved: stored.moved.map(({ vehicle }) => vehicle),
  };
}

function toLetter(
  { index, field, reason, detail }: Refusal,
  { device, payload, receivedAt }: { device: ConnectedDevice; payload: Uint8Array; receivedAt: Date },
): DeadLetter {
  return {
    device,
    topic: topics.positions(device.organisationId, device.deviceId),
    payload: index === null ? payload : elementOf(payload, index),
    elementIndex: index,
    field,
    reason,
    detail,
    receivedAt,
  };
}

/** The refused element by itself, as the worker keeps it. */
function elementOf(payload: Uint8Array, index: number): Uint8Array {
  const message: unknown = JSON.parse(new TextDecoder().decode(payload));
  return Array.isArray(message) ? Buffer.from(JSON.stringify(message[index])) : payload;
}
