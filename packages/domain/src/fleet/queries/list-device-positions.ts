import { devices } from "@cartage/db/schema/fleet";
import { positions, positionsOutside } from "@cartage/db/schema/tracking";
import type { Ext } from "@cartage/telemetry/position";
import { fromE7 } from "@cartage/telemetry/units";
import { and, desc, eq, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { type Verdict, verdicts } from "../../tracking/verdict.ts";
import type { ListDevicePositions } from "../inputs.ts";
import { seesDevice, seesPosition } from "../phone-privacy.ts";

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

/** A device's newest positions by fix time as they were received, doubted ones too. Throws `not_found`. */
export async function listDevicePositions(
  ctx: Context,
  { deviceId, limit }: z.infer<typeof ListDevicePositions>,
): Promise<ReceivedPosition[]> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const { db } = ctx.session;
  const [device] = await db
    .select({ deviceKey: devices.key, organisationKey: devices.organisationKey })
    .from(devices)
    .where(
      and(eq(devices.organisationId, organisationId), eq(devices.id, deviceId), seesDevice(ctx.actor, devices.kind)),
    );
  if (!device) throw new DomainError("not_found");
  const newestOf = (table: typeof positions | typeof positionsOutside) =>
    db
      .select(columnsOf(table))
      .from(table)
      .innerJoin(devices, eq(devices.key, table.deviceKey))
      .where(
        and(
          eq(table.organisationKey, device.organisationKey),
          eq(table.deviceKey, device.deviceKey),
          seesPosition(ctx.actor, ctx.now(), { kind: devices.kind, fixTime: table.fixTime }),
        ),
      )
      .orderBy(desc(table.fixTime))
      .limit(limit);
  const rows = await unionAll(newestOf(positions), newestOf(positionsOutside)).orderBy(sql`fix_time desc`).limit(limit);
  return rows.map(toReceived);
}

function columnsOf(table: typeof positions | typeof positionsOutside) {
  return {
    fixTime: table.fixTime,
    latE7: table.latE7,
    lonE7: table.lonE7,
    receivedAfterDs: table.receivedAfterDs,
    odometerM: table.odometerM,
    altitudeM: table.altitudeM,
    speedCmps: table.speedCmps,
    headingDdeg: table.headingDdeg,
    accuracyDm: table.accuracyDm,
    batteryPercent: table.batteryPercent,
    ignition: table.ignition,
    ext: table.ext,
    verdict: table.verdict,
  };
}

type Row = {
  [Column in keyof ReturnType<typeof columnsOf>]: (typeof positions.$inferSelect)[Column];
};

function toReceived(row: Row): ReceivedPosition {
  const fixTime = row.fixTime.getTime();
  return {
    fixTime,
    receivedAt: fixTime + row.receivedAfterDs * 100,
    lat: fromE7(row.latE7),
    lon: fromE7(row.lonE7),
    speedMps: scaled(row.speedCmps, 100),
    headingDeg: scaled(row.headingDdeg, 10),
    accuracyM: scaled(row.accuracyDm, 10),
    altitudeM: row.altitudeM,
    battery: scaled(row.batteryPercent, 100),
    ignition: row.ignition,
    odometerM: row.odometerM,
    ext: row.ext === "" ? null : JSON.parse(row.ext),
    verdict: verdicts[row.verdict] ?? "accepted",
  };
}

function scaled(steps: number | null, stepsPerUnit: number): number | null {
  return steps === null ? null : steps / stepsPerUnit;
}
