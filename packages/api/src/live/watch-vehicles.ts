import { authorise } from "@cartage/domain/authorise";
import { DomainError } from "@cartage/domain/errors";
import type { LiveVehicle } from "@cartage/domain/fleet/live-vehicle";
import type { WatchVehicles } from "@cartage/domain/tracking/inputs";
import { listMovedSince } from "@cartage/domain/tracking/queries/list-moved-since";
import { listVehicleChanges, type VehicleChange } from "@cartage/domain/tracking/queries/list-vehicle-changes";
import type { VehicleTuple } from "@cartage/telemetry/frame";
import { tracked } from "@trpc/server";
import type { z } from "zod";
import { briefly } from "../procedures.ts";
import { type PersonsCall, whileSignedIn } from "./while-signed-in.ts";

/**
 * One event of the stream. The first is a snapshot, or after `lastEventId` what happened since; then comes what happens:
 * vehicles that were added, changed or went, to be taken first, and vehicles that moved. A tuple whose version is not
 * above the one known of its vehicle is old news and to be passed over.
 */
export interface LiveEvent {
  /** Epoch ms by the server's clock. */
  at: number;
  snapshot?: LiveVehicle[];
  changed?: VehicleChange[];
  moved?: VehicleTuple[];
}

interface Call extends PersonsCall {
  input: z.infer<typeof WatchVehicles>;
}

/**
 * Vehicles as they move, for as long as the sign-in holds. Holds no database connection. Its ids are the greatest
 * version sent, so that any process can take the stream up.
 */
export function watchVehicles(call: Call) {
  return whileSignedIn(call, (stop) => vehicles(call, stop));
}

async function* vehicles(
  { ctx, input: { lastEventId, organisationId: expected, ...filter } }: Call,
  stop: AbortSignal,
) {
  const { people, person, services } = ctx;
  const { organisationId } = authorise(person.actor, "tracking.view");
  if (expected !== undefined && expected !== organisationId) throw new DomainError("session.moved");
  const watch = await people.live.watch(organisationId, filter, stop);
  try {
    let version = Number(lastEventId ?? 0);

    if (lastEventId === undefined) {
      const snapshot = await watch.snapshot();
      version = Number(snapshot.version);
      yield event(version, { at: snapshot.at, snapshot: snapshot.vehicles });
    } else {
      // not narrowed to the bounds: what left them meanwhile has to be told too
      const { bounds: _, ...named } = filter;
      const since = version;
      const [changed, moved] = await briefly(ctx, person.actor, async (inside) => [
        await listVehicleChanges(inside, { ...filter, version: since }),
        await listMovedSince(inside, { ...named, version: since }),
      ]);
      for (const change of changed) version = Math.max(version, change.version);
      for (const vehicle of moved) version = Math.max(version, vehicle[1]);
      yield event(version, { at: services.now().getTime(), ...orNothing(changed), moved });
    }

    for (let news = await watch.next(); news !== null; news = await watch.next()) {
      version = Math.max(version, news.version);
      yield event(version, { at: services.now().getTime(), ...orNothing(news.changed), moved: news.moved });
    }
  } finally {
    watch.leave();
  }
}

const orNothing = (changed: VehicleChange[]) => (changed.length > 0 ? { changed } : {});

/** No browser counts up to version 0, but an id must not be empty. */
function event(version: number, body: LiveEvent) {
  return tracked(String(version), body);
}
