import { createHash } from "node:crypto";
import { newId } from "@cartage/db/id";
import { historyImportParts, historyImports } from "@cartage/db/schema/ways-in";
import { and, count, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { holdDevice } from "../../fleet/fit.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { mostImportsWaiting } from "../import-rules.ts";
import type { RequestImport } from "../inputs.ts";

const partBytes = 1024 * 1024;

/**
 * Keeps a file of a device's past, for jobs to store its positions. The same file again, while it waits or is being stored,
 * is the same import. Throws `not_found`, `device.revoked`, `import.too_many`.
 */
export async function requestImport(
  ctx: Context,
  { deviceId, fileName }: z.infer<typeof RequestImport>,
  content: Uint8Array,
) {
  const { organisationId, id: requestedBy } = authorise(ctx.actor, "history.import");
  const digest = createHash("sha256").update(content).digest();

  return transactionally(ctx, async (tx) => {
    await holdDevice(tx, organisationId, deviceId);
    const isUnderWay = and(
      eq(historyImports.organisationId, organisationId),
      inArray(historyImports.state, ["waiting", "storing"]),
    );
    const [same] = await tx
      .select({ importId: historyImports.id })
      .from(historyImports)
      .where(and(isUnderWay, eq(historyImports.deviceId, deviceId), eq(historyImports.digest, digest)));
    if (same) return same;
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('history_imports ' || ${organisationId}, 0))`);
    const [under] = await tx.select({ way: count() }).from(historyImports).where(isUnderWay);
    if ((under?.way ?? 0) >= mostImportsWaiting) throw new DomainError("import.too_many");
    const importId = newId();
    const requestedAt = ctx.now();
    await tx.insert(historyImports).values({
      id: importId,
      organisationId,
      deviceId,
      fileName,
      bytes: content.byteLength,
      digest,
      requestedBy,
      requestedAt,
      changedAt: requestedAt,
    });
    for (let part = 0; part * partBytes < content.byteLength; part++) {
      const piece = content.subarray(part * partBytes, (part + 1) * partBytes);
      await tx.insert(historyImportParts).values({ importId, organisationId, part, content: piece });
    }
    const event = { type: "history_import.requested", historyImportId: importId, deviceId } as const;
    await record(
      tx,
      { ...event, occurredAt: requestedAt },
      { after: { fileName, bytes: content.byteLength, deviceId } },
    );
    return { importId };
  });
}
