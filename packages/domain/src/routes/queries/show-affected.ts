import { users } from "@cartage/db/schema/accounts";
import { vehicles } from "@cartage/db/schema/fleet";
import { orderLegs, orders } from "@cartage/db/schema/orders";
import { hubWorkers } from "@cartage/db/schema/routes";
import { distanceM } from "@cartage/telemetry/geodesy";
import { and, asc, eq, isNull, ne, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import type { HubId } from "../inputs.ts";
import { takesGoods } from "../states.ts";
import { hubsOf, networkOf, type Way } from "../way/network.ts";
import { waysAround } from "../way/ways-around.ts";
import { type NetworkHub, readNetwork, usableLanes, type WholeNetwork } from "./read-network.ts";

export type NamedHub = Pick<NetworkHub, "id" | "code" | "name">;

export interface AffectedWay {
  from: NamedHub;
  to: NamedHub;
  over: { distanceM: number; durationS: number };
  /** The shortest that leaves the hub out, by time; null where there is none. */
  around: { hubs: NamedHub[]; distanceM: number; durationS: number } | null;
}

const MOST_SHOWN = 200;
const MOST_WAYS = 100;
const MOST_STAND_INS = 3;
const MOST_ORDERS = 50;

/**
 * What a hub's closing affects, told alike before it and after: its lanes, the vehicles based there, who works there, the
 * orders that stand there or are still to pass it, the ways over it with the way around each, and the nearest hubs that
 * could stand in for it. Throws `not_found`.
 */
export async function showAffected(ctx: Context, { hubId }: z.infer<typeof HubId>) {
  const { organisationId } = authorise(ctx.actor, "hubs.view");
  const { db } = ctx.session;
  const network = await readNetwork(ctx);
  const hubOf = new Map(network.hubs.map((hub) => [hub.id, hub]));
  const hub = hubOf.get(hubId);
  if (!hub) throw new DomainError("not_found");
  const [based, workers, passing] = await Promise.all([
    db
      .select({ id: vehicles.id, name: vehicles.name, plate: vehicles.plate })
      .from(vehicles)
      .where(
        and(eq(vehicles.organisationId, organisationId), eq(vehicles.homeHubId, hubId), isNull(vehicles.archivedAt)),
      )
      .orderBy(asc(vehicles.name), asc(vehicles.id))
      .limit(MOST_SHOWN),
    db
      .select({ id: users.id, name: users.name })
      .from(hubWorkers)
      .innerJoin(users, eq(users.id, hubWorkers.userId))
      .where(and(eq(hubWorkers.organisationId, organisationId), eq(hubWorkers.hubId, hubId)))
      .orderBy(asc(users.name), asc(users.id))
      .limit(MOST_SHOWN),
    readPassing(ctx, organisationId, hubId),
  ]);
  const lanes = usableLanes(network, hubId);
  const ways = waysAround(networkOf(lanes), hubId, "time");
  const named = (id: string): NamedHub => {
    const { code = "", name = "" } = hubOf.get(id) ?? {};
    return { id, code, name };
  };
  const totals = ({ distanceM, durationS }: Way) => ({ distanceM, durationS });
  return {
    lanes: lanes.filter(({ fromHubId, toHubId }) => fromHubId === hubId || toHubId === hubId).length,
    vehicles: based,
    workers,
    orderCount: passing[0]?.count ?? 0,
    orders: passing.map(({ id, number }) => ({ id, number })),
    wayCount: ways.length,
    ways: ways.slice(0, MOST_WAYS).map(
      ({ fromHubId, toHubId, over, around }): AffectedWay => ({
        from: named(fromHubId),
        to: named(toHubId),
        over: totals(over),
        around: around && { hubs: hubsOf(around, fromHubId).map(named), ...totals(around) },
      }),
    ),
    standIns: standInsFor(network, hub),
  };
}

/** The nearest usable hubs by the great circle, whoever they are reached by. */
function standInsFor({ hubs }: WholeNetwork, hub: NetworkHub) {
  return hubs
    .filter((other) => other.id !== hub.id && takesGoods(other))
    .map(({ id, code, name, lat, lon }) => ({ id, code, name, greatCircleM: distanceM(hub, { lat, lon }) }))
    .sort((one, other) => one.greatCircleM - other.greatCircleM)
    .slice(0, MOST_STAND_INS);
}

/** Orders that stand at a hub, or have it before them on their way; those due first come first. */
async function readPassing(ctx: Context, organisationId: string, hubId: string) {
  const passes = ctx.session.db
    .select({ id: orderLegs.orderId })
    .from(orderLegs)
    .where(
      and(
        eq(orderLegs.organisationId, organisationId),
        or(and(eq(orderLegs.fromHubId, hubId), eq(orderLegs.state, "waiting")), eq(orderLegs.toHubId, hubId)),
        ne(orderLegs.state, "done"),
      ),
    );
  return ctx.session.db
    .select({ id: orders.id, number: orders.number, count: sql<number>`count(*) over ()::integer` })
    .from(orders)
    .where(
      and(
        eq(orders.organisationId, organisationId),
        sql`${orders.id} in ${passes}`,
        sql`${orders.state} not in ('delivered', 'returned', 'cancelled')`,
      ),
    )
    .orderBy(asc(orders.dueAt), asc(orders.id))
    .limit(MOST_ORDERS);
}
