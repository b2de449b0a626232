import { once } from "node:events";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import mqtt, { type IConnackPacket, type IPublishPacket, type Packet } from "mqtt-packet";

export interface SessionOptions {
  /** mqtt://[user:password@]host[:1883] or mqtts://[…][:8883]. */
  url: string;
  /** The broker keeps the session, and what it holds, under this id. */
  clientId: string;
  version: 4 | 5;
  /** Messages that the broker may have in flight towards us (MQTT 5 Receive Maximum). */
  receiveMaximum: number;
  /** How long the broker keeps the session after the connection ends (MQTT 5; before, until it is taken over clean). */
  keepSessionForS: number;
  onMessage(message: ReceivedMessage): void;
}

export interface ReceivedMessage {
  topic: string;
  payload: Uint8Array;
  isRetained: boolean;
  /** What to acknowledge with; null at QoS 0. */
  packetId: number | null;
}

/** One connection to the broker. It acknowledges nothing by itself: that is for whoever stored the message. */
export interface Session {
  /** Settles when the connection is over, with the reason. */
  readonly closed: Promise<Error>;
  subscribe(filters: string[], qos?: 0 | 1): Promise<void>;
  unsubscribe(filters: string[]): Promise<void>;
  /** Acknowledges many messages in one write. */
  acknowledge(packetIds: number[]): void;
  /** QoS 0; false when the socket's buffer is full, and the message was left out. */
  publish(topic: string, payload: string): boolean;
  /**
   * QoS 1: settles when the broker has taken the message, with whether somebody is subscribed to it, as far as the broker
   * tells (MQTT 5). Rejects when the connection ends before that.
   */
  deliver(topic: string, payload: string): Promise<{ isHeard: boolean }>;
  /** Stops and starts reading, so that the broker, and behind it the sender, has to wait. */
  pause(): void;
  resume(): void;
  /** Ends the connection in order; the broker keeps the session, or forgets it. */
  end(session: "keep" | "forget"): Promise<void>;
}

export class ConnectionRefused extends Error {
  readonly reasonCode: number;
  constructor(reasonCode: number) {
    super(`The broker refused the connection with reason code ${reasonCode}.`);
    this.reasonCode = reasonCode;
  }
  /** MQTT 3.1.1 return code 1 and MQTT 5 reason code 132. */
  get isVersion(): boolean {
    return this.reasonCode === 1 || this.reasonCode === 132;
  }
}

const keepaliveS = 15;
const connectTimeoutMs = 10_000;
/** MQTT 5, 3.4.2.1. */
const noSubscriber = 0x10;
/** Live frames beyond this in the socket's buffer are left out: the next one is newer. */
const publishBufferLimit = 8 * 1024 * 1024;

