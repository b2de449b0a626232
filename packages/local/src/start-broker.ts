import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { Aedes, type Client } from "aedes";
import { createWebSocketStream, WebSocketServer } from "ws";
import { createGate } from "./broker-gate.ts";
import type { BrokerEvent, BrokerPolicy, ServiceCredential } from "./broker-policy.ts";
import { type Listener, listen } from "./listen.ts";
import { createSessionPump } from "./session-pump.ts";
import { SessionStore } from "./session-store.ts";

const MEGABYTE = 1024 * 1024;

export type BrokerOptions<Connected> = {
  /** 0 takes a free one. */
  port: number;
  wsPort: number;
  host?: string;
  policy: BrokerPolicy<Connected>;
  /** Our own processes; the policy is not asked about them. */
  services?: readonly ServiceCredential[];
  log?: (event: BrokerEvent) => void;
  /** What waits for one absent or slow service at most; past it, senders wait for their acknowledgement. */
  backlogBytes?: number;
  /** How long a session outlives its connection. */
  sessionExpiryS?: number;
};

export type RunningBroker<Connected> = {
  port: number;
  wsPort: number;
  /** What the policy remembers of each connection that stands. */
  connected(): Connected[];
  /** Is called with each connection that stands from now on. */
  onConnected(listener: (connected: Connected) => void): void;
  /** Is called with each connection that ended, however it did. */
  onDisconnected(listener: (connected: Connected) => void): void;
  /** Ends the connections that `isOver` is true of (a revoked device's); their wills go out. */
  disconnect(isOver: (connected: Connected) => boolean): void;
  stop(): Promise<void>;
};

/**
 * An MQTT 3.1.1 broker in this process, over TCP and WebSocket (any path). QoS 1 messages for a persistent session
 * wait in memory while its client is away, for as long as the process lives. No shared subscriptions, no MQTT 5.
 * @throws with what to do about a taken port
 */
export async function startBroker<Connected>(options: BrokerOptions<Connected>): Promise<RunningBroker<Connected>> {
  const { host = "127.0.0.1", services = [], log = () => undefined, sessionExpiryS = 24 * 3600 } = options;
  const clients = new Map<string, Client>();
  const trusted = new Set<string>();
  const listeners: ((connected: Connected) => void)[] = [];
  const endListeners: ((connected: Connected) => void)[] = [];

  const store: SessionStore = new SessionStore({
    backlogBytes: options.backlogBytes ?? 256 * MEGABYTE,
    deviceBacklogBytes: MEGABYTE,
    window: 20_000,
    isTrusted: (clientId) => trusted.has(clientId),
    isAccepted: (subscription) => gate.isAccepted(subscription),
  });
  const gate = createGate({
    policy: options.policy,
    services,
    log,
    room: (topic) => (store.isEverywhereRoomy() ? null : store.roomFor(topic)),
  });
  const pump = createSessionPump(store);

  const broker = await Aedes.createBroker({
    persistence: store,
    concurrency: 500,
    connectTimeout: 10_000,
    drainTimeout: 20_000,
    preConnect: gate.preConnect,
    authenticate: gate.authenticate,
    authorizePublish: gate.authorizePublish,
    authorizeSubscribe: gate.authorizeSubscribe,
    authorizeForward: pump.forward,
  });
  const connectedOf = (client: Client): Connected[] => {
    const context = gate.contextOf(client);
    return context && !context.isTrusted ? [context.connected] : [];
  };
  const absentSince = forgetAbsentSessions(store, sessionExpiryS, log);

  broker.on("client", (client) => {
    clients.set(client.id, client);
    absentSince.delete(client.id);
    const context = gate.contextOf(client);
    if (!context) return;
    if (!context.isTrusted) {
      for (const listener of listeners) listener(context.connected);
      return;
    }
    trusted.add(client.id);
    if (!client.clean) pump.neverBlock(client);
  });
  broker.on("clientDisconnect", (client) => {
    if (clients.get(client.id) === client) clients.delete(client.id);
    if (!client.clean) absentSince.set(client.id, Date.now());
    for (const connected of connectedOf(client)) for (const listener of endListeners) listener(connected);
  });
  // without a listener Node would end the process
  broker.addListener("error", (error: Error) => log({ kind: "broker_error", clientId: "", detail: error.message }));
  broker.on("ack", (_packet, client) => pump.send(client));
  broker.on("clientError", (client, error) =>
    log({ kind: "client_error", clientId: client.id, detail: error.message }),
  );

  const tcp = createServer({ noDelay: true }, (socket) => broker.handle(socket));
  const http = createHttpServer((_request, response) => response.writeHead(426).end("MQTT over WebSocket only\n"));
  const websocket = new WebSocketServer({
    server: http,
    maxPayload: MEGABYTE,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has("mqtt") ? "mqtt" : false),
  });
  // ws repeats the HTTP server's errors, which listen() has told already
  websocket.on("error", () => undefined);
  websocket.on("connection", (socket, request) => broker.handle(createWebSocketStream(socket), request));

  const listening: Listener[] = [];
  const stop = async () => {
    absentSince.stop();
    const closed = listening.map((listener) => listener.close());
    await new Promise<void>((resolve) => broker.close(resolve));
    await Promise.all(closed);
  };
  try {
    listening.push(await listen(tcp, options.port, host, "CARTAGE_MQTT_PORT"));
    listening.push(await listen(http, options.wsPort, host, "CARTAGE_MQTT_WS_PORT"));
  } catch (error) {
    await stop();
    throw error;
  }
  const [port = 0, wsPort = 0] = listening.map((listener) => listener.port);

  return {
    port,
    wsPort,
    connected: () => [...clients.values()].flatMap(connectedOf),
    onConnected: (listener) => void listeners.push(listener),
    onDisconnected: (listener) => void endListeners.push(listener),
    disconnect(isOver) {
      for (const client of clients.values()) {
        if (connectedOf(client).some(isOver)) client.close();
      }
    },
    stop,
  };
}

function forgetAbsentSessions(store: SessionStore, expiryS: number, log: (event: BrokerEvent) => void) {
  const since = new Map<string, number>();
  const look = () => {
    for (const [clientId, absentAt] of since) {
      if (Date.now() - absentAt < expiryS * 1000) continue;
      since.delete(clientId);
      store.end(clientId).then(() => log({ kind: "session_expired", clientId, detail: `absent for ${expiryS} s` }));
    }
  };
  const timer = setInterval(look, Math.min(expiryS * 1000, 60_000)).unref();
  return Object.assign(since, { stop: () => clearInterval(timer) });
}
