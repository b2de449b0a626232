import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { finishScan } from "../scanning/finish-scan.ts";
import { findOwnHub } from "../scanning/hold-own-hub.ts";
import { holdScanned } from "../scanning/hold-scanned.ts";
import type { CloseScan } from "../scanning/scan-inputs.ts";

/**
 * A hub worker says that an order's goods are in, or out, though not every piece was counted. Throws `not_found`,
 * `scan.hub_not_yours`, and as `holdScanned` does.
 */
export async function closeScan(ctx: Context, { orderId, hubId, direction, reason }: z.infer<typeof CloseScan>) {
  const actor = authorise(ctx.actor, "goods.scan");
  return transactionally(ctx, async (tx) => {
    await findOwnHub(tx, actor, hubId);
    const scanned = await holdScanned(tx, actor.organisationId, { orderId, hubId, direction });
    await finishScan(tx, scanned, { at: ctx.now(), reason });
    return { orderId };
  });
}
