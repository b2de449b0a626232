import { historyImportParts, historyImports } from "@cartage/db/schema/ways-in";
import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import type { ImportId } from "../inputs.ts";

/** Stops an import; what it has stored stays. One that is over stays so. Throws `not_found`. */
export async function stopImport(ctx: Context, { importId }: z.infer<typeof ImportId>) {
  const { organisationId } = authorise(ctx.actor, "history.import");

  return transactionally(ctx, async (tx) => {
    const isOurs = and(eq(historyImports.organisationId, organisationId), eq(historyImports.id, importId));
    const [known] = await tx.select({ id: historyImports.id }).from(historyImports).where(isOurs).for("update");
    if (!known) throw new DomainError("not_found");
    const at = ctx.now();
    const stopped = await tx
      .update(historyImports)
      .set({ state: "stopped", finishedAt: at, changedAt: at })
      .where(and(isOurs, inArray(historyImports.state, ["waiting", "storing"])))
      .returning({ id: historyImports.id });
    if (stopped.length === 0) return { importId };
    await tx.delete(historyImportParts).where(eq(historyImportParts.importId, importId));
    await record(tx, { type: "history_import.stopped", historyImportId: importId, occurredAt: at });
    return { importId };
  });
}