/** Connects without clearing the session that the broker may hold. Rejects with ConnectionRefused or the socket's error. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const socket = await openSocket(new URL(options.url));
  const parser = mqtt.parser({ protocolVersion: options.version });
  const waiting = new Map<number, (packet: Packet) => void>();
  const connack = Promise.withResolvers<IConnackPacket>();
  const closed = Promise.withResolvers<Error>();
  let nextId = 0;
  let heardAt = Date.now();

  const write = (packet: Packet) => socket.write(mqtt.generate(packet, { protocolVersion: options.version }));
  const fail = (error: Error) => {
    connack.reject(error);
    closed.resolve(error);
    socket.destroy();
  };

  parser.on("packet", (packet) => {
    if (packet.cmd === "publish") return options.onMessage(received(packet));
    if (packet.cmd === "connack") return connack.resolve(packet);
    if (packet.cmd === "disconnect") return fail(new Error(`The broker ended the connection (${packet.reasonCode}).`));
    if (packet.messageId !== undefined) waiting.get(packet.messageId)?.(packet);
  });
  parser.on("error", fail);
  socket.on("data", (chunk) => {
    heardAt = Date.now();
    parser.parse(chunk);
  });
  socket.on("error", fail);
  socket.on("close", () => fail(new Error("The connection to the broker closed.")));
  closed.promise.finally(() => clearInterval(pulse));
  const pulse = setInterval(() => {
    // a paused socket hears nothing, which says nothing about the broker
    if (!socket.isPaused() && Date.now() - heardAt > keepaliveS * 2_000) fail(new Error("The broker fell silent."));
    else write({ cmd: "pingreq" });
  }, keepaliveS * 500);

  write(connectPacket(options));
  const late = setTimeout(() => fail(new Error("The broker did not answer in 10 s.")), connectTimeoutMs);
  try {
    const answer = await connack.promise;
    const code = (options.version === 5 ? answer.reasonCode : answer.returnCode) ?? 0;
    if (code !== 0) throw new ConnectionRefused(code);
  } catch (error) {
    fail(error instanceof Error ? error : new Error(String(error)));
    throw error;
  } finally {
    clearTimeout(late);
  }

  const ask = async (build: (messageId: number) => Packet): Promise<Packet> => {
    nextId = (nextId % 65_535) + 1;
    const messageId = nextId;
    const answered = Promise.withResolvers<Packet>();
    waiting.set(messageId, answered.resolve);
    write(build(messageId));
    const answer = await Promise.race([answered.promise, closed.promise]);
    waiting.delete(messageId);
    if (answer instanceof Error) throw answer;
    return answer;
  };

  return {
    closed: closed.promise,
    async subscribe(filters, qos = 1) {
      const subscriptions = filters.map((topic) => ({ topic, qos, rh: 2 as const }));
      const answer = await ask((messageId) => ({ cmd: "subscribe", messageId, subscriptions }));
      const refused = answer.cmd === "suback" && answer.granted.some((code) => Number(code) >= 128);
      if (refused) throw new Error(`The broker refused a subscription to ${filters.join(", ")}.`);
    },
    async unsubscribe(filters) {
      await ask((messageId) => ({ cmd: "unsubscribe", messageId, unsubscriptions: filters }));
    },
    acknowledge(packetIds) {
      if (packetIds.length > 0) socket.write(acknowledgements(packetIds));
    },
    publish(topic, payload) {
      if (socket.writableLength > publishBufferLimit) return false;
      write({ cmd: "publish", topic, payload, qos: 0, dup: false, retain: false });
      return true;
    },
    async deliver(topic, payload) {
      const taken = await ask((messageId) => ({
        cmd: "publish",
        messageId,
        topic,
        payload,
        qos: 1,
        dup: false,
        retain: false,
      }));
      return { isHeard: taken.cmd !== "puback" || taken.reasonCode !== noSubscriber };
    },
    pause: () => socket.pause(),
    resume() {
      heardAt = Date.now();
      socket.resume();
    },
    async end(session) {
      if (options.version === 5 && session === "forget") {
        write({ cmd: "disconnect", reasonCode: 0, properties: { sessionExpiryInterval: 0 } });
      } else write({ cmd: "disconnect" });
      socket.end();
      await closed.promise;
    },
  };
}

async function openSocket(url: URL): Promise<Socket> {
  const isTls = url.protocol === "mqtts:";
  const port = Number(url.port) || (isTls ? 8883 : 1883);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // an address is no server name (RFC 6066); Node checks it against the certificate all the same
  const named = isIP(host) === 0 ? { servername: host } : {};
  const socket = isTls ? connectTls({ host, port, ...named }) : connectTcp({ host, port });
  const late = setTimeout(
    () => socket.destroy(new Error("The broker could not be reached in 10 s.")),
    connectTimeoutMs,
  );
  try {
    await once(socket, isTls ? "secureConnect" : "connect");
  } finally {
    clearTimeout(late);
  }
  socket.setNoDelay(true);
  return socket;
}

function connectPacket({ url, clientId, version, receiveMaximum, keepSessionForS }: SessionOptions): Packet {
  const { username, password } = new URL(url);
  return {
    cmd: "connect",
    protocolId: "MQTT",
    protocolVersion: version,
    clean: false,
    clientId,
    keepalive: keepaliveS,
    ...(username && { username: decodeURIComponent(username), password: Buffer.from(decodeURIComponent(password)) }),
    ...(version === 5 && { properties: { receiveMaximum, sessionExpiryInterval: keepSessionForS } }),
  };
}

function received({ topic, payload, retain, qos, messageId }: IPublishPacket): ReceivedMessage {
  const bytes = typeof payload === "string" ? Buffer.from(payload) : payload;
  return { topic, payload: bytes, isRetained: retain, packetId: qos === 0 ? null : (messageId ?? null) };
}

/** PUBACK packets in their shortest form, which both versions share (MQTT 5.0, 3.4.2.1): 0x40, 2, id. */
function acknowledgements(packetIds: number[]): Uint8Array {
  const bytes = Buffer.allocUnsafe(packetIds.length * 4);
  packetIds.forEach((id, at) => {
    bytes.writeUInt32BE(0x4002_0000 + id, at * 4);
  });
  return bytes;
}
