import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { CheckImport } from "../import-inputs.ts";
import { type JudgedImport, judgeImport } from "../importing/judge-import.ts";
import { readRows } from "../importing/read-rows.ts";

const mostShown = 20;

export interface CheckedImport extends Omit<JudgedImport, "ready"> {
  ready: number;
  /** How many of those have a stop whose place is looked up afterwards. */
  unplaced: number;
  /** The first of what would be created. */
  sample: { row: number; customer: string | null; reference: string | null; from: string; to: string; dueAt: number }[];
}

/** What would come of a file, row by row; nothing is written. Throws `order_import.unreadable`, `order_import.too_many_rows`. */
export async function checkImport(ctx: Context, input: z.infer<typeof CheckImport>): Promise<CheckedImport> {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  const rows = await readRows(Buffer.from(input.content, "base64"));
  const { ready, ...judged } = await judgeImport(ctx, organisationId, { ...input, rows });
  const sample = ready.slice(0, mostShown).map(({ row, customer, content }) => ({
    row,
    customer: customer?.name ?? null,
    reference: content.reference,
    from: content.pickup.name,
    to: content.delivery.name,
    dueAt: content.delivery.window.until,
  }));
  const unplaced = ready.filter(({ content: { pickup, delivery } }) => !pickup.place || !delivery.place).length;
  return { ...judged, ready: ready.length, unplaced, sample };
}
