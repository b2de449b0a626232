import { devices } from "@cartage/db/schema/fleet";
import { positionsOutside } from "@cartage/db/schema/tracking";
import type { Ext } from "@cartage/telemetry/position";
import { fromE7 } from "@cartage/telemetry/units";
import { and, desc, eq, gte } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { type JudgedFix, toFixes } from "../../tracking/packing/read-fixes.ts";
import { readNewestRows } from "../../tracking/packing/read-newest-rows.ts";
import { type OutsideRow, receivedAt, toPosition } from "../../tracking/storing/outside-position.ts";
import { readSeesDevice } from "../../tracking/trips/visible-stretches.ts";
import { type Verdict, verdicts } from "../../tracking/verdict.ts";
import type { ListDevicePositions } from "../inputs.ts";
import { phonesSeenSince, seesDevice } from "../phone-privacy.ts";

export interface ReceivedPosition {
  /** Epoch ms by the device's clock. */
  fixTime: number;
  /** Epoch ms by our clock, to 0.1 s. */
  receivedAt: number;
  lat: number;
  lon: number;
  speedMps: number | null;
  headingDeg: number | null;
  accuracyM: number | null;
  altitudeM: number | null;
  /** 0 (empty) to 1 (full). */
  battery: number | null;
  ignition: boolean | null;
  odometerM: number | null;
  ext: Ext | null;
  verdict: Verdict;
}

/**
 * A device's newest positions by fix time as they were received, doubted ones too; those of private trips are left out for
 * who may not see them. Throws `not_found`.
 */
export async function listDevicePositions(
  ctx: Context,
  { deviceId, limit }: z.infer<typeof ListDevicePositions>,
): Promise<ReceivedPosition[]> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const { db } = ctx.session;
  const [device] = await db
    .select({ deviceKey: devices.key, organisationKey: devices.organisationKey, kind: devices.kind })
    .from(devices)
    .where(
      and(eq(devices.organisationId, organisationId), eq(devices.id, deviceId), seesDevice(ctx.actor, devices.kind)),
    );
  if (!device) throw new DomainError("not_found");
  const { organisationKey, deviceKey, kind } = device;
  const since = kind === "phone" ? await phonesSeenSince(ctx) : null;
  const rows = await readNewestRows(ctx.session, { organisationKey, deviceKey, since, limit });
  const outside = await db
    .select()
    .from(positionsOutside)
    .where(
      and(
        eq(positionsOutside.organisationKey, organisationKey),
        eq(positionsOutside.deviceKey, deviceKey),
        since ? gte(positionsOutside.fixTime, since) : undefined,
      ),
    )
    .orderBy(desc(positionsOutside.fixTime))
    .limit(limit);
  const received = [
    ...toFixes(rows, deviceKey).map((fix, at) => toReceived(fix, rows.receivedAfterDs[at])),
    ...outside.map(ofOutside),
  ];
  const newest = received.sort((one, other) => other.fixTime - one.fixTime).slice(0, limit);
  const [last, first] = [newest[0], newest.at(-1)];
  if (!last || !first) return [];
  const sees = await readSeesDevice(ctx, deviceId, { from: first.fixTime, until: last.fixTime + 1 });
  return newest.filter(({ fixTime }) => sees({ from: fixTime, until: fixTime }));
}

function toReceived({ time, latE7, lonE7, verdict, ...fix }: JudgedFix, receivedAfterDs = 0): ReceivedPosition {
  const { speedMps, headingDeg, accuracyM, altitudeM, battery, ignition, odometerM, ext } = fix;
  return {
    fixTime: time,
    receivedAt: time + receivedAfterDs * 100,
    lat: fromE7(latE7),
    lon: fromE7(lonE7),
    speedMps,
    headingDeg,
    accuracyM,
    altitudeM,
    battery,
    ignition,
    odometerM,
    ext,
    verdict: verdicts[verdict] ?? "accepted",
  };
}

function ofOutside(row: OutsideRow): ReceivedPosition {
  const { latE7, lonE7, seq: _, ...position } = toPosition(row);
  return {
    ...position,
    receivedAt: receivedAt(row),
    lat: fromE7(latE7),
    lon: fromE7(lonE7),
    verdict: verdicts[row.verdict] ?? "accepted",
  };
}
