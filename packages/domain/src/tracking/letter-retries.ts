import { newId } from "@cartage/db/id";
import { deadLetters } from "@cartage/db/schema/tracking";
import { letterRetries } from "@cartage/db/schema/ways-in";
import { waysOfPositions } from "@cartage/telemetry/ways";
import { and, count, desc, inArray, type SQL } from "drizzle-orm";
import type { Context } from "../context.ts";
import { explain } from "../explain.ts";
import { record } from "../record.ts";
import { transactionally } from "../transactionally.ts";
import { type LetterFilter, lettersOf } from "./letter-filter.ts";

export interface LetterRetry {
  id: string;
  /** Epoch ms. */
  requestedAt: number;
  finishedAt: number | null;
  way: string | null;
  reason: string | null;
  /** Letters when it was asked for, and of them those that were read again, and that could be taken. */
  letters: number;
  tried: number;
  taken: number;
  /** Positions that came out of them. */
  positions: number;
}

/** A retry as it is kept. */
export type RunningRetry = typeof letterRetries.$inferSelect;

/** Asks for letters to be read again; `organisationId` null for those of all. Throws `not_found` for an unknown device. */
export async function requestRetry(
  ctx: Context,
  { organisationId, owned, filter }: { organisationId: string | null; owned: SQL | undefined; filter: LetterFilter },
): Promise<{ retryId: string; letters: number }> {
  return transactionally(ctx, async (tx) => {
    const { way, reason, field, deviceId } = filter;
    const [found] = await tx
      .select({ letters: count() })
      .from(deadLetters)
      .where(and(owned, lettersOf(filter), inArray(deadLetters.way, [...waysOfPositions])));
    const letters = found?.letters ?? 0;
    const retryId = newId();
    const requestedAt = ctx.now();
    await tx
      .insert(letterRetries)
      .values({
        id: retryId,
        organisationId,
        isEverywhere: organisationId === null,
        way: way ?? null,
        reason: reason ?? null,
        // a cause that blames no field is told from all causes by an empty name
        field: field === null ? "" : (field ?? null),
        deviceId: deviceId ?? null,
        requestedBy: ctx.actor.id,
        requestedAt,
        letters,
      })
      .catch(explain({ letter_retries_device_exists: "not_found" }));
    const event = { type: "letter_retry.requested", letterRetryId: retryId, occurredAt: requestedAt } as const;
    await record(tx, event, { after: { way, reason, field, letters } });
    return { retryId, letters };
  });
}

const shownRetries = 5;

/** The newest retries. */
export async function readRetries({ session }: Context, where: SQL): Promise<LetterRetry[]> {
  const rows = await session.db
    .select()
    .from(letterRetries)
    .where(where)
    .orderBy(desc(letterRetries.requestedAt))
    .limit(shownRetries);
  return rows.map(({ id, requestedAt, finishedAt, way, reason, letters, tried, taken, positions }) => ({
    id,
    requestedAt: requestedAt.getTime(),
    finishedAt: finishedAt?.getTime() ?? null,
    way,
    reason,
    letters,
    tried,
    taken,
    positions,
  }));
}
