import { instances } from "@cartage/db/schema/platform";
import { and, desc, gt, isNull } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { instanceKinds } from "../inputs.ts";

export interface InstanceRow {
  id: string;
  kind: (typeof instanceKinds)[number];
  version: string;
  host: string;
  pid: number;
  /** Epoch ms. */
  startedAt: number;
  heartbeatAt: number;
  /** Heartbeats come every 10 s; three missed ones count as silence. */
  isSilent: boolean;
  /** By the parts that it asks; empty until its first heartbeat. */
  health: Record<string, { status: "ok" | "degraded" | "down"; latencyMs?: number | null }>;
}

const silentAfterMs = 30_000;
const shownForMs = 24 * 3_600_000;
const most = 500;

/** The processes that run, and those that fell silent within the last day. */
export async function listInstances(ctx: Context): Promise<InstanceRow[]> {
  authoriseOnPlatform(ctx.actor, "instances.view");
  const now = ctx.now().getTime();
  const rows = await ctx.session.db
    .select({
      id: instances.id,
      kind: instances.kind,
      version: instances.version,
      host: instances.host,
      pid: instances.pid,
      startedAt: instances.startedAt,
      heartbeatAt: instances.heartbeatAt,
      health: instances.health,
    })
    .from(instances)
    .where(and(isNull(instances.stoppedAt), gt(instances.heartbeatAt, new Date(now - shownForMs))))
    .orderBy(desc(instances.heartbeatAt), desc(instances.id))
    .limit(most);
  return rows.map(({ startedAt, heartbeatAt, health, ...row }) => ({
    ...row,
    // written from what its input was read as
    health: health as InstanceRow["health"],
    startedAt: startedAt.getTime(),
    heartbeatAt: heartbeatAt.getTime(),
    isSilent: now - heartbeatAt.getTime() > silentAfterMs,
  }));
}
