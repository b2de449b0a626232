import { hubs } from "@cartage/db/schema/routes";
import { and, eq } from "drizzle-orm";
import { DomainError } from "../../errors.ts";
import { holdOrder } from "../../orders/hold-orders.ts";
import type { Order } from "../../orders/log-rules.ts";
import type { Transaction } from "../../transactionally.ts";
import { holdRoutesOf } from "../follow-orders.ts";
import { findLegStop, type LegStop } from "./find-leg-stop.ts";
import { legInto, legOutOf, nextHubOf } from "./scan-place-rules.ts";

export interface Scanned {
  order: Order;
  hubId: string;
  direction: "in" | "out";
  leg: number;
  /** Of the route that brings or takes the goods; null where they came without one. */
  stop: LegStop | null;
}

/**
 * An order whose goods are counted at a hub, held with its routes. Throws `not_found`, and what says where the goods belong:
 * `scan.belongs_elsewhere`, `scan.not_set_out`, `scan.order_over`, `scan.not_here`, `scan.no_route`.
 */
export async function holdScanned(
  tx: Transaction,
  organisationId: string,
  { orderId, hubId, direction }: { orderId: string; hubId: string; direction: "in" | "out" },
): Promise<Scanned> {
  await holdRoutesOf(tx, organisationId, orderId);
  const order = await holdOrder(tx, organisationId, { orderId });
  const leg = direction === "in" ? legInto(order, hubId) : legOutOf(order, hubId);
  if (leg === null) throw await refusal(tx, order, { hubId, direction });
  const kind = direction === "in" ? "delivery" : "pickup";
  const stop = await findLegStop(tx, organisationId, { orderId, hubId, leg, kind });
  if (direction === "out" && !stop) throw new DomainError("scan.no_route", { about: { number: String(order.number) } });
  return { order, hubId, direction, leg, stop };
}

const notSetOut: readonly Order["state"][] = ["draft", "placed", "planned", "dispatched"];
const over: readonly Order["state"][] = ["delivered", "returned", "cancelled"];

async function refusal(
  tx: Transaction,
  order: Order,
  { hubId, direction }: { hubId: string; direction: "in" | "out" },
): Promise<DomainError> {
  const number = String(order.number);
  if (over.includes(order.state)) return new DomainError("scan.order_over", { about: { number } });
  if (notSetOut.includes(order.state) && order.way.includes(hubId))
    return new DomainError("scan.not_set_out", { about: { number } });
  const about = { number, place: await placeOf(tx, order) };
  return new DomainError(direction === "in" ? "scan.belongs_elsewhere" : "scan.not_here", { about });
}

/** Where an order's goods are, or go to next, as people call it. */
async function placeOf(tx: Transaction, order: Order): Promise<string> {
  const nextHub = nextHubOf(order);
  if (nextHub === null) return order.content.delivery.address;
  const [hub] = await tx
    .select({ name: hubs.name })
    .from(hubs)
    .where(and(eq(hubs.organisationId, order.organisationId), eq(hubs.id, nextHub)));
  return hub?.name ?? order.content.delivery.address;
}
