import { devices } from "@cartage/db/schema/fleet";
import { deadLetters } from "@cartage/db/schema/tracking";
import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { seesPosition } from "../fleet/phone-privacy.ts";
import { contains } from "../search.ts";

export interface LetterFilter {
  search?: string | undefined;
  way?: string | undefined;
  reason?: string | undefined;
  /** Null for letters that blame no field; undefined for all. */
  field?: string | null | undefined;
  deviceId?: string | undefined;
}

/** The letters of a filter. */
export function lettersOf({ way, reason, field, deviceId }: Omit<LetterFilter, "search">): SQL | undefined {
  return and(
    way === undefined ? undefined : eq(deadLetters.way, way),
    reason === undefined ? undefined : eq(deadLetters.reason, reason),
    field === undefined ? undefined : field === null ? isNull(deadLetters.field) : eq(deadLetters.field, field),
    deviceId === undefined ? undefined : eq(deadLetters.deviceId, deviceId),
  );
}

/** Letters, joined with their devices, that hold what was searched for: in the sentence, the topic or the device's name. */
export function lettersThatHold(search: string | undefined): SQL | undefined {
  const text = sql`${deadLetters.detail} || ' ' || ${deadLetters.topic} || ' ' || coalesce(${devices.name}, '')`;
  return contains(sql`(${text})`, search);
}

/** Letters, joined with their devices, that the actor sees: what could not be read may still say where a phone was. */
export function lettersSeen(ctx: Context): SQL | undefined {
  const seen = seesPosition(ctx.actor, ctx.now(), { kind: devices.kind, fixTime: deadLetters.lastReceivedAt });
  return seen && or(isNull(devices.kind), seen);
}
