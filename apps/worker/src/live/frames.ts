import type { MovedVehicle } from "@cartage/domain/tracking/storing/move-vehicles";
import { encodeFrame, type VehicleTuple } from "@cartage/telemetry/frame";
import { topics } from "@cartage/telemetry/topics";

export interface FramesOptions {
  publish(topic: string, payload: string): void;
  now(): number;
  /** The least time between two frames of one organisation. */
  everyMs?: number;
}

export interface Frames {
  add(moved: MovedVehicle[]): void;
  stop(): void;
}

interface Pending {
  vehicles: Map<string, VehicleTuple>;
  sentAt: number;
}

/** Tells browsers what moved: at once, then at most twenty times a second, each vehicle once with its newest fix. */
export function createFrames({ publish, now, everyMs = 50 }: FramesOptions): Frames {
  const organisations = new Map<string, Pending>();
  let timer: NodeJS.Timeout | null = null;

  function flush() {
    timer = null;
    let waitMs = Number.POSITIVE_INFINITY;
    for (const [organisationId, pending] of organisations) {
      if (pending.vehicles.size === 0) {
        if (now() - pending.sentAt > 60_000) organisations.delete(organisationId);
      } else if (now() - pending.sentAt >= everyMs) send(organisationId, pending);
      else waitMs = Math.min(waitMs, everyMs - (now() - pending.sentAt));
    }
    if (waitMs !== Number.POSITIVE_INFINITY) timer = setTimeout(flush, waitMs);
  }

  function send(organisationId: string, pending: Pending) {
    publish(topics.live(organisationId), encodeFrame({ at: now(), moved: [...pending.vehicles.values()] }));
    pending.vehicles.clear();
    pending.sentAt = now();
  }

  return {
    add(moved) {
      for (const { organisationId, vehicle } of moved) {
        const pending = organisations.get(organisationId) ?? { vehicles: new Map(), sentAt: 0 };
        organisations.set(organisationId, pending);
        const known = pending.vehicles.get(vehicle[0]);
        if (!known || known[1] < vehicle[1]) pending.vehicles.set(vehicle[0], vehicle);
      }
      if (moved.length > 0 && !timer) flush();
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}
