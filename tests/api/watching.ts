import { createContext } from "@cartage/api/call-context";
import type { LiveEvent } from "@cartage/api/live/watch-vehicles";
import { createCaller, type RouterInputs } from "@cartage/api/root";
import type { Services } from "@cartage/api/services";
import type { Actor } from "@cartage/domain/actor";
import type { Database } from "@cartage/domain/run-as";
import type { VehicleTuple } from "@cartage/telemetry/frame";
import { toE7 } from "@cartage/telemetry/units";
import { isTrackedEnvelope } from "@trpc/server";
import { onTestFinished } from "vitest";

export interface Watching {
  /** The next event; null when the stream ended in order. */
  next(): Promise<(LiveEvent & { id: string }) | null>;
  stop(): void;
}

/** Opens `tracking.live` as an actor; it ends with the test. */
export async function watch(
  services: Services,
  actor: Actor,
  input: RouterInputs["tracking"]["live"] = {},
): Promise<Watching> {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const context = createContext({ services, headers: new Headers(), sessionId: actor.sessionId });
  const stream = await createCaller(context, { signal: abort.signal }).tracking.live(input);
  const events = stream[Symbol.asyncIterator]();
  return {
    async next() {
      const { done, value } = await events.next();
      if (done) return null;
      // in process the envelope comes as it is; its type is what a client makes of it
      if (!isTrackedEnvelope<LiveEvent>(value)) throw new Error("An event of the live stream has no id.");
      return { id: value[0], ...value[1] };
    },
    stop: () => abort.abort(),
  };
}

/** Moves a vehicle in the database as a worker does; answers what its frame would carry. */
export async function move(
  { sql }: Database,
  { id }: { id: string },
  { lat, lon }: { lat: number; lon: number },
): Promise<VehicleTuple> {
  const fixTime = Date.now();
  const [row] = await sql<{ version: string }[]>`
    update vehicle_state set version = nextval('vehicle_state_version'), fix_time = ${new Date(fixTime)}, motion = 0,
           lat_e7 = ${toE7(lat)}, lon_e7 = ${toE7(lon)}
     where vehicle_id = ${id} returning version`;
  return [id, Number(row?.version), fixTime, toE7(lat), toE7(lon), null, null, null, 0, null];
}
