import { routeStops } from "@cartage/db/schema/routes";
import { and, eq } from "drizzle-orm";
import type { Insider } from "../authorise.ts";
import { DomainError } from "../errors.ts";
import { correctedTime, type PhoneTime } from "../phone-time-rules.ts";
import type { Transaction } from "../transactionally.ts";
import { holdOwnRoute } from "./hold-own-route.ts";
import { moveRoute, type RouteRow, readStops, type StopRow } from "./hold-route.ts";

/** A stop with its route and all stops of that, held. */
export interface HeldStop {
  route: RouteRow;
  stops: StopRow[];
  stop: StopRow;
}

/** A stop of a route that the actor plans or drives; its route is held. Throws `not_found`, and `stop.not_now` where the route is with no driver. */
export async function holdStop(tx: Transaction, actor: Insider, stopId: string): Promise<HeldStop> {
  const [known] = await tx
    .select({ routeId: routeStops.routeId })
    .from(routeStops)
    .where(and(eq(routeStops.organisationId, actor.organisationId), eq(routeStops.id, stopId)));
  if (!known) throw new DomainError("not_found");
  const route = await holdOwnRoute(tx, actor, known);
  return withStops(tx, route, stopId);
}

/** The same of a route that is held already. */
export async function withStops(tx: Transaction, route: RouteRow, stopId: string): Promise<HeldStop> {
  const stops = await readStops(tx, route.id);
  // it may have been planned away while the route was waited for
  const stop = stops.find(({ id }) => id === stopId);
  if (!stop) throw new DomainError("not_found");
  return { route, stops, stop };
}

/** The route as it is under way; who is at a stop has set out. Throws `stop.not_now`. */
export async function underWay(tx: Transaction, route: RouteRow, at: Date): Promise<RouteRow> {
  if (route.state === "under_way") return route;
  if (route.state !== "accepted") throw new DomainError("stop.not_now", { about: { state: route.state } });
  return moveRoute(tx, route, "started", { startedAt: at });
}

/** When something happened, and how a phone told it; null where none did. */
export interface ToldTime {
  at: Date;
  phone: PhoneTime | null;
}

/** When something happened: as a phone tells it, corrected by what it knows of its clock, and never later than now. */
export function happenedAt(
  tx: Transaction,
  told: { at?: number | undefined; clockOffsetMs?: number | null | undefined },
): ToldTime {
  const now = tx.context.now();
  if (told.at === undefined) return { at: now, phone: null };
  const phone = { at: told.at, clockOffsetMs: told.clockOffsetMs ?? null };
  return { at: new Date(correctedTime(phone, now.getTime())), phone };
}
