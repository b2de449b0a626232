import { deadLetters } from "@cartage/db/schema/tracking";
import { waysOfPositions } from "@cartage/telemetry/ways";
import { and, asc, eq, gt, inArray, lt } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { lettersOf } from "../letter-filter.ts";
import type { RunningRetry } from "../letter-retries.ts";

export type StoredLetter = typeof deadLetters.$inferSelect;

/** The next letters that a retry has not looked at. Those that it writes itself have later ids than its own. */
export async function listLettersToReread(
  { actor, session }: Context,
  { id, organisationId, way, reason, field, deviceId, through }: RunningRetry,
  limit: number,
): Promise<StoredLetter[]> {
  authoriseOnPlatform(actor, "instances.keep");
  const filter = {
    way: way ?? undefined,
    reason: reason ?? undefined,
    field: field === "" ? null : (field ?? undefined),
    deviceId: deviceId ?? undefined,
  };
  return session.db
    .select()
    .from(deadLetters)
    .where(
      and(
        organisationId ? eq(deadLetters.organisationId, organisationId) : undefined,
        lettersOf(filter),
        inArray(deadLetters.way, [...waysOfPositions]),
        lt(deadLetters.id, id),
        through ? gt(deadLetters.id, through) : undefined,
      ),
    )
    .orderBy(asc(deadLetters.id))
    .limit(limit);
}
