import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@cartage/domain/run-as";
import { claimReceipts } from "@cartage/domain/tracking/commands/claim-receipts";
import { createRecentFixes } from "@cartage/domain/tracking/deriving/recent-fixes";
import { createDeriver } from "@cartage/domain/tracking/processes/derive-positions";
import { createMessageStore } from "@cartage/domain/tracking/processes/store-messages";
import type { Logger } from "@cartage/observability/logger";
import { followDefinitions } from "./deriving/definitions.ts";
import { createListening } from "./deriving/listening.ts";
import type { Limits } from "./deriving/overload.ts";
import { startDeriving } from "./deriving/start-deriving.ts";
import { watchPressure } from "./deriving/watch-pressure.ts";
import { consume } from "./ingest/consume.ts";
import { createDeviceRegistry } from "./ingest/device-registry.ts";
import { createIntake } from "./ingest/intake.ts";
import { createSetAside } from "./ingest/set-aside.ts";
import { createSlotKeeper } from "./ingest/slot-keeper.ts";
import { createStoreMessages } from "./ingest/store-messages.ts";
import { createStoreUntilDone } from "./ingest/store-until-done.ts";
import { createInstructionSender } from "./instructions/instruction-sender.ts";
import { createFrames } from "./live/frames.ts";
import { createStoredReceipts } from "./live/stored-receipts.ts";
import type { WorkerMetrics } from "./metrics.ts";
import type { ReceivedMessage, Session } from "./mqtt/session.ts";
import { createBrokerWatch } from "./presence/broker-watch.ts";

export interface WorkerOptions {
  instanceId: string;
  database: Database;
  mqttUrl: string;
  /** Messages that may be on their way between the broker and a commit. */
  window: number;
  retentionDays: number;
  /** Whether anything is derived from what this worker stores, by it or by others. */
  derives: boolean;
  /** Beyond these, derivation goes slowly so that intake goes on. */
  overload: Limits;
  log: Logger;
  metrics: WorkerMetrics;
  signal: AbortSignal;
}

export interface Worker {
  /** Rejects when no session to the broker is up. */
  assertConnected(): Promise<void>;
  /** Rejects while derivation is slowed down, and says by what. */
  assertNotOverloaded(): Promise<void>;
  /** Messages that are not committed and acknowledged yet. */
  depth(): number;
  /** After the signal: intake closed, last batch committed, acknowledgements sent, slot given back. */
  stopped: Promise<void>;
}

const mebibyte = 1024 * 1024;
const lastBatchWithinMs = 3_000;
const lastPassWithinMs = 2_000;

/** Takes devices' messages from the broker into Postgres, and tells browsers and devices what was stored. */
export function startWorker({ database, log, metrics, signal, ...options }: WorkerOptions): Worker {
  let connected: Session | null = null;
  const storing = new AbortController();
  const publish = (topic: string, payload: string) => {
    if (!connected?.publish(topic, payload)) metrics.framesLeftOut.inc();
  };
  const devices = createDeviceRegistry(database);
  const store = createMessageStore({
    database,
    retentionDays: options.retentionDays,
    now: Date.now,
    marks: options.derives,
  });
  const frames = createFrames({ publish, now: Date.now });
  const receipts = createStoredReceipts({
    publish,
    claim: (deviceKeys) => claimReceipts(database, deviceKeys),
    onError: (err) => log.warn({ err }, "devices not told yet what is stored"),
  });
  const instructions = createInstructionSender({
    database,
    session: () => connected,
    onError: (err) => log.warn({ err }, "instructions not sent yet, trying again"),
  });
  const broker = createBrokerWatch({
    database,
    onEnded: (connections) => log.info({ connections }, "connections ended with the broker that held them"),
    onError: (err) => log.warn({ err }, "connections of the broker before not ended yet"),
  });

  const recent = createRecentFixes();
  const intake = createIntake({
    window: { messages: options.window, bytes: 8 * mebibyte },
    batch: { messages: 8_192, bytes: 2 * mebibyte },
    store: metrics.timed(
      createStoreUntilDone({
        store: createStoreMessages(store, devices),
        setAside: createSetAside(store, devices, log),
        onRetry: (error, messages) => log.warn({ err: error, messages }, "batch not stored yet, trying again"),
        signal: storing.signal,
      }),
    ),
    onStored(stored, messages) {
      metrics.count(stored, messages);
      frames.add(stored.moved);
      recent.add(stored.recent);
      if (deriving) deriving.ring();
      for (const number of stored.through) receipts.add(number);
      if (stored.begun) instructions.look();
    },
  });

  const lagMs = () => (intake.waitsSince === null ? 0 : Date.now() - intake.waitsSince);
  const pressure = watchPressure({ limits: options.overload, lagMs, metrics, log, signal });
  const listening = createListening({ isConnected: () => connected !== null, lagMs, now: () => performance.now() });
  const definitions = followDefinitions({ database, retentionDays: options.retentionDays, log });
  const deriving =
    options.derives &&
    startDeriving({
      deriver: createDeriver({
        database,
        recent,
        definitions,
        retentionDays: options.retentionDays,
        now: Date.now,
      }),
      isOverloaded: pressure.isOverloaded,
      isListening: listening.isListening,
      onDerived(derived, seconds) {
        metrics.countDerived(derived, seconds);
        frames.add(derived.moved);
      },
      log,
      signal,
    });

  const take = (session: Session, { isRetained, topic, payload, packetId }: ReceivedMessage) => {
    if (broker.hear(topic, payload, isRetained)) return void (packetId !== null && session.acknowledge([packetId]));
    if (!isRetained) intake.offer({ session, topic, payload, packetId, receivedAt: Date.now() });
    // of the past; MQTT 3.1.1 sends them at each subscription, and waits for the answer
    else if (packetId !== null) session.acknowledge([packetId]);
  };

  const stopped = consume({
    url: options.mqttUrl,
    receiveMaximum: options.window,
    slots: createSlotKeeper(database, options.instanceId),
    log,
    signal,
    onMessage: take,
    onSession(session, version) {
      connected = session;
      listening.begin();
      broker.begin(session, version);
      instructions.look();
    },
    depthOf: intake.depthOf,
    async stopStoring() {
      setTimeout(() => storing.abort(), lastBatchWithinMs).unref();
      await intake.drained();
    },
  }).finally(async () => {
    // a long repair is given up: its transaction ends with its connection, and it is claimed again
    if (deriving) await Promise.race([deriving.stopped, sleep(lastPassWithinMs, undefined, { ref: false })]);
    await definitions.stop();
    frames.stop();
    receipts.stop();
    return instructions.stop();
  });

  return {
    stopped,
    depth: () => intake.depth,
    assertNotOverloaded: pressure.assertNotOverloaded,
    async assertConnected() {
      if (!connected) throw new Error("There is no session to the broker.");
    },
  };
}
