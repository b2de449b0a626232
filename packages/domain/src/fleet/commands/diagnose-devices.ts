import { devices } from "@cartage/db/schema/fleet";
import { deviceDays, deviceHealth } from "@cartage/db/schema/health";
import { deviceState } from "@cartage/db/schema/tracking";
import { and, eq, gte, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { diagnose, type Finding, severities, severityOf } from "../health-rules.ts";

/** The days that a diagnosis looks at. */
const days = 7;
const dayMs = 86_400_000;

/**
 * Says anew what is wrong with the data of devices: of those whose days were counted since, and of those last looked at
 * longer than an hour ago, because silence grows by itself. At most `limit`; answers how many.
 */
export async function diagnoseDevices(ctx: Context, { limit }: { limit: number }): Promise<number> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const { db } = ctx.session;
  const now = ctx.now();
  const since = new Date(now.getTime() - (days - 1) * dayMs).toISOString().slice(0, 10);
  const isCountedSince = sql`exists (
    select from ${deviceDays} where ${deviceDays.deviceKey} = ${devices.key} and ${deviceDays.day} >= ${since}
       and ${deviceDays.countedAt} > ${deviceHealth.diagnosedAt})`;
  const due = await db
    .select({
      id: devices.id,
      key: devices.key,
      organisationId: devices.organisationId,
      kind: devices.kind,
      lastReceivedAt: deviceState.lastReceivedAt,
    })
    .from(devices)
    .innerJoin(deviceState, eq(deviceState.deviceKey, devices.key))
    .leftJoin(deviceHealth, eq(deviceHealth.deviceId, devices.id))
    .where(
      and(
        isNull(devices.revokedAt),
        or(
          isNull(deviceHealth.deviceId),
          lt(deviceHealth.diagnosedAt, new Date(now.getTime() - 3_600_000)),
          isCountedSince,
        ),
      ),
    )
    .limit(limit);
  if (due.length === 0) return 0;
  const counted = await db
    .select()
    .from(deviceDays)
    .where(
      and(
        inArray(
          deviceDays.deviceKey,
          due.map(({ key }) => key),
        ),
        gte(deviceDays.day, since),
      ),
    );
  const daysOf = Map.groupBy(counted, ({ deviceKey }) => deviceKey);

  const rows = due.map(({ id, key, organisationId, kind, lastReceivedAt }) => {
    const silentForMs = lastReceivedAt && now.getTime() - lastReceivedAt.getTime();
    const findings: Finding[] = diagnose({ kind, days: daysOf.get(key) ?? [], silentForMs });
    return {
      deviceId: id,
      organisationId,
      severity: severities.indexOf(severityOf(findings)),
      findings,
      codes: findings.map(({ code }) => code),
      diagnosedAt: now,
    };
  });
  await db
    .insert(deviceHealth)
    .values(rows)
    .onConflictDoUpdate({
      target: deviceHealth.deviceId,
      set: {
        severity: sql`excluded.severity`,
        findings: sql`excluded.findings`,
        codes: sql`excluded.codes`,
        diagnosedAt: sql`excluded.diagnosed_at`,
      },
    });
  return rows.length;
}
