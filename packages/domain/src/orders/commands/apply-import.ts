import { createHash } from "node:crypto";
import { newId } from "@cartage/db/id";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { record } from "../../record.ts";
import { transactionally } from "../../transactionally.ts";
import { type Append, appendEvents } from "../append-events.ts";
import type { ApplyImport } from "../import-inputs.ts";
import { judgeImport } from "../importing/judge-import.ts";
import { readRows } from "../importing/read-rows.ts";
import { withBarcodes } from "../keep-content.ts";
import { takeNumbers } from "../take-numbers.ts";

const atOnce = 2_000;

/**
 * Creates the orders of a file in one transaction: all of them, or all but those with faults, as chosen. Rows whose
 * reference is there already are passed over, so the same file again creates nothing. The audit trail has one entry for the
 * file; each order's log says who. Throws `order_import.faulty`, `order_import.unreadable`, `order_import.too_many_rows`.
 */
export async function applyImport(ctx: Context, { fileName, faulty, ...input }: z.infer<typeof ApplyImport>) {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  const file = Buffer.from(input.content, "base64");
  const rows = await readRows(file);
  const importId = newId();

  return transactionally(ctx, async (tx) => {
    const { ready, faults, present } = await judgeImport(tx.context, organisationId, { ...input, rows });
    const leftOut = new Set(faults.map(({ row }) => row)).size;
    if (leftOut > 0 && faulty === "refuse") throw new DomainError("order_import.faulty");
    const counts = { created: ready.length, leftOut, present: present.length };
    const first = ready.length > 0 ? await takeNumbers(tx, organisationId, ready.length) : 0;
    const source = { kind: "import" as const, id: importId };
    for (let from = 0; from < ready.length; from += atOnce) {
      const appends = ready.slice(from, from + atOnce).map(({ content, customer }, at): Append => {
        const number = first + from + at;
        const body = { isDraft: false, source, number, content: withBarcodes(content, { customer, number }) };
        return { ids: { id: newId(), organisationId }, before: null, body: { type: "created", ...body } };
      });
      await appendEvents(tx, appends);
    }
    const digest = createHash("sha256").update(file).digest("hex");
    const event = { type: "order_import.applied" as const, orderImportId: importId, occurredAt: ctx.now() };
    await record(tx, event, { after: { fileName, digest, ...counts } });
    return { importId, ...counts };
  });
}
