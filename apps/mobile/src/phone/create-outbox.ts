import type { Inbox } from "../messages/inbox.ts";
import { openPositionStore } from "../outbox/open-position-store";
import type { PositionStore, RecordedPosition, Waiting } from "../outbox/position-store.ts";
import { openMqttLink } from "../publishing/open-mqtt-link.ts";
import { postPositions } from "../publishing/post-positions.ts";
import { createPublisher, type Publisher } from "../publishing/publisher.ts";
import type { PublisherState } from "../publishing/publisher-state.ts";
import type { PhoneSession } from "../session/phone-session.ts";

export type Outbox = {
  record(position: RecordedPosition): Promise<void>;
  waiting(): Promise<Waiting>;
  network(isOnline: boolean): void;
  wake(): void;
  close(): Promise<void>;
};

export type OutboxOptions = Pick<PhoneSession, "server" | "device"> & {
  /** Null sends by HTTPS only. */
  mqttUrl: string | null;
  isOnline: boolean;
  /** Takes instructions; former sign-ins have none. */
  inbox?: Inbox;
  onChange(waiting: Waiting, publisher: PublisherState): void;
};

/** Opens one device's store and begins to send what is in it. */
export async function createOutbox({
  server,
  device,
  mqttUrl,
  isOnline,
  inbox,
  onChange,
}: OutboxOptions): Promise<Outbox> {
  const store = await openPositionStore(device.id);
  const tell = createTeller(store, () => publisher, onChange);
  const publisher: Publisher = createPublisher({
    store,
    openLink: mqttUrl === null ? null : (listener) => openMqttLink(mqttUrl, device, listener, inbox),
    post: (positions) => postPositions(server, device, positions),
    now: Date.now,
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    onChange: tell,
  });
  await publisher.start(isOnline);

  return {
    record: (position) => publisher.record(position),
    waiting: () => store.waiting(),
    network: (online) => publisher.network(online),
    wake: () => publisher.wake(),
    async close() {
      publisher.stop();
      await store.close();
    },
  };
}

/** Counts the store again after changes, one count at a time, and tells the outcome. */
function createTeller(store: PositionStore, publisher: () => Publisher, onChange: OutboxOptions["onChange"]) {
  let isCounting = false;
  let isChanged = false;
  return async function tell() {
    isChanged = true;
    if (isCounting) return;
    isCounting = true;
    while (isChanged) {
      isChanged = false;
      const waiting = await store.waiting().catch(() => null);
      if (waiting) onChange(waiting, publisher().state());
    }
    isCounting = false;
  };
}
