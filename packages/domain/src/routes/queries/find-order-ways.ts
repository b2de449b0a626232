import { orderLegs, orderStops, orders } from "@cartage/db/schema/orders";
import { distanceM, type Point } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import { and, asc, eq } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { builtInFor } from "../built-in-for.ts";
import type { FindOrderWays } from "../inputs.ts";
import { askRouting } from "../routing/ask-routing.ts";
import type { OutsideRouting } from "../routing/outside-routing.ts";
import type { RoutingSource } from "../routing/routing.ts";
import { takesGoods } from "../states.ts";
import { adviseModes, type ModeStretch } from "../way/advise-modes.ts";
import { alternativeWays } from "../way/alternative-ways.ts";
import { hubsOf, networkOf, type WayLane } from "../way/network.ts";
import { type NetworkHub, readNetwork, usableLanes } from "./read-network.ts";

/** What the doors are called among hubs. */
const PICKUP = "pickup";
const DELIVERY = "delivery";
/** So many hubs around a door are thought of, by the great circle. */
const HUBS_A_DOOR = 3;

export interface OrderWay {
  /** The hubs that goods pass; none straight from door to door. */
  hubs: { id: string; code: string; name: string }[];
  distanceM: number;
  durationS: number;
  /** Which stretches a truck and which a motorcycle does best; an end that is no hub is a door. */
  advice: ModeStretch[];
}

/**
 * The shortest ways of an order from where its goods are to its door, the shortest first: straight, and over usable hubs
 * and lanes, each with the roads from door to hub and hub to door. None while a door has no place. Throws `not_found`.
 */
export async function findOrderWays(
  ctx: Context,
  { orderId, by, most }: z.infer<typeof FindOrderWays>,
  outside: OutsideRouting | null,
): Promise<{ ways: OrderWay[]; source: RoutingSource }> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { pickup, delivery, weightKg, atHubId } = await readEnds(ctx, organisationId, orderId);
  const network = await readNetwork(ctx);
  const hubOf = new Map(network.hubs.map((hub) => [hub.id, hub]));
  const standsAt = atHubId === null ? undefined : hubOf.get(atHubId);
  const from = standsAt ?? pickup;
  if (!from || !delivery) return { ways: [], source: "built_in" };
  const usable = network.hubs.filter((hub) => takesGoods(hub) && hub.id !== standsAt?.id);
  const nearFrom = standsAt ? [] : nearest(usable, from);
  const nearDelivery = nearest(usable, delivery);
  const sources = { outside, builtIn: () => builtInFor(ctx, organisationId, network) };
  const { answer, by: source } = await askRouting(sources, async (routing) => {
    const leaving = await routing.matrix([from], [...nearFrom, delivery]);
    const arriving = await routing.matrix(nearDelivery, [delivery]);
    return { leaving: leaving[0] ?? [], arriving: arriving.map(([stretch]) => stretch ?? null) };
  });
  const start = standsAt?.id ?? PICKUP;
  const doors = [
    ...[...nearFrom.map(({ id }) => id), DELIVERY].flatMap((to, at) => laneOf(start, to, answer.leaving[at])),
    ...nearDelivery.flatMap(({ id }, at) => laneOf(id, DELIVERY, answer.arriving[at])),
  ];
  const found = alternativeWays(networkOf([...usableLanes(network), ...doors]), start, DELIVERY, by, most);
  const isCityEdge = (hubId: string) => hubOf.get(hubId)?.isCityEdge ?? false;
  const ways = found.map((way) => ({
    hubs: hubsOf(way, start).flatMap((hubId) => {
      const hub = hubOf.get(hubId);
      return hub && hub.id !== standsAt?.id ? [{ id: hub.id, code: hub.code, name: hub.name }] : [];
    }),
    distanceM: Math.round(way.distanceM),
    durationS: Math.round(way.durationS),
    advice: adviseModes(way, { fromHubId: start, isCityEdge, weightKg }),
  }));
  return { ways, source };
}

function laneOf(
  fromHubId: string,
  toHubId: string,
  stretch: { distanceM: number; durationS: number } | null | undefined,
) {
  return stretch ? [{ laneId: `${fromHubId} ${toHubId}`, fromHubId, toHubId, ...stretch } satisfies WayLane] : [];
}

function nearest(hubs: readonly NetworkHub[], place: Point): NetworkHub[] {
  return hubs
    .map((hub) => ({ hub, awayM: distanceM(hub, place) }))
    .sort((one, other) => one.awayM - other.awayM)
    .slice(0, HUBS_A_DOOR)
    .map(({ hub }) => hub);
}

/** Where the doors are, what the goods weigh, and the hub where they are; null at the door or on the road. */
async function readEnds(ctx: Context, organisationId: string, orderId: string) {
  const { db } = ctx.session;
  const [order] = await db
    .select({ weightG: orders.weightG })
    .from(orders)
    .where(and(eq(orders.organisationId, organisationId), eq(orders.id, orderId)));
  if (!order) throw new DomainError("not_found");
  const stops = await db
    .select({ kind: orderStops.kind, latE7: orderStops.latE7, lonE7: orderStops.lonE7 })
    .from(orderStops)
    .where(and(eq(orderStops.organisationId, organisationId), eq(orderStops.orderId, orderId)));
  const placeOf = (kind: "pickup" | "delivery"): Point | null => {
    const stop = stops.find((one) => one.kind === kind);
    if (!stop || stop.latE7 === null || stop.lonE7 === null) return null;
    return { lat: fromE7(stop.latE7), lon: fromE7(stop.lonE7) };
  };
  const legs = await db
    .select({ state: orderLegs.state, toHubId: orderLegs.toHubId })
    .from(orderLegs)
    .where(and(eq(orderLegs.organisationId, organisationId), eq(orderLegs.orderId, orderId)))
    .orderBy(asc(orderLegs.leg));
  const passed = legs.filter(({ state }) => state !== "waiting");
  return {
    pickup: placeOf("pickup"),
    delivery: placeOf("delivery"),
    weightKg: Number(order.weightG) / 1_000,
    atHubId: passed.at(-1)?.toHubId ?? null,
  };
}
