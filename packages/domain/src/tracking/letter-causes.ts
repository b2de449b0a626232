import { devices } from "@cartage/db/schema/fleet";
import { deadLetters } from "@cartage/db/schema/tracking";
import { desc, eq, type SQL, sql } from "drizzle-orm";
import type { Context } from "../context.ts";

/** Letters that came for the same reason. */
export interface LetterCause {
  way: string;
  reason: string;
  field: string | null;
  /** Different messages, and how often they came in all. */
  letters: number;
  times: number;
  devices: number;
  /** Epoch ms. */
  firstAt: number;
  lastAt: number;
  /** The sentence of the newest. */
  example: string;
}

const mostCauses = 200;

/** Letters by cause, those that came most recently first. The counting stays within one index where nothing is searched for. */
export async function readLetterCauses(
  { session }: Context,
  where: SQL | undefined,
  { joinsDevices }: { joinsDevices: boolean },
): Promise<LetterCause[]> {
  const counted = session.db
    .select({
      way: deadLetters.way,
      reason: deadLetters.reason,
      field: deadLetters.field,
      letters: sql<number>`count(*)::integer`.as("letters"),
      times: sql<number>`sum(${deadLetters.times})::integer`.as("times"),
      devices: sql<number>`count(distinct ${deadLetters.deviceId})::integer`.as("devices"),
      firstAt: sql<number>`extract(epoch from min(${deadLetters.receivedAt}))::float8 * 1000`.as("first_at"),
      lastAt: sql<number>`extract(epoch from max(${deadLetters.lastReceivedAt}))::float8 * 1000`.as("last_at"),
    })
    .from(deadLetters);
  const joined = joinsDevices ? counted.leftJoin(devices, eq(devices.id, deadLetters.deviceId)) : counted;
  const rows = await joined
    .where(where)
    .groupBy(deadLetters.way, deadLetters.reason, deadLetters.field)
    .orderBy(desc(sql`max(${deadLetters.lastReceivedAt})`))
    .limit(mostCauses);
  const examples = await Promise.all(rows.map((cause) => readExample(session.db, where, cause, joinsDevices)));
  return rows.map((row, at) => ({
    ...row,
    firstAt: Math.round(row.firstAt),
    lastAt: Math.round(row.lastAt),
    example: examples[at] ?? "",
  }));
}

async function readExample(
  db: Context["session"]["db"],
  where: SQL | undefined,
  { way, reason, field }: Pick<LetterCause, "way" | "reason" | "field">,
  joinsDevices: boolean,
): Promise<string | undefined> {
  const found = db.select({ detail: deadLetters.detail }).from(deadLetters);
  const joined = joinsDevices ? found.leftJoin(devices, eq(devices.id, deadLetters.deviceId)) : found;
  const isOfCause = sql`${deadLetters.way} = ${way} and ${deadLetters.reason} = ${reason}
    and ${deadLetters.field} is not distinct from ${field}`;
  const [row] = await joined
    .where(where ? sql`${where} and ${isOfCause}` : isOfCause)
    .orderBy(desc(deadLetters.lastReceivedAt), desc(deadLetters.id))
    .limit(1);
  return row?.detail;
}
