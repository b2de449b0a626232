import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import mqtt from "mqtt-packet";

export interface Publication {
  topic: string;
  payload: string;
}

export interface PublisherOptions {
  host: string;
  port: number;
  /** How many publications may wait for their PUBACK. */
  inFlight: number;
}

/**
 * Publishes with QoS 1 as fast as the broker acknowledges, from one connection of MQTT 3.1.1, with packets encoded
 * beforehand: what is measured is not to wait for its publisher.
 */
export async function createPublisher({ host, port, inFlight }: PublisherOptions) {
  const socket = createConnection({ host, port });
  await once(socket, "connect");
  socket.setNoDelay(true);
  socket.write(
    mqtt.generate({
      cmd: "connect",
      protocolId: "MQTT",
      protocolVersion: 4,
      clean: true,
      clientId: `bench-${crypto.randomUUID()}`,
      keepalive: 0,
    }),
  );
  await once(socket, "data");
  return {
    publish: (packets: Uint8Array[]) => send(socket, packets, inFlight),
    end: () => socket.end(),
  };
}

/** Packets with rising message ids, ready to be written. */
export function encodePublications(publications: Publication[]): Uint8Array[] {
  return publications.map(({ topic, payload }, at) =>
    mqtt.generate({ cmd: "publish", topic, payload, qos: 1, dup: false, retain: false, messageId: (at % 65_535) + 1 }),
  );
}

/** Resolves when the broker has acknowledged every packet. */
function send(socket: Socket, packets: Uint8Array[], inFlight: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let next = 0;
  let acknowledged = 0;
  let partial = 0;

  const writeMore = () => {
    const until = Math.min(packets.length, acknowledged + inFlight);
    if (next >= until) return;
    const chunk = packets.slice(next, until);
    next = until;
    socket.write(chunk.length === 1 ? (chunk[0] ?? Buffer.alloc(0)) : Buffer.concat(chunk));
  };
  const onData = (data: Uint8Array) => {
    // a PUBACK of MQTT 3.1.1 has four bytes
    partial += data.byteLength;
    acknowledged += Math.floor(partial / 4);
    partial %= 4;
    if (acknowledged >= packets.length) {
      socket.off("data", onData);
      socket.off("error", reject);
      return resolve();
    }
    // not one by one: few large writes cost less than many small ones
    if (acknowledged + inFlight - next > inFlight / 4) writeMore();
  };
  socket.on("data", onData);
  socket.on("error", reject);
  writeMore();
  return promise;
}
