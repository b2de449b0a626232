import type { Database } from "@cartage/db/client";
import { DomainError } from "@cartage/domain/errors";
import { acceptRoute } from "@cartage/domain/routes/commands/accept-route";
import { completeStop } from "@cartage/domain/routes/commands/complete-stop";
import { failStop } from "@cartage/domain/routes/commands/fail-stop";
import { runAs } from "@cartage/domain/run-as";
import { phoneOf } from "./drivers.ts";

/** A driver looks at what he was sent after a while, and works for some time at each stop. */
const acceptsAfterS = 15;
const worksForS = 60;
/** So many stops fail, of a thousand. */
const failing = 25;

/** Drivers take on what they were sent, and hand over where they stand, by the commands that their phones call. */
export async function playPhones(platform: Database, driverIds: readonly string[]): Promise<void> {
  const { sql } = platform;
  const sent = await sql<{ routeId: string; driverId: string; organisationId: string }[]>`
    select id as "routeId", driver_id as "driverId", organisation_id as "organisationId" from routes
     where state = 'sent' and driver_id = any(${[...driverIds]}::uuid[])
       and sent_at < now() - make_interval(secs => ${acceptsAfterS})
     limit 20`;
  for (const { routeId, driverId, organisationId } of sent)
    await asDriver(platform, { driverId, organisationId }, (ctx) => acceptRoute(ctx, { routeId }));

  const there = await sql<{ stopId: string; kind: string; driverId: string; organisationId: string }[]>`
    select stop.id as "stopId", stop.kind, route.driver_id as "driverId", route.organisation_id as "organisationId"
      from route_stops stop join routes route on route.id = stop.route_id
     where stop.state = 'arrived' and route.state = 'under_way' and route.driver_id = any(${[...driverIds]}::uuid[])
       and stop.arrived_at < now() - make_interval(secs => ${worksForS})
     order by stop.route_id, stop.seq limit 100`;
  for (const { stopId, kind, ...driver } of there)
    await asDriver(platform, driver, (ctx) =>
      kind === "delivery" && Number.parseInt(stopId.slice(-4), 16) % 1_000 < failing
        ? failStop(ctx, { stopId, reason: "Không có ai ở nhà" })
        : completeStop(ctx, { stopId }),
    );
}

/** What was overtaken meanwhile is no fault of a phone. */
async function asDriver(
  platform: Database,
  { driverId, organisationId }: { driverId: string; organisationId: string },
  work: (ctx: Parameters<typeof acceptRoute>[0]) => Promise<unknown>,
): Promise<void> {
  const given = { actor: phoneOf(driverId, organisationId), now: () => new Date(), requestId: "demonstration" };
  await runAs(platform, given, work).catch((error: unknown) => {
    if (!(error instanceof DomainError)) throw error;
  });
}
