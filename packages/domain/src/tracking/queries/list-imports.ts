import { devices } from "@cartage/db/schema/fleet";
import { historyImports } from "@cartage/db/schema/ways-in";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, ordered, type Page, page } from "../../paging.ts";
import type { ImportRefusal } from "../import-rules.ts";
import type { ListImports } from "../inputs.ts";

export interface ImportRow {
  id: string;
  device: { id: string; name: string };
  fileName: string;
  bytes: number;
  state: "waiting" | "storing" | "done" | "refused" | "stopped";
  /** Such as "GPX 1.1"; null until it was read. */
  format: string | null;
  /** Positions of the file; null until it was read. */
  total: number | null;
  done: number;
  /** Of those that are done, the ones that were not there before, and that are outside the days that are kept. */
  written: number;
  outside: number;
  /** Elements without a position, by why, and where the first of each is. */
  leftOut: Record<string, { times: number; firstAt: ImportRefusal["place"] }>;
  refusal: ImportRefusal | null;
  /** Epoch ms. */
  firstFixTime: number | null;
  lastFixTime: number | null;
  requestedAt: number;
  changedAt: number;
}

const newestFirst = byInstant(historyImports.requestedAt);

/** The organisation's imports of history, newest first. */
export async function listImports(
  ctx: Context,
  { cursor, limit }: z.infer<typeof ListImports>,
): Promise<Page<ImportRow>> {
  const { organisationId } = authorise(ctx.actor, "history.import");
  const rows = await ctx.session.db
    .select({ row: historyImports, deviceName: devices.name, sortedBy: newestFirst.key })
    .from(historyImports)
    .innerJoin(devices, eq(devices.id, historyImports.deviceId))
    .where(
      and(
        eq(historyImports.organisationId, organisationId),
        afterCursor(cursor, newestFirst, historyImports.id, "desc"),
      ),
    )
    .orderBy(...ordered(newestFirst, historyImports.id, "desc"))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: ({ row, sortedBy }) => [sortedBy, row.id],
    toItem: ({ row, deviceName }): ImportRow => {
      const { id, deviceId, fileName, bytes, state, format, total, done, written, outside } = row;
      return {
        id,
        device: { id: deviceId, name: deviceName },
        ...{ fileName, bytes, state, format, total, done, written, outside },
        leftOut: row.leftOut as ImportRow["leftOut"],
        refusal: row.refusal as ImportRefusal | null,
        firstFixTime: row.firstFixTime?.getTime() ?? null,
        lastFixTime: row.lastFixTime?.getTime() ?? null,
        requestedAt: row.requestedAt.getTime(),
        changedAt: row.changedAt.getTime(),
      };
    },
  });
}
