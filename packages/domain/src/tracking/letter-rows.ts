import { organisations } from "@cartage/db/schema/accounts";
import { devices } from "@cartage/db/schema/fleet";
import { deadLetters } from "@cartage/db/schema/tracking";
import { and, eq, type SQL } from "drizzle-orm";
import type { Context } from "../context.ts";
import { afterCursor, byInstant, ordered, type Page, page } from "../paging.ts";

/** A refused message, without what stands in it: that is for the device's page, where the look is written down. */
export interface LetterRow {
  id: string;
  way: string;
  topic: string;
  reason: string;
  field: string | null;
  /** Null when the whole message is meant. */
  elementIndex: number | null;
  detail: string;
  times: number;
  /** Epoch ms, the last time it came. */
  receivedAt: number;
  device: { id: string; name: string } | null;
  organisation: string | null;
}

const newestFirst = byInstant(deadLetters.lastReceivedAt);

export async function pageOfLetters(
  { session }: Context,
  where: SQL | undefined,
  { cursor, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Page<LetterRow>> {
  const rows = await session.db
    .select({
      id: deadLetters.id,
      way: deadLetters.way,
      topic: deadLetters.topic,
      reason: deadLetters.reason,
      field: deadLetters.field,
      elementIndex: deadLetters.elementIndex,
      detail: deadLetters.detail,
      times: deadLetters.times,
      lastReceivedAt: deadLetters.lastReceivedAt,
      sortedBy: newestFirst.key,
      deviceId: devices.id,
      deviceName: devices.name,
      organisation: organisations.name,
    })
    .from(deadLetters)
    .leftJoin(devices, eq(devices.id, deadLetters.deviceId))
    .leftJoin(organisations, eq(organisations.id, deadLetters.organisationId))
    .where(and(where, afterCursor(cursor, newestFirst, deadLetters.id, "desc")))
    .orderBy(...ordered(newestFirst, deadLetters.id, "desc"))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, lastReceivedAt, deviceId, deviceName, elementIndex, ...row }) => ({
      ...row,
      elementIndex: elementIndex === -1 ? null : elementIndex,
      receivedAt: lastReceivedAt.getTime(),
      device: deviceId !== null && deviceName !== null ? { id: deviceId, name: deviceName } : null,
    }),
  });
}
