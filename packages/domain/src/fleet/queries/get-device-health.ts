import { devices } from "@cartage/db/schema/fleet";
import { deviceDays, deviceHealth } from "@cartage/db/schema/health";
import { and, asc, eq, gt, gte, or } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { type Finding, type Maker, makerOf } from "../health-rules.ts";
import type { DeviceId } from "../inputs.ts";
import { seesDevice } from "../phone-privacy.ts";

export interface DeviceHealthDay {
  /** Of UTC, as 2026-11-21. */
  day: string;
  positions: number;
  accepted: number;
  doubted: number;
  gaps: number;
  longestGapS: number;
  deadLetters: number;
  delayMedianS: number | null;
  accuracyP50M: number | null;
}

export interface DeviceHealthDetail {
  kind: "tracker" | "phone";
  maker: Maker;
  findings: Finding[];
  /** Epoch ms; null for a device that was not looked at yet. */
  diagnosedAt: number | null;
  /** Of the last thirty days those that have something, oldest first. */
  days: DeviceHealthDay[];
}

const shownDays = 30;
const dayMs = 86_400_000;

/** What is wrong with a device's data, and what its last thirty days were like. Throws `not_found`. */
export async function getDeviceHealth(
  ctx: Context,
  { deviceId }: z.infer<typeof DeviceId>,
): Promise<DeviceHealthDetail> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const { db } = ctx.session;
  const [device] = await db
    .select({
      key: devices.key,
      name: devices.name,
      kind: devices.kind,
      findings: deviceHealth.findings,
      diagnosedAt: deviceHealth.diagnosedAt,
    })
    .from(devices)
    .leftJoin(deviceHealth, eq(deviceHealth.deviceId, devices.id))
    .where(
      and(eq(devices.organisationId, organisationId), eq(devices.id, deviceId), seesDevice(ctx.actor, devices.kind)),
    );
  if (!device) throw new DomainError("not_found");
  const since = new Date(ctx.now().getTime() - (shownDays - 1) * dayMs).toISOString().slice(0, 10);
  const rows = await db
    .select()
    .from(deviceDays)
    .where(
      and(
        eq(deviceDays.deviceKey, device.key),
        gte(deviceDays.day, since),
        or(gt(deviceDays.positions, 0), gt(deviceDays.deadLetters, 0)),
      ),
    )
    .orderBy(asc(deviceDays.day));
  return {
    kind: device.kind,
    maker: makerOf(device.name),
    // written by diagnoseDevices alone
    findings: (device.findings as Finding[] | null) ?? [],
    diagnosedAt: device.diagnosedAt?.getTime() ?? null,
    days: rows.map((row) => {
      const doubted = row.future + row.stale + row.inaccurate + row.jump + row.frozen + row.drift;
      const { day, positions, longestGapS, deadLetters, delayMedianS, accuracyP50M } = row;
      const gaps = row.gapsUnderWay;
      const accepted = positions - doubted;
      return { day, positions, accepted, doubted, gaps, longestGapS, deadLetters, delayMedianS, accuracyP50M };
    }),
  };
}
