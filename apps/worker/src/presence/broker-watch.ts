import type { Database } from "@cartage/domain/run-as";
import { endLostConnections, forgetEmbeddedLinks } from "@cartage/domain/tracking/commands/end-connections";
import type { Session } from "../mqtt/session.ts";

export interface BrokerWatchOptions {
  database: Database;
  onEnded(connections: number): void;
  onError(error: unknown): void;
  /** How long devices have to come back to a broker that started anew. */
  graceMs?: number;
  now?: () => number;
}

export interface BrokerWatch {
  /** A session to a broker is up, perhaps to another one than before; null when it is lost. */
  begin(session: Pick<Session, "subscribe"> | null, version: 4 | 5 | null): void;
  /** Takes what the broker says of itself; false for everything else. */
  hear(topic: string, payload: Uint8Array, isRetained: boolean): boolean;
}

/** Where Mosquitto says every few seconds for how long it has been running ("123 seconds"), and no other broker does. */
export const brokerUptime = "$SYS/broker/uptime";

/** Whole seconds, and the way to us. */
const uncertainMs = 2_000;
/** Words of the broker, so that one that waited on its way is not alone. */
const enough = 3;

/**
 * Connections end with their broker, and a killed one publishes no will. From a broker that says for how long it runs
 * we know which connections it cannot have: those of which nothing was heard since it started. Devices get time to come
 * back, so that none is shown offline in between. A session of ours that begins anew says nothing about the broker.
 */
export function createBrokerWatch({
  database,
  onEnded,
  onError,
  graceMs = 180_000,
  now = Date.now,
}: BrokerWatchOptions): BrokerWatch {
  let startedAt = Number.POSITIVE_INFINITY;
  let heard = 0;
  let isDealtWith = false;

  async function endLost() {
    isDealtWith = true;
    try {
      const ended = await endLostConnections(database, startedAt - uncertainMs);
      if (ended > 0) onEnded(ended);
    } catch (error) {
      isDealtWith = false;
      onError(error);
    }
  }

  return {
    begin(session, version) {
      startedAt = Number.POSITIVE_INFINITY;
      heard = 0;
      isDealtWith = false;
      if (!session) return;
      // a broker that does not let us know, or does not know, refuses or stays silent
      session.subscribe([brokerUptime], 0).catch(() => {});
      // which the embedded one does not speak
      if (version === 5) forgetEmbeddedLinks(database).catch(onError);
    },
    hear(topic, payload, isRetained) {
      if (topic !== brokerUptime) return false;
      const seconds = Number.parseInt(Buffer.from(payload).toString(), 10);
      // a retained word is of some time ago
      if (isRetained || Number.isNaN(seconds)) return true;
      // a message that waited on its way makes the broker seem younger: the earliest start is the best known
      startedAt = Math.min(startedAt, now() - seconds * 1_000);
      heard += 1;
      if (heard >= enough && now() - startedAt >= graceMs && !isDealtWith) void endLost();
      return true;
    },
  };
}
