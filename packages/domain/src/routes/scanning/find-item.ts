import type { Db } from "@cartage/db/client";
import { orderItems, orders } from "@cartage/db/schema/orders";
import { scans } from "@cartage/db/schema/routes";
import { and, eq } from "drizzle-orm";
import { DomainError } from "../../errors.ts";
import type { ScansOf } from "./count-scans.ts";

export interface CodedItem {
  orderId: string;
  line: number;
  /** Pieces with this code, and those of the whole order. */
  quantity: number;
  pieces: number;
  number: number;
}

/** What bears a code. Throws `scan.code_unknown`. */
export async function findItem(db: Db, organisationId: string, code: string): Promise<CodedItem> {
  const { orderId, line, quantity, barcode } = orderItems;
  const { number, pieces } = orders;
  const [item] = await db
    .select({ orderId, line, quantity, number, pieces })
    .from(orderItems)
    .innerJoin(orders, eq(orders.id, orderId))
    .where(and(eq(orderItems.organisationId, organisationId), eq(barcode, code)));
  if (!item) throw new DomainError("scan.code_unknown", { about: { code } });
  return item;
}

/** What was counted under a scan's id before. */
export async function findScan(db: Db, organisationId: string, scanId: string): Promise<ScansOf | undefined> {
  const { orderId, hubId, leg, direction } = scans;
  const [scan] = await db
    .select({ orderId, hubId, leg, direction })
    .from(scans)
    .where(and(eq(scans.organisationId, organisationId), eq(scans.id, scanId)));
  return scan && { organisationId, ...scan };
}
