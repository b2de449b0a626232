import { devices } from "@cartage/db/schema/fleet";
import { deadLetters } from "@cartage/db/schema/tracking";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { afterCursor, byInstant, ordered, type Page, page } from "../../paging.ts";
import { readSeesDevice } from "../../tracking/trips/visible-stretches.ts";
import type { ListDeadLetters } from "../inputs.ts";
import { seesDevice, seesPosition } from "../phone-privacy.ts";

export interface DeadLetterRow {
  id: string;
  /** Epoch ms, the last time it came. */
  receivedAt: number;
  topic: string;
  /** Null when the whole message is meant. */
  elementIndex: number | null;
  field: string | null;
  reason: string;
  detail: string;
  /** The first 4,000 characters; what is no UTF-8 is replaced by U+FFFD. Empty where it is hidden. */
  payloadText: string;
  times: number;
}

const newestFirst = byInstant(deadLetters.lastReceivedAt);
const shownBytes = 16_000;
const shownCharacters = 4_000;

/**
 * What a device sent that could not be taken, newest first. What stands in it is not shown where that may be of a private
 * trip that the actor may not see: of the day before it came, for phones send late. Throws `not_found`.
 */
export async function listDeadLetters(
  ctx: Context,
  { deviceId, cursor, limit }: z.infer<typeof ListDeadLetters>,
): Promise<Page<DeadLetterRow>> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const { db } = ctx.session;
  const [[device], rows] = await Promise.all([
    db
      .select({ id: devices.id })
      .from(devices)
      .where(
        and(eq(devices.organisationId, organisationId), eq(devices.id, deviceId), seesDevice(ctx.actor, devices.kind)),
      ),
    db
      .select({
        id: deadLetters.id,
        lastReceivedAt: deadLetters.lastReceivedAt,
        sortedBy: newestFirst.key,
        topic: deadLetters.topic,
        elementIndex: deadLetters.elementIndex,
        field: deadLetters.field,
        reason: deadLetters.reason,
        detail: deadLetters.detail,
        payload: sql<Uint8Array>`substring(${deadLetters.payload} from 1 for ${shownBytes})`,
        times: deadLetters.times,
      })
      .from(deadLetters)
      .innerJoin(devices, eq(devices.id, deadLetters.deviceId))
      .where(
        and(
          eq(deadLetters.organisationId, organisationId),
          eq(deadLetters.deviceId, deviceId),
          // what could not be read may still say where a phone was
          seesPosition(ctx.actor, ctx.now(), { kind: devices.kind, fixTime: deadLetters.lastReceivedAt }),
          afterCursor(cursor, newestFirst, deadLetters.id, "desc"),
        ),
      )
      .orderBy(...ordered(newestFirst, deadLetters.id, "desc"))
      .limit(limit + 1),
  ]);
  if (!device) throw new DomainError("not_found");
  const seesBefore = await readSeesBefore(ctx, deviceId, rows);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ payload, lastReceivedAt, elementIndex, sortedBy: _, ...row }) => ({
      ...row,
      receivedAt: lastReceivedAt.getTime(),
      elementIndex: elementIndex === -1 ? null : elementIndex,
      payloadText: seesBefore(lastReceivedAt) ? new TextDecoder().decode(payload).slice(0, shownCharacters) : "",
    }),
  });
}

const sentLateMs = 86_400_000;

async function readSeesBefore(ctx: Context, deviceId: string, letters: { lastReceivedAt: Date }[]) {
  const times = letters.map(({ lastReceivedAt }) => lastReceivedAt.getTime());
  if (times.length === 0) return () => true;
  const sees = await readSeesDevice(ctx, deviceId, {
    from: Math.min(...times) - sentLateMs,
    until: Math.max(...times) + 1,
  });
  return (at: Date) => sees({ from: at.getTime() - sentLateMs, until: at.getTime() });
}
