import type { AedesPublishPacket } from "aedes";

export type StoredPacket = AedesPublishPacket;

/** What a packet costs beside its payload and topic, roughly. */
const OVERHEAD_BYTES = 300;

/**
 * One session's QoS 1 messages by where they are: stored but still on aedes's way to the connection, held back until
 * there is room, handed over to be written, in flight until acknowledged. Every step is O(1), also with a hundred
 * thousand of them (aedes's own store walks an array).
 */
export class SessionQueue {
  #stored = new Map<number, StoredPacket>();
  #held = new Map<number, StoredPacket>();
  #handed = new Map<number, StoredPacket>();
  readonly #inFlight = new Map<number, StoredPacket>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  /** Written, or about to be, and not acknowledged. */
  get unacknowledged(): number {
    return this.#inFlight.size + this.#handed.size;
  }

  get held(): number {
    return this.#held.size;
  }

  add(packet: StoredPacket): void {
    this.#stored.set(packet.brokerCounter, packet);
    this.#bytes += sizeOf(packet);
  }

  hold(counter: number): void {
    move(counter, this.#stored, this.#held);
  }

  handOver(counter: number): void {
    move(counter, this.#stored, this.#handed);
  }

  /** The oldest that are held, at most `count` of them, now handed over. */
  handOverHeld(count: number): StoredPacket[] {
    const oldest = firstOf(this.#held.values(), count);
    for (const packet of oldest) move(packet.brokerCounter, this.#held, this.#handed);
    return oldest;
  }

  /** Takes the oldest that are held out of the queue. */
  takeHeld(count: number): StoredPacket[] {
    const oldest = firstOf(this.#held.values(), count);
    for (const packet of oldest) {
      this.#held.delete(packet.brokerCounter);
      this.#bytes -= sizeOf(packet);
    }
    return oldest;
  }

  markSent(counter: number, messageId: number): void {
    this.handOver(counter);
    const packet = this.#handed.get(counter);
    if (!packet) return;
    this.#handed.delete(counter);
    this.#inFlight.set(messageId, packet);
  }

  acknowledge(messageId: number): StoredPacket | undefined {
    const packet = this.#inFlight.get(messageId);
    if (!packet) return undefined;
    this.#inFlight.delete(messageId);
    this.#bytes -= sizeOf(packet);
    return packet;
  }

  /** For a new connection: what was not acknowledged goes again, marked as a repetition, then what came meanwhile. */
  rewind(): void {
    const again = [...this.#inFlight.values(), ...this.#handed.values()];
    again.sort((a, b) => a.brokerCounter - b.brokerCounter);
    for (const packet of again) packet.dup = true;

    const all = [...again, ...this.#held.values(), ...this.#stored.values()];
    this.#held = new Map(all.map((packet) => [packet.brokerCounter, packet]));
    this.#stored = new Map();
    this.#handed = new Map();
    this.#inFlight.clear();
  }
}

function sizeOf(packet: StoredPacket): number {
  return packet.payload.length + packet.topic.length + OVERHEAD_BYTES;
}

function move(counter: number, from: Map<number, StoredPacket>, to: Map<number, StoredPacket>) {
  const packet = from.get(counter);
  if (!packet) return;
  from.delete(counter);
  to.set(counter, packet);
}

function firstOf<T>(items: Iterable<T>, count: number): T[] {
  const first: T[] = [];
  for (const item of items) {
    if (first.length >= count) break;
    first.push(item);
  }
  return first;
}
