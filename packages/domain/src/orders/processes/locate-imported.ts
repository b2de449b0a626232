import { locatingActor } from "../../actor.ts";
import type { Context } from "../../context.ts";
import { type FoundStops, placeOrderStops } from "../commands/place-order-stops.ts";
import type { Geocoder } from "../geocoding/geocoder.ts";
import { listUnplaced, type UnplacedOrder } from "../queries/list-unplaced.ts";
import { findPlaces } from "./find-places.ts";

const ordersAtOnce = 200;
const shortest = 2;

/**
 * Looks up where the orders of a file are that came without places: whoever plans needs them. The likeliest is taken, and the
 * order's log says how exact it is. A process that dies leaves the rest to the next.
 */
export async function locateImported(
  runAsProcess: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  { importId, organisationId }: { importId: string; organisationId: string },
  geocoder: Geocoder,
): Promise<void> {
  const asLocating = <T>(work: (ctx: Context) => Promise<T>) =>
    runAsProcess((ctx) => work({ ...ctx, actor: locatingActor(organisationId) }));
  for (let after: string | null = null; ; ) {
    const given = { importId, after, limit: ordersAtOnce };
    const orders: UnplacedOrder[] = await asLocating((ctx) => listUnplaced(ctx, given));
    if (orders.length === 0) return;
    for (const { orderId, addresses, language } of orders) {
      const found: FoundStops = {};
      for (const { kind, address: text } of addresses) {
        if (text.length < shortest) continue;
        const [likeliest] = await asLocating((ctx) => findPlaces(ctx, { text, language }, geocoder));
        if (likeliest) found[kind] = likeliest;
      }
      await asLocating((ctx) => placeOrderStops(ctx, { orderId, found }));
    }
    after = orders.at(-1)?.orderId ?? null;
  }
}
