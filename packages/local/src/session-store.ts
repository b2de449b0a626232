/// <reference path="./aedes-persistence.d.ts" />
import { Readable } from "node:stream";
import type { Subscription } from "aedes";
import type { AedesPacket } from "aedes-packet";
import MemoryPersistence from "aedes-persistence/asyncPersistence.js";
import { SessionQueue, type StoredPacket } from "./session-queue.ts";

/** On a new connection; the rest follows as these are acknowledged. */
const SENT_AT_ONCE = 256;

export type SessionStoreOptions = {
  /** What a trusted client's session holds at most; past it, senders are not acknowledged until there is room. */
  backlogBytes: number;
  /** What a device's session holds at most; past it, the newest message is dropped. */
  deviceBacklogBytes: number;
  /** Unacknowledged messages on a connection; below half of the 65,535 packet ids, so that none is in use twice. */
  window: number;
  isTrusted: (clientId: string) => boolean;
  /** aedes stores a refused filter beside an accepted one of the same packet; only accepted ones may be kept. */
  isAccepted: (subscription: Subscription) => boolean;
};

/** Sessions in memory, bounded: what aedes's own memory store does, without growing or slowing with the backlog. */
export class SessionStore extends MemoryPersistence {
  readonly #queues = new Map<string, SessionQueue>();
  readonly #full = new Set<string>();
  readonly #options: SessionStoreOptions;
  #roomWanted: (() => void)[] = [];

  constructor(options: SessionStoreOptions) {
    super();
    this.#options = options;
  }

  queueOf(clientId: string): SessionQueue | undefined {
    return this.#queues.get(clientId);
  }

  hasWindow(clientId: string): boolean {
    return (this.#queues.get(clientId)?.unacknowledged ?? 0) < this.#options.window;
  }

  isEverywhereRoomy(): boolean {
    return this.#full.size === 0;
  }

  /** Settles when every session that this topic goes to has room for it. */
  async roomFor(topic: string): Promise<void> {
    while (this.#full.size > 0) {
      const readers = await this.subscriptionsByTopic(topic);
      if (!readers.some((reader) => this.#full.has(reader.clientId))) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#roomWanted.push(resolve);
      await promise;
    }
  }

  /** Forgets a session and what waits in it. */
  async end(clientId: string): Promise<void> {
    await super.cleanSubscriptions({ id: clientId });
    this.#queues.delete(clientId);
    this.#measure(clientId);
  }

  override async addSubscriptions(client: { id: string }, subscriptions: Subscription[]): Promise<void> {
    await super.addSubscriptions(client, subscriptions.filter(this.#options.isAccepted));
  }

  override async cleanSubscriptions(client: { id: string }): Promise<void> {
    await this.end(client.id);
  }

  override async outgoingEnqueue({ clientId }: { clientId: string }, packet: AedesPacket): Promise<void> {
    this.#enqueue(clientId, packet);
  }

  override async outgoingEnqueueCombi(readers: { clientId: string }[], packet: AedesPacket): Promise<void> {
    for (const { clientId } of readers) this.#enqueue(clientId, packet);
  }

  override async outgoingUpdate(client: { id: string }, packet: AedesPacket): Promise<void> {
    if (packet.messageId !== undefined) this.#queues.get(client.id)?.markSent(packet.brokerCounter, packet.messageId);
  }

  override async outgoingClearMessageId(client: { id: string }, packet: AedesPacket): Promise<AedesPacket | undefined> {
    const queue = this.#queues.get(client.id);
    // without an id it was kept back, not acknowledged
    if (packet.messageId === undefined) {
      queue?.hold(packet.brokerCounter);
      return undefined;
    }
    const acknowledged = queue?.acknowledge(packet.messageId);
    this.#measure(client.id);
    return acknowledged;
  }

  override outgoingStream(client: { id: string }): Readable {
    const queue = this.#queues.get(client.id);
    queue?.rewind();
    return Readable.from(queue?.handOverHeld(SENT_AT_ONCE) ?? []);
  }

  #enqueue(clientId: string, packet: AedesPacket) {
    if (packet.cmd !== "publish") return;
    const queue = this.#queues.get(clientId) ?? new SessionQueue();
    this.#queues.set(clientId, queue);
    if (!this.#options.isTrusted(clientId) && queue.bytes >= this.#options.deviceBacklogBytes) return;
    // what was retained is old news only to those who subscribe later
    const kept: StoredPacket = { ...packet, retain: false, dup: false };
    delete kept.messageId;
    queue.add(kept);
    this.#measure(clientId);
  }

  #measure(clientId: string) {
    const bytes = this.#queues.get(clientId)?.bytes ?? 0;
    if (bytes >= this.#options.backlogBytes) {
      this.#full.add(clientId);
    } else if (this.#full.delete(clientId)) {
      const wanted = this.#roomWanted;
      this.#roomWanted = [];
      for (const go of wanted) go();
    }
  }
}
