import type { Database } from "@cartage/db/client";
import type { SecretBox } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { addProof } from "@cartage/domain/orders/commands/add-proof";
import { acceptRoute } from "@cartage/domain/routes/commands/accept-route";
import { completeStop } from "@cartage/domain/routes/commands/complete-stop";
import { failStop } from "@cartage/domain/routes/commands/fail-stop";
import { runAs } from "@cartage/domain/run-as";
import { proofOf } from "./demo-proof.ts";
import { phoneOf } from "./drivers.ts";

/** A driver looks at what he was sent after a while, and works for some time at each stop. */
const acceptsAfterS = 15;
const worksForS = 60;
/** So many stops fail, of a thousand. */
const failing = 25;

interface Standing {
  stopId: string;
  orderId: string;
  kind: "pickup" | "delivery";
  name: string;
  latE7: number;
  lonE7: number;
  codes: string[];
  /** Epoch ms. */
  arrivedAt: number;
  driverId: string;
  organisationId: string;
}

/** Drivers take on what they were sent, and hand over where they stand, by the commands that their phones call. */
export async function playPhones(
  platform: Database,
  { driverIds, secrets }: { driverIds: readonly string[]; secrets: SecretBox },
): Promise<void> {
  const { sql } = platform;
  const sent = await sql<{ routeId: string; driverId: string; organisationId: string }[]>`
    select id as "routeId", driver_id as "driverId", organisation_id as "organisationId" from routes
     where state = 'sent' and driver_id = any(${[...driverIds]}::uuid[])
       and sent_at < now() - make_interval(secs => ${acceptsAfterS})
     limit 20`;
  for (const { routeId, driverId, organisationId } of sent)
    await asDriver(platform, { driverId, organisationId, secrets }, (ctx) => acceptRoute(ctx, { routeId }));

  const there = await sql<Standing[]>`
    select stop.id as "stopId", stop.order_id as "orderId", stop.kind, stop.name, stop.lat_e7 as "latE7", stop.lon_e7 as "lonE7",
           (extract(epoch from stop.arrived_at) * 1000)::float8 as "arrivedAt",
           array(select barcode from order_items item where item.order_id = stop.order_id order by item.line) as codes,
           route.driver_id as "driverId", route.organisation_id as "organisationId"
      from route_stops stop join routes route on route.id = stop.route_id
     where stop.state = 'arrived' and route.state = 'under_way' and route.driver_id = any(${[...driverIds]}::uuid[])
       and stop.arrived_at < now() - make_interval(secs => ${worksForS})
     order by stop.route_id, stop.seq limit 100`;
  for (const { driverId, organisationId, arrivedAt, ...stop } of there) {
    const { stopId, kind } = stop;
    await asDriver(platform, { driverId, organisationId, secrets }, async (ctx) => {
      if (kind === "delivery" && Number.parseInt(stopId.slice(-4), 16) % 1_000 < failing)
        return failStop(ctx, { stopId, reason: "Không có ai ở nhà" });
      if (kind === "delivery") await addProof(ctx, proofOf({ ...stop, at: Math.round(arrivedAt) + worksForS * 1_000 }));
      return completeStop(ctx, { stopId });
    });
  }
}

/** What was overtaken meanwhile is no fault of a phone. */
async function asDriver(
  platform: Database,
  { driverId, organisationId, secrets }: { driverId: string; organisationId: string; secrets: SecretBox },
  work: (ctx: Parameters<typeof acceptRoute>[0]) => Promise<unknown>,
): Promise<void> {
  const given = {
    actor: phoneOf(driverId, organisationId),
    now: () => new Date(),
    requestId: "demonstration",
    secrets,
  };
  await runAs(platform, given, work).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}
