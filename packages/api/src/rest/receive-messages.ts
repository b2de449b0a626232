import { authorise } from "@cartage/domain/authorise";
import type { Context } from "@cartage/domain/context";
import { type DeadLetter, storeDeadLetters } from "@cartage/domain/tracking/commands/store-dead-letters";
import { storePositions } from "@cartage/domain/tracking/commands/store-positions";
import { storePresence } from "@cartage/domain/tracking/commands/store-presence";
import type { PositionDays } from "@cartage/domain/tracking/processes/open-position-days";
import { listRetentions } from "@cartage/domain/tracking/queries/list-retentions";
import { PositionBatch } from "@cartage/domain/tracking/storing/position-batch";
import type { ReportingDevice } from "@cartage/domain/tracking/storing/reporting-device";
import type { VehicleTuple } from "@cartage/telemetry/frame";
import type { Position } from "@cartage/telemetry/position";
import type { Refusal } from "@cartage/telemetry/refusal";

/** What came for one device, or for one that nobody knows. */
export interface ReceivedMessage {
  device: ReportingDevice | null;
  positions: readonly Position[];
  refusals: readonly Refusal[];
  /** What a refusal is kept under: it says how its payload is read again. */
  topic: string;
  /** What is kept of a refusal: the element by itself, as the same way would bring it, or the whole message. */
  payloadOf(refusal: Refusal): Uint8Array;
  /** What the message says of its sender's connection; nothing when it is left out. */
  isOnline?: boolean | null;
}

export interface ReceivedPositions {
  /** Positions that are stored now, those that were there before too. */
  accepted: number;
  refused: Refusal[];
  /** For a device that numbers its positions: all up to this one are stored. */
  through: number | null;
  moved: VehicleTuple[];
}

/** Stores what was posted, as the worker stores what is published: when this settles, it is committed. */
export async function receiveMessages(
  ctx: Context,
  { messages, days }: { messages: readonly ReceivedMessage[]; days: PositionDays },
): Promise<ReceivedPositions> {
  const { organisationId } = authorise(ctx.actor, "positions.send");
  const receivedAt = ctx.now();
  const batch = new PositionBatch(await days.kept(() => listRetentions(ctx.session)));
  for (const { device, positions } of messages)
    if (device) for (const position of positions) batch.add(device, position, receivedAt.getTime());
  const letters = messages.flatMap((message) =>
    message.refusals.map((refusal) => toLetter(message, refusal, { organisationId, receivedAt })),
  );
  const presence = messages.flatMap(({ device, isOnline }) =>
    device && typeof isOnline === "boolean"
      ? [{ deviceKey: device.deviceKey, isOnline, connection: null, holdsFrom: null, receivedAt }]
      : [],
  );
  await days.open(ctx.session, batch);
  const stored = await ctx.session.transaction(async (tx) => {
    if (letters.length > 0) await storeDeadLetters(tx, letters);
    if (presence.length > 0) await storePresence(tx, presence);
    return storePositions(tx, batch);
  });
  return {
    accepted: batch.received,
    refused: messages.flatMap(({ refusals }) => refusals),
    through: stored.through[0]?.through ?? null,
    moved: stored.moved.map(({ vehicle }) => vehicle),
  };
}

function toLetter(
  { device, topic, payloadOf }: ReceivedMessage,
  refusal: Refusal,
  { organisationId, receivedAt }: { organisationId: string; receivedAt: Date },
): DeadLetter {
  const { index, field, reason, detail } = refusal;
  const payload = payloadOf(refusal);
  return { device, organisationId, topic, payload, elementIndex: index, field, reason, detail, receivedAt };
}
