import type { Refusal } from "@cartage/telemetry/refusal";
import { decodeByWay } from "@cartage/telemetry/ways";
import type { Context } from "../../context.ts";
import { advanceLetterRetry } from "../commands/advance-letter-retry.ts";
import { holdLetterRetry } from "../commands/hold-letter-retry.ts";
import { type DeadLetter, storeDeadLetters } from "../commands/store-dead-letters.ts";
import { storePositions } from "../commands/store-positions.ts";
import { findLetterSenders } from "../queries/find-letter-senders.ts";
import { listLettersToReread, type StoredLetter } from "../queries/list-letters-to-reread.ts";
import { listRetentions } from "../queries/list-retentions.ts";
import { type KeptDays, PositionBatch } from "../storing/position-batch.ts";
import type { ReportingDevice } from "../storing/reporting-device.ts";
import { openDaysWithin, type PositionDays } from "./open-position-days.ts";

/**
 * Reads the next letters of a retry again, in one transaction with what comes of it: positions are stored as if they had
 * been read when they came, letters that are read go, others stay. `isSkipping` passes over them as they are. Answers how
 * many it looked at; the retry is finished when these are fewer than `limit`.
 */
export async function rereadLetters(
  ctx: Context,
  { retryId, limit, days, isSkipping }: { retryId: string; limit: number; days: PositionDays; isSkipping: boolean },
): Promise<number> {
  const kept = await days.kept(() => listRetentions(ctx.session));
  return ctx.session.transaction(async (session) => {
    const inside = { ...ctx, session };
    const retry = await holdLetterRetry(inside, retryId);
    if (!retry) return 0;
    const letters = await listLettersToReread(inside, retry, limit);
    const deviceOf = await findLetterSenders(inside, letters);
    const { batch, gone, refused } = readAgain(isSkipping ? [] : letters, deviceOf, kept);
    await openDaysWithin(session, batch);
    await storeDeadLetters(session, refused);
    await storePositions(session, batch);
    await advanceLetterRetry(inside, {
      ...{ retryId, gone },
      tried: letters.length,
      positions: batch.received,
      through: letters.at(-1)?.id ?? retry.through,
      isLast: letters.length < limit,
    });
    return letters.length;
  });
}

function readAgain(
  letters: readonly StoredLetter[],
  deviceOf: (letter: StoredLetter) => ReportingDevice | null,
  kept: KeptDays,
) {
  const read = { batch: new PositionBatch(kept), gone: [] as string[], refused: [] as DeadLetter[] };
  for (const letter of letters) {
    const device = deviceOf(letter);
    const decoded = device && decodeByWay(letter.way, letter.payload);
    // nothing comes of it: it stays as it is
    if (!decoded || (decoded.positions.length === 0 && decoded.refusals.length > 0)) continue;
    read.gone.push(letter.id);
    for (const position of decoded.positions) read.batch.add(device, position, letter.receivedAt.getTime());
    for (const refusal of decoded.refusals) read.refused.push(toLetter(letter, device, refusal));
  }
  return read;
}

function toLetter(
  { topic, payload, receivedAt }: StoredLetter,
  device: ReportingDevice,
  { index, field, reason, detail }: Refusal,
): DeadLetter {
  return { device, topic, payload, elementIndex: index, field, reason, detail, receivedAt };
}
