import type { Db } from "@cartage/db/client";
import { orderItems, orderStops, orders } from "@cartage/db/schema/orders";
import { orderPins } from "@cartage/db/schema/proofs";
import type { routeStops } from "@cartage/db/schema/routes";
import { fromE7 } from "@cartage/telemetry/units";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Wishes } from "../../orders/log-rules.ts";
import type { StopState } from "../route-states.ts";
import { readChosenWindows } from "./read-chosen-windows.ts";
import { type OrderNote, readNotes } from "./read-notes.ts";

export interface OwnItem {
  line: number;
  kind: "parcel" | "pallet";
  description: string;
  barcode: string;
  quantity: number;
  /** Pieces that were handed over before. */
  delivered: number;
  weightG: number;
}

/** A stop as its driver needs it, also where there is no network. Times are epoch ms. */
export interface OwnStop {
  id: string;
  routeId: string;
  seq: number;
  kind: "pickup" | "delivery";
  state: StopState;
  orderId: string;
  orderNumber: number;
  reference: string | null;
  priority: "normal" | "high" | "urgent";
  /** What the order needs of its vehicle and driver, as a tail lift. */
  skills: string[];
  isAtHub: boolean;
  /** Whether its goods go back to where they came from. */
  isReturn: boolean;
  name: string;
  address: string;
  lat: number;
  lon: number;
  /** Of who gives or takes the goods; at a hub nobody's. */
  phone: string | null;
  windowFrom: number | null;
  windowUntil: number | null;
  /** Whether that window is the recipient's own choice. */
  isWindowChosen: boolean;
  arrivesAt: number;
  serviceS: number;
  arrivedAt: number | null;
  endedAt: number | null;
  reason: string | null;
  /** What was said of the order, and of this place. */
  instructions: string[];
  /** What the recipient asks for, and where the goods may be left; at the door of a delivery. */
  wishes: Wishes;
  /** Whether the recipient has a PIN to tell. */
  hasPin: boolean;
  notes: OrderNote[];
  /** Only where it is taken: at the door. */
  cash: { amountMinor: number; currency: string } | null;
  items: OwnItem[];
}

/** What drivers are told of stops: their orders' goods, people and words, each read at once for all of them. */
export async function readOwnStops(
  db: Db,
  organisationId: string,
  stops: readonly (typeof routeStops.$inferSelect)[],
): Promise<OwnStop[]> {
  const orderIds = [...new Set(stops.map(({ orderId }) => orderId))];
  if (orderIds.length === 0) return [];
  const of = (table: typeof orderItems | typeof orderStops) =>
    and(eq(table.organisationId, organisationId), inArray(table.orderId, orderIds));
  const known = await db
    .select()
    .from(orders)
    .where(and(eq(orders.organisationId, organisationId), inArray(orders.id, orderIds)));
  const items = await db.select().from(orderItems).where(of(orderItems)).orderBy(asc(orderItems.line));
  const doors = await db.select().from(orderStops).where(of(orderStops));
  const notes = await readNotes(db, organisationId, orderIds);
  const chosen = await readChosenWindows(db, organisationId, orderIds);
  const pins = await db
    .select({ orderId: orderPins.orderId })
    .from(orderPins)
    .where(and(eq(orderPins.organisationId, organisationId), inArray(orderPins.orderId, orderIds)));
  return stops.flatMap((stop) => {
    const order = known.find(({ id }) => id === stop.orderId);
    if (!order) return [];
    const isAtHub = stop.hubId !== null;
    const { isReturn } = stop;
    // what goes back is fetched where it was to be delivered
    const isPickupDoor = (stop.kind === "pickup") !== isReturn;
    const isThere = (one: (typeof doors)[number]) =>
      one.orderId === stop.orderId && (one.kind === "pickup") === isPickupDoor;
    const door = isAtHub ? undefined : doors.find(isThere);
    const isHandedOver = stop.kind === "delivery" && !isAtHub && !isReturn;
    const { cashMinor, cashCurrency } = order;
    const isPaid = isHandedOver && cashMinor !== null && cashCurrency !== null;
    const window = isHandedOver ? chosen.get(order.id) : undefined;
    const isSame = (at: Date | null, ms: number | undefined) => at !== null && at.getTime() === ms;
    return [
      {
        ...{ id: stop.id, routeId: stop.routeId, seq: stop.seq, kind: stop.kind, state: stop.state },
        ...{ orderId: order.id, orderNumber: order.number, reference: order.reference, priority: order.priority },
        skills: order.skills,
        ...{
          isAtHub,
          isReturn,
          name: stop.name,
          address: stop.address,
          lat: fromE7(stop.latE7),
          lon: fromE7(stop.lonE7),
        },
        phone: door?.phone ?? null,
        windowFrom: stop.windowFrom?.getTime() ?? null,
        windowUntil: stop.windowUntil?.getTime() ?? null,
        isWindowChosen: isSame(stop.windowFrom, window?.from) && isSame(stop.windowUntil, window?.until),
        arrivesAt: stop.arrivesAt.getTime(),
        serviceS: stop.serviceS,
        arrivedAt: stop.arrivedAt?.getTime() ?? null,
        endedAt: stop.endedAt?.getTime() ?? null,
        reason: stop.reason,
        instructions: [door?.instructions, order.instructions].filter((words) => typeof words === "string"),
        wishes: { instructions: door?.wishedInstructions ?? null, safePlace: door?.safePlace ?? null },
        hasPin: isHandedOver && pins.some(({ orderId }) => orderId === order.id),
        notes: notes.get(order.id) ?? [],
        cash: isPaid ? { amountMinor: cashMinor, currency: cashCurrency } : null,
        items: items
          .filter((item) => item.orderId === order.id)
          .map(({ line, kind, description, barcode, quantity, delivered, weightG }) => ({
            ...{ line, kind, description, barcode, quantity, delivered, weightG },
          })),
      },
    ];
  });
}
