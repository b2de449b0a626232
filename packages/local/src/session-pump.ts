import type { AedesPublishPacket, Client } from "aedes";
import type { SessionStore } from "./session-store.ts";

/** QoS 0 messages are dropped for a reader whose socket holds this much unread. */
const SLOW_READER_BYTES = 1024 * 1024;
const PUMPED_AT_ONCE = 256;

/**
 * Keeps one slow reader from holding up the others: what it can do without is dropped, what is stored for it waits
 * in its session and is sent, in small batches, as it drains its socket and acknowledges.
 */
export function createSessionPump(store: SessionStore) {
  const pumping = new WeakSet<Client>();
  const draining = new WeakSet<Client>();

  function isReady(client: Client): boolean {
    return !client.closed && !client.conn.writableNeedDrain && store.hasWindow(client.id);
  }

  function send(client: Client): void {
    const queue = store.queueOf(client.id);
    if (!queue?.held || pumping.has(client) || !isReady(client)) return;

    pumping.add(client);
    const batch = queue.takeHeld(PUMPED_AT_ONCE);
    let left = batch.length;
    for (const { topic, payload, dup } of batch) {
      // aedes stores it again under a new number, the only thing its check for duplicates looks at
      client.publish({ cmd: "publish", topic, payload, dup, qos: 1, retain: false }, () => {
        left -= 1;
        if (left > 0) return;
        pumping.delete(client);
        send(client);
      });
    }
  }

  /** aedes asks this of every message for every reader: null keeps it back. */
  function forward(client: Client, packet: AedesPublishPacket): AedesPublishPacket | null {
    if (packet.qos === 0) return client.conn.writableLength > SLOW_READER_BYTES ? null : packet;
    packet.qos = 1;
    // a packet with an id is already counted as sent; a clean session has no store to wait in
    if (packet.messageId !== undefined || client.clean) return packet;
    if (isReady(client)) {
      store.queueOf(client.id)?.handOver(packet.brokerCounter);
      return packet;
    }
    if (client.conn.writableNeedDrain && !draining.has(client)) {
      draining.add(client);
      client.conn.once("drain", () => {
        draining.delete(client);
        send(client);
      });
    }
    return null;
  }

  /**
   * aedes lets whoever published wait for a full socket to drain, and after a while closes it. A client that stops
   * reading on purpose (a worker whose database is away) is spared both: forward() already keeps its messages back.
   */
  function neverBlock(client: Client): void {
    Object.assign(client, {
      waitForDrain: (done: (error: null, client: Client) => void) => setImmediate(done, null, client),
    });
  }

  return { send, forward, neverBlock };
}
