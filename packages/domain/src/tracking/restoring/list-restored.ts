import { users } from "@cartage/db/schema/accounts";
import { restoredPositions } from "@cartage/db/schema/derived";
import { and, asc, between, eq, inArray } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { JudgedFix } from "../packing/read-fixes.ts";

/** A position that counts because somebody said that it is right. */
export interface RestoredPosition {
  deviceId: string;
  /** Epoch ms. */
  fixTime: number;
  /** Null where the person is gone. */
  by: string | null;
  restoredAt: number;
}

/** Which of these fixes, in order of time, were restored; `devices`: ids by key. */
export async function listRestored(
  ctx: Context,
  { devices, fixes }: { devices: ReadonlyMap<number, string>; fixes: readonly JudgedFix[] },
): Promise<RestoredPosition[]> {
  const [first, last] = [fixes[0], fixes.at(-1)];
  if (!first || !last) return [];
  const { deviceKey, fixTime, restoredAt } = restoredPositions;
  const rows = await ctx.session.db
    .select({ deviceKey, fixTime, restoredAt, by: users.name })
    .from(restoredPositions)
    .leftJoin(users, eq(users.id, restoredPositions.restoredBy))
    .where(and(inArray(deviceKey, [...devices.keys()]), between(fixTime, new Date(first.time), new Date(last.time))))
    .orderBy(asc(fixTime));
  if (rows.length === 0) return [];
  // of what lies between, the actor may not see all
  const shown = new Set(fixes.map((fix) => `${fix.deviceKey} ${fix.time}`));
  return rows
    .map((row) => ({ ...row, fixTime: row.fixTime.getTime(), restoredAt: row.restoredAt.getTime() }))
    .filter((row) => shown.has(`${row.deviceKey} ${row.fixTime}`))
    .map(({ deviceKey: key, ...of }) => ({ ...of, deviceId: devices.get(key) ?? "" }));
}
