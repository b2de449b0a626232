import { orderLegs, orderStops, orders } from "@cartage/db/schema/orders";
import { hubs, routeStops } from "@cartage/db/schema/routes";
import { fromE7 } from "@cartage/telemetry/units";
import { and, asc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "../../context.ts";
import { openingHours } from "../../geofences/evaluating/opening-hours.ts";
import { WeeklyHours } from "../../geofences/inputs.ts";
import type { Block } from "../../incidents/inputs.ts";
import type { OrderState } from "../../orders/states.ts";
import { holdUpsOf, type LegOfOrder } from "../hold-up-rules.ts";
import type { HubState } from "../states.ts";
import { type DayLeg, type DayStop, type LegEnd, legKey, type Span } from "./day.ts";
import { notBefore, openSpans, serviceSOf } from "./day-rules.ts";

/** Beyond these a day is shown in part; the largest carriers plan by region. */
const MOST_LEGS = 5_000;

/** Orders that a leg may wait on for a vehicle. */
const states: OrderState[] = [
  "placed",
  "failed",
  "planned",
  "dispatched",
  "collected",
  "in_transit",
  "at_hub",
  "out_for_delivery",
  "returning",
];

const pickup = alias(orderStops, "pickup");
const delivery = alias(orderStops, "delivery");
const fromHub = alias(hubs, "from_hub");
const toHub = alias(hubs, "to_hub");
const openStop = (of: SQL) => sql`exists (
  select from route_stops open
   where open.order_id = ${orderLegs.orderId} and ${of} and open.state in ('planned', 'arrived'))`;

const wasPickedUp = sql`exists (
  select from route_stops taken
   where taken.order_id = ${orderLegs.orderId} and taken.leg = ${orderLegs.leg}
     and taken.kind = 'pickup' and taken.state = 'done')`;
/** What goes back from where no hub has it is on board of what took it last, by whichever leg. */
const isOnWayBack = sql`(${orderLegs.isReturn} and taken.leg > (
  select count(*) from order_legs behind where behind.order_id = ${orderLegs.orderId} and not behind.is_return))`;
/** Where the vehicle is that took a leg's goods on board last. */
const carrier = sql<{ name: string; plate: string | null; latE7: number | null; lonE7: number | null } | null>`(
  select json_build_object('name', vehicle.name, 'plate', vehicle.plate, 'latE7', seen.lat_e7, 'lonE7', seen.lon_e7)
    from route_stops taken
    join routes route on route.id = taken.route_id
    join vehicles vehicle on vehicle.id = route.vehicle_id
    left join vehicle_state seen on seen.vehicle_id = vehicle.id
   where taken.order_id = ${orderLegs.orderId} and (taken.leg = ${orderLegs.leg} or ${isOnWayBack})
     and taken.kind = 'pickup' and taken.state = 'done' and ${orderLegs.state} <> 'done'
   order by taken.ended_at desc limit 1)`;

const end = (stop: typeof pickup | typeof delivery) => ({
  name: stop.name,
  address: stop.address,
  latE7: stop.latE7,
  lonE7: stop.lonE7,
  windowFrom: stop.windowFrom,
  windowUntil: stop.windowUntil,
});
const hubEnd = (hub: typeof fromHub | typeof toHub) => ({
  id: hub.id,
  name: hub.name,
  address: hub.address,
  latE7: hub.latE7,
  lonE7: hub.lonE7,
  timeZone: hub.timeZone,
  spans: hub.openingSpans,
  state: hub.state,
});

interface LegsOf {
  organisationId: string;
  span: Span;
  /** Of the day's routes: their legs are read whatever their state. */
  stops: readonly DayStop[];
  /** What incidents hold up. */
  blocks: readonly Block[];
}

/** The legs that are to be carried on a day and those of its stops, each with where it begins and ends. */
export async function readLegs(ctx: Context, { organisationId, span, stops, blocks }: LegsOf) {
  const onRoutes = new Set(stops.map(legKey));
  const orderIds = [...new Set(stops.map(({ orderId }) => orderId))];
  const isWaiting = and(
    inArray(orders.state, states),
    // or its goods are on board of a vehicle that is to bring them no further
    or(eq(orderLegs.state, "waiting"), sql`${orderLegs.state} = 'under_way' and ${wasPickedUp}`),
    lt(delivery.windowFrom, new Date(span.until)),
    sql`not ${openStop(sql`open.leg = ${orderLegs.leg}`)}`,
    or(
      eq(orderLegs.leg, 1),
      orderLegs.isReturn,
      sql`exists (select from order_legs before where before.order_id = ${orderLegs.orderId}
                     and before.leg = ${orderLegs.leg} - 1 and before.state = 'done')`,
      openStop(sql`open.leg = ${orderLegs.leg} - 1 and open.kind = 'delivery'`),
    ),
  );
  const rows = await ctx.session.db
    .select({
      orderId: orderLegs.orderId,
      leg: orderLegs.leg,
      state: orderLegs.state,
      isReturn: orderLegs.isReturn,
      number: orders.number,
      orderState: orders.state,
      priority: orders.priority,
      customerName: orders.customerName,
      skills: orders.skills,
      left: sql<{ weightG: number; volumeCm3: number; pallets: number }>`(
        select json_build_object(
                 'weightG', coalesce(sum((quantity - delivered)::bigint * weight_g), 0),
                 'volumeCm3', coalesce(sum((quantity - delivered)::bigint * volume_cm3), 0),
                 'pallets', coalesce(sum(quantity - delivered) filter (where kind = 'pallet'), 0))
          from order_items item where item.order_id = ${orderLegs.orderId})`,
      /** When the leg before ends that is planned but not done. */
      readyAt: sql<Date | null>`(
        select max(before.leaves_at) from route_stops before
         where before.order_id = ${orderLegs.orderId} and before.leg = ${orderLegs.leg} - 1
           and before.kind = 'delivery' and before.state in ('planned', 'arrived'))`.mapWith(routeStops.leavesAt),
      pickup: end(pickup),
      delivery: end(delivery),
      carrier,
      isWaiting: sql<boolean>`${isWaiting}`,
      fromHub: hubEnd(fromHub),
      toHub: hubEnd(toHub),
    })
    .from(orderLegs)
    .innerJoin(orders, eq(orders.id, orderLegs.orderId))
    .innerJoin(pickup, and(eq(pickup.orderId, orderLegs.orderId), eq(pickup.kind, "pickup")))
    .innerJoin(delivery, and(eq(delivery.orderId, orderLegs.orderId), eq(delivery.kind, "delivery")))
    .leftJoin(fromHub, eq(fromHub.id, orderLegs.fromHubId))
    .leftJoin(toHub, eq(toHub.id, orderLegs.toHubId))
    .where(
      and(
        eq(orderLegs.organisationId, organisationId),
        orderIds.length > 0 ? or(inArray(orderLegs.orderId, orderIds), isWaiting) : isWaiting,
      ),
    )
    .orderBy(asc(orders.dueAt), asc(orders.id), asc(orderLegs.leg))
    .limit(MOST_LEGS);

  const legs: DayLeg[] = [];
  const withoutPlace: { orderId: string; number: number }[] = [];
  const aboard = new Map<string, LegEnd>();
  const heldUp = holdUpsOf(
    rows.map(({ orderId, leg, state, ...of }) => ({
      orderId,
      leg,
      state,
      from: known(of.fromHub),
      to: known(of.toHub),
    })),
    blocks,
  );
  for (const row of rows) {
    if (!row.isWaiting && !onRoutes.has(legKey(row))) continue;
    const [begin, goal] = row.isReturn ? [row.delivery, row.pickup] : [row.pickup, row.delivery];
    const from = row.fromHub ? atHub(row.fromHub, span) : atDoor(begin, span);
    const to = row.toHub ? atHub(row.toHub, span) : atDoor(goal, span);
    const { orderId, leg, isReturn, number, orderState, priority, customerName, skills, left } = row;
    if (!from || !to) {
      withoutPlace.push({ orderId, number });
      continue;
    }
    const carried = row.carrier && onBoard(row.carrier);
    if (carried) aboard.set(legKey(row), carried);
    legs.push({
      ...{ orderId, leg, isReturn, number, orderState, priority, customerName, skills },
      weightKg: Number(left.weightG) / 1_000,
      volumeM3: Number(left.volumeCm3) / 1_000_000,
      pallets: Number(left.pallets),
      pickup: { ...from, windows: notBefore(from.windows, row.readyAt?.getTime() ?? null, span) },
      delivery: to,
      heldUp: heldUp.get(legKey(row)) ?? null,
    });
  }
  return { legs, withoutPlace, aboard };
}

/** From one vehicle to another, wherever the first one stands; null where nobody knows. */
function onBoard({ name, plate, latE7, lonE7 }: Omit<Place, "address" | "latE7" | "lonE7"> & Carrier): LegEnd | null {
  if (latE7 === null || lonE7 === null) return null;
  const place = { lat: fromE7(latE7), lon: fromE7(lonE7), windows: [], serviceS: serviceSOf.hub };
  return { hubId: null, name, address: plate ?? name, ...place };
}

interface Carrier {
  plate: string | null;
  latE7: number | null;
  lonE7: number | null;
}

interface Place {
  name: string;
  address: string;
  latE7: number;
  lonE7: number;
}

type HubRow = { [Name in keyof Place]: Place[Name] | null } & {
  id: string | null;
  timeZone: string | null;
  spans: unknown;
  state: HubState | null;
};

function known(hub: HubRow | null): LegOfOrder["from"] {
  if (hub === null || hub.id === null || hub.name === null || hub.state === null) return null;
  return { id: hub.id, name: hub.name, state: hub.state };
}

function atHub({ id, name, address, latE7, lonE7, ...hub }: HubRow, span: Span): LegEnd | null {
  if (id === null || name === null || address === null || latE7 === null || lonE7 === null) return null;
  const place = { hubId: id, name, address, lat: fromE7(latE7), lon: fromE7(lonE7), serviceS: serviceSOf.hub };
  if (hub.spans === null) return { ...place, windows: [] };
  const open = openSpans(openingHours(WeeklyHours.parse(hub)), span);
  // a hub that is closed all day is not one that is open at any time
  return { ...place, windows: open.length > 0 ? open : [{ from: span.from, until: span.from }] };
}

interface Door extends Omit<Place, "latE7" | "lonE7"> {
  latE7: number | null;
  lonE7: number | null;
  windowFrom: Date | null;
  windowUntil: Date | null;
}

function atDoor({ name, address, latE7, lonE7, windowFrom, windowUntil }: Door, span: Span): LegEnd | null {
  if (latE7 === null || lonE7 === null) return null;
  const window = windowFrom && windowUntil && { from: windowFrom.getTime(), until: windowUntil.getTime() };
  // what is overdue comes as soon as it can
  const windows = window && window.until > span.from ? [window] : [];
  const place = { lat: fromE7(latE7), lon: fromE7(lonE7), serviceS: serviceSOf.door };
  return { hubId: null, name, address, ...place, windows };
}
