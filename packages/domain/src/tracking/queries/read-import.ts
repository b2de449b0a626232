import { devices } from "@cartage/db/schema/fleet";
import { historyImportParts, historyImports } from "@cartage/db/schema/ways-in";
import { and, asc, eq, inArray } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { ReportingDevice } from "../storing/reporting-device.ts";

export interface ImportUnderWay {
  device: ReportingDevice;
  content: Uint8Array;
  requestedAt: Date;
  /** Positions that are stored. */
  done: number;
}

/** An import with its file; null when it is over. */
export async function readImport(ctx: Context, importId: string): Promise<ImportUnderWay | null> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const { db } = ctx.session;
  const [found] = await db
    .select({
      device: {
        deviceId: devices.id,
        deviceKey: devices.key,
        organisationId: devices.organisationId,
        organisationKey: devices.organisationKey,
      },
      requestedAt: historyImports.requestedAt,
      done: historyImports.done,
    })
    .from(historyImports)
    .innerJoin(devices, eq(devices.id, historyImports.deviceId))
    .where(and(eq(historyImports.id, importId), inArray(historyImports.state, ["waiting", "storing"])));
  if (!found) return null;
  const parts = await db
    .select({ content: historyImportParts.content })
    .from(historyImportParts)
    .where(eq(historyImportParts.importId, importId))
    .orderBy(asc(historyImportParts.part));
  return { ...found, content: Buffer.concat(parts.map(({ content }) => content)) };
}
