import { devices } from "@cartage/db/schema/fleet";
import { positionsOutside } from "@cartage/db/schema/tracking";
import type { Transaction } from "@cartage/db/session";
import { and, eq, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { storePositions } from "../commands/store-positions.ts";
import { listRetentions } from "../queries/list-retentions.ts";
import { type OutsideRow, receivedAt, toPosition } from "../storing/outside-position.ts";
import { type KeptDays, PositionBatch } from "../storing/position-batch.ts";
import type { ReportingDevice } from "../storing/reporting-device.ts";
import { verdictCode } from "../verdict.ts";
import { createPositionDays, openDaysWithin } from "./open-position-days.ts";

export interface ReadmissionOptions {
  installationDays: number;
  /** Positions a transaction. */
  batch?: number;
  /** Positions a run; what is left is for the next. */
  most?: number;
}

/**
 * Takes in what was too old when it came and is not any more, because an organisation, its plan or the installation keeps for
 * longer now: as late positions, from which all follows as if they had come today. Answers how many.
 */
export async function readmitPositions(
  ctx: Context,
  { installationDays, batch = 5_000, most = 100_000 }: ReadmissionOptions,
): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const days = createPositionDays({ retentionDays: installationDays, now: () => ctx.now().getTime() });
  const kept = await days.kept(() => listRetentions(ctx.session));
  let back = 0;
  for (let last = batch; last === batch && back < most; back += last) {
    last = await ctx.session.transaction((session) => readmitSome(session, kept, batch));
  }
  return back;
}

async function readmitSome(session: Transaction, kept: KeptDays, limit: number): Promise<number> {
  const due = await session.db
    .select({ row: positionsOutside, deviceId: devices.id, organisationId: devices.organisationId })
    .from(positionsOutside)
    .innerJoin(
      devices,
      and(eq(devices.organisationKey, positionsOutside.organisationKey), eq(devices.key, positionsOutside.deviceKey)),
    )
    .where(and(eq(positionsOutside.verdict, verdictCode.stale), isKept(kept)))
    .limit(limit)
    .for("update", { of: positionsOutside, skipLocked: true });
  const again = new PositionBatch(kept, { isPast: true });
  for (const { row, deviceId, organisationId } of due) {
    const { deviceKey, organisationKey } = row;
    const device: ReportingDevice = { deviceId, deviceKey, organisationId, organisationKey };
    again.add(device, toPosition(row), receivedAt(row));
  }
  // before they are stored: what was set apart again would stay there
  await takeOut(
    session,
    due.map(({ row }) => row),
  );
  await openDaysWithin(session, again);
  await storePositions(session, again);
  return due.length;
}

/** Whether positions that are kept apart would not be, did they come today. */
function isKept({ since, sinceOf = new Map() }: KeptDays) {
  const instants = [...sinceOf.values()].map((at) => new Date(at).toISOString());
  return sql`${positionsOutside.fixTime} >= greatest(
    ${new Date(since).toISOString()}::timestamptz,
    (select own.since from unnest(${sql.param([...sinceOf.keys()])}::int[], ${sql.param(instants)}::text[]::timestamptz[]) as own (key, since)
      where own.key = ${positionsOutside.organisationKey}))`;
}

async function takeOut({ sql }: Transaction, rows: readonly OutsideRow[]): Promise<void> {
  await sql`
    delete from positions_outside stored
     using unnest(${rows.map(({ organisationKey }) => organisationKey)}::int[], ${rows.map(({ deviceKey }) => deviceKey)}::int[],
                  ${rows.map(({ fixTime }) => fixTime.toISOString())}::text[]::timestamptz[]) as gone (organisation_key, device_key, fix_time)
     where stored.organisation_key = gone.organisation_key and stored.device_key = gone.device_key
       and stored.fix_time = gone.fix_time`;
}
