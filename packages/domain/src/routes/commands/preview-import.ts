import { sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import type { PreviewImport } from "../importing/import-inputs.ts";
import { importers } from "../importing/importers.ts";
import { type ImportReport, runImport } from "../importing/run-import.ts";

/**
 * What a file would do, row by row, with every fault: it is imported as it would be, then all of it is taken back, so that
 * the preview knows what the database knows. Throws `network_import.too_many`.
 */
export async function previewImport(
  ctx: Context,
  { kind, text }: z.infer<typeof PreviewImport>,
): Promise<ImportReport> {
  const importer = importers[kind];
  const { organisationId } = authorise(ctx.actor, importer.needs);
  return transactionally(ctx, async (tx) => {
    await tx.execute(sql`savepoint preview`);
    const report = await runImport(tx, organisationId, importer, text);
    await tx.execute(sql`rollback to savepoint preview`);
    return report;
  });
}
