import { sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import type { TakeImport } from "../importing/import-inputs.ts";
import { importers } from "../importing/importers.ts";
import { type ImportReport, runImport } from "../importing/run-import.ts";

/**
 * Takes a file's rows in one transaction: with faulty rows none of it, or all but those, as chosen. Each row that is added
 * or changed leaves its own entry in the audit trail; the same file again changes nothing. Throws `network_import.too_many`.
 */
export async function takeImport(
  ctx: Context,
  { kind, text, take }: z.infer<typeof TakeImport>,
): Promise<ImportReport & { isTaken: boolean }> {
  const importer = importers[kind];
  const { organisationId } = authorise(ctx.actor, importer.needs);
  return transactionally(ctx, async (tx) => {
    await tx.execute(sql`savepoint whole_import`);
    const report = await runImport(tx, organisationId, importer, text);
    const { missingColumns, counts } = report;
    const isTaken = missingColumns.length === 0 && (counts.faulty === 0 || take === "all_but_faulty");
    if (!isTaken) await tx.execute(sql`rollback to savepoint whole_import`);
    return { ...report, isTaken };
  });
}
