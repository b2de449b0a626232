import { scans } from "@cartage/db/schema/routes";
import type { z } from "zod";
import { authorise, type Insider } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { audit } from "../../record.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { happenedAt } from "../hold-stop.ts";
import { countScans, sumOf } from "../scanning/count-scans.ts";
import { findItem, findScan } from "../scanning/find-item.ts";
import { finishScan } from "../scanning/finish-scan.ts";
import { findOwnHub } from "../scanning/hold-own-hub.ts";
import { holdScanned, type Scanned } from "../scanning/hold-scanned.ts";
import type { ScanGoods } from "../scanning/scan-inputs.ts";

/**
 * A piece goes in or out at a hub. The last one of its order completes the stop that brings or takes it. The same scan again
 * changes nothing. Throws `not_found`, `scan.hub_not_yours`, `scan.code_unknown`, `scan.counted_already`,
 * `scan.other_vehicle`, and as `holdScanned` does.
 */
export async function scanGoods(
  ctx: Context,
  { scanId, hubId, direction, code, vehicleId, at }: z.infer<typeof ScanGoods>,
) {
  const actor = authorise(ctx.actor, "goods.scan");
  const { organisationId } = actor;
  return transactionally(ctx, async (tx) => {
    await findOwnHub(tx, actor, hubId);
    const { orderId, line, quantity, pieces, number } = await findItem(tx, organisationId, code);
    const answer = (counted: number) => ({ scanId, orderId, number, line, counted, pieces });
    const isKnown = async () => {
      const scan = await findScan(tx, organisationId, scanId);
      return scan && answer(sumOf(await countScans(tx, scan)));
    };
    const known = await isKnown();
    if (known) return known;
    const scanned = await holdScanned(tx, organisationId, { orderId, hubId, direction });
    // it may have come twice at once, and the other one had the order first
    const meanwhile = await isKnown();
    if (meanwhile) return meanwhile;
    const { stop } = scanned;
    if (vehicleId !== null && stop && stop.vehicleId !== vehicleId)
      throw new DomainError("scan.other_vehicle", { about: { number: String(number), vehicle: stop.vehicle } });
    const counted = await countScans(tx, { ...scanned, organisationId, orderId });
    const ofLine = counted.get(line) ?? 0;
    if (ofLine >= quantity) throw new DomainError("scan.counted_already", { about: { number: String(number) } });
    const { at: scannedAt } = happenedAt(tx, { at });
    await keepScan(tx, actor, { scanId, line, scannedAt, scanned });
    const sum = sumOf(counted.set(line, ofLine + 1));
    if (sum === pieces) await finishScan(tx, scanned, { at: scannedAt, reason: null });
    return answer(sum);
  });
}

async function keepScan(
  tx: Transaction,
  { id: scannedBy, kind: scannedByKind, organisationId }: Insider,
  { scanId, line, scannedAt, scanned }: { scanId: string; line: number; scannedAt: Date; scanned: Scanned },
): Promise<void> {
  const { hubId, direction, leg, order } = scanned;
  const receivedAt = tx.context.now();
  const what = { orderId: order.id, hubId, line, leg, direction, scannedAt };
  await tx.insert(scans).values({ ...what, id: scanId, organisationId, scannedBy, scannedByKind, receivedAt });
  const event = { type: "scan.counted", scanId, orderId: order.id, hubId, direction, occurredAt: receivedAt } as const;
  await audit(tx, event, { after: what });
}
