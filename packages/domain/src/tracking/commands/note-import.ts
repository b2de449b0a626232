import { historyImportParts, historyImports } from "@cartage/db/schema/ways-in";
import { and, eq, inArray } from "drizzle-orm";
import { authoriseOnPlatform } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";

type News = Partial<
  Pick<
    typeof historyImports.$inferInsert,
    "state" | "format" | "total" | "leftOut" | "refusal" | "firstFixTime" | "lastFixTime"
  >
>;

/** Notes what is known of an import under way; with its end, its file goes. One that is over stays as it is. */
export async function noteImport(ctx: Context, { importId, ...news }: News & { importId: string }): Promise<void> {
  authoriseOnPlatform(ctx.actor, "instances.keep");
  const isOver = news.state === "done" || news.state === "refused";
  await transactionally(ctx, async (tx) => {
    const at = ctx.now();
    await tx
      .update(historyImports)
      .set({ ...news, changedAt: at, ...(isOver && { finishedAt: at }) })
      .where(and(eq(historyImports.id, importId), inArray(historyImports.state, ["waiting", "storing"])));
    if (isOver) await tx.delete(historyImportParts).where(eq(historyImportParts.importId, importId));
  });
}
