import { orders } from "@cartage/db/schema/orders";
import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { type Transaction, transactionally } from "../../transactionally.ts";
import { historyKeys } from "../eta/history-keys.ts";
import { Standing, standAfter } from "../eta/standing.ts";
import { type ClaimedRoute, claimRoutes } from "./claim-routes.ts";
import { estimate } from "./estimate.ts";
import { layAhead } from "./lay-ahead.ts";
import { learn, readAreaPaces, readCalibration, readHistory } from "./learn.ts";
import { noteWhereabouts } from "./note-whereabouts.ts";
import { readRouteFixes } from "./read-fixes.ts";
import { readHubPlaces } from "./read-hubs.ts";
import { settleAlerts } from "./settle-alerts.ts";
import { forget, writeLooks } from "./write-looks.ts";

/** Fixes that are so much older than the newest may still come a little late: they are looked at again. */
const againMs = 10 * 60_000;
/** And at the first look so many before the route was taken on: a vehicle may stand at its first stop. */
const beforeMs = 15 * 60_000;
const mostMs = 24 * 3_600_000;
/** Estimates look so many hours ahead, for which the fleet's history is read. */
const mostHoursAhead = 14;

/**
 * Looks at routes that are due, in one transaction: arrivals and leavings, what they teach, the estimates of all stops ahead,
 * and what that means for alerts. A process that dies in the middle leaves them due. Answers how many.
 */
export async function lookAtRoutes(
  ctx: Context,
  { organisationId, limit }: { organisationId: string; limit: number },
): Promise<number> {
  return transactionally(ctx, async (tx) => {
    const claimed = await claimRoutes(tx, { organisationId, limit });
    if (claimed.length === 0) return 0;
    const isGoing = ({ route: { state } }: ClaimedRoute) => ["accepted", "under_way", "finished"].includes(state);
    const going = claimed.filter(isGoing);
    const seen = await whereaboutsOf(tx, organisationId, going);
    const customers = await customersOf(tx, organisationId, seen);
    await learn(tx, { organisationId, claimed: seen, customers });
    const looks = await estimateAll(tx, { organisationId, seen, customers });
    const given = claimed.filter((one) => !isGoing(one)).map(({ route }) => route.id);
    await settleAlerts(tx, { organisationId, looks, routeIds: claimed.map(({ route }) => route.id) });
    await writeLooks(tx, looks);
    await forget(tx, given);
    return claimed.length;
  });
}

async function whereaboutsOf(
  tx: Transaction,
  organisationId: string,
  claimed: readonly ClaimedRoute[],
): Promise<ClaimedRoute[]> {
  const now = tx.context.now();
  const wanted = claimed.map(({ route, progress }) => ({
    ...{ routeId: route.id, vehicleId: route.vehicleId },
    since: sinceOf(route, progress, now.getTime()),
  }));
  const fixes = await readRouteFixes(tx.context.session, organisationId, { wanted, now });
  const hubIds = claimed.flatMap(({ route, stops }) => [route.startHubId, ...stops.map(({ hubId }) => hubId)]);
  const hubs = await readHubPlaces(tx.context.session, [...new Set(hubIds.filter((id) => id !== null))]);
  const seen: ClaimedRoute[] = [];
  for (const one of claimed) {
    const own = fixes.get(one.route.id) ?? [];
    const noted = await noteWhereabouts(tx, one, { fixes: own, hubs });
    const standing = standAfter(Standing.nullable().parse(one.progress.standing), own);
    const seenThrough = standing ? new Date(standing.through) : one.progress.seenThrough;
    seen.push({ ...noted, progress: { ...one.progress, standing, seenThrough, againFrom: null } });
  }
  return seen;
}

function sinceOf(
  { acceptedAt, createdAt }: ClaimedRoute["route"],
  { seenThrough, againFrom }: ClaimedRoute["progress"],
  now: number,
): Date {
  const first = (acceptedAt ?? createdAt).getTime() - beforeMs;
  const next = seenThrough ? seenThrough.getTime() - againMs : first;
  return new Date(Math.max(now - mostMs, first, Math.min(next, againFrom?.getTime() ?? next)));
}

async function customersOf(tx: Transaction, organisationId: string, claimed: readonly ClaimedRoute[]) {
  const ids = [...new Set(claimed.flatMap(({ stops }) => stops.map(({ orderId }) => orderId)))];
  if (ids.length === 0) return new Map<string, string | null>();
  const rows = await tx
    .select({ id: orders.id, customerId: orders.customerId })
    .from(orders)
    .where(and(eq(orders.organisationId, organisationId), inArray(orders.id, ids)));
  return new Map(rows.map(({ id, customerId }) => [id, customerId]));
}

async function estimateAll(
  tx: Transaction,
  { organisationId, seen, customers }: { organisationId: string; seen: readonly ClaimedRoute[]; customers: Customers },
) {
  const now = tx.context.now().getTime();
  const laid = seen.map((claimed) => ({ claimed, laid: layAhead(claimed, { customers, now }) }));
  const running = laid.flatMap(({ claimed, laid: one }) =>
    one ? [{ ...one, endsAt: claimed.route.endsAt.getTime() }] : [],
  );
  const keys = new Set(
    running.flatMap(({ ahead, endsAt }) =>
      historyKeys(ahead, Math.min(mostHoursAhead, 2 + Math.max(0, Math.ceil((endsAt - now) / 3_600_000)))),
    ),
  );
  const areas = running.flatMap(({ ahead }) => ahead.stops.map(({ leg }) => leg.place.area));
  const learned = {
    history: await readHistory(tx, organisationId, [...keys]),
    areas: await readAreaPaces(tx, organisationId, areas),
    correction: (await readCalibration(tx, organisationId)).correction,
  };
  return laid.map(({ claimed, laid: one }) => estimate(claimed, { laid: one, learned, now }));
}

type Customers = ReadonlyMap<string, string | null>;
