import { timingSafeEqual } from "node:crypto";
import type { AuthenticateError, Client, ConnectPacket, PublishPacket, Subscription } from "aedes";
import { generate } from "mqtt-packet";
import type { BrokerEvent, BrokerPolicy, ServiceCredential } from "./broker-policy.ts";

const NOT_AUTHORISED = 5;
const BAD_CREDENTIAL = 4;
const UNAVAILABLE = 3;
/** MQTT 5, 3.2.2.2. */
const UNSUPPORTED_VERSION = 0x84;

type Context<Connected> = { isTrusted: true } | { isTrusted: false; connected: Connected };

type GateOptions<Connected> = {
  policy: BrokerPolicy<Connected>;
  services: readonly ServiceCredential[];
  log: (event: BrokerEvent) => void;
  /** Settles when the sessions that this topic goes to can take a message. */
  room: (topic: string) => Promise<void> | null;
};

/** Puts the policy before aedes: its callbacks, the will at connect, and what we know of each connection. */
export function createGate<Connected>({ policy, services, log, room }: GateOptions<Connected>) {
  const wills = new WeakMap<Client, string>();
  const contexts = new WeakMap<Client, Context<Connected>>();
  const accepted = new WeakSet<Subscription>();

  const refuseConnect = (client: Client, returnCode: number, detail: string): AuthenticateError => {
    log({ kind: "connect_refused", clientId: client.id, detail });
    return Object.assign(new Error(detail), { returnCode });
  };

  async function admit(client: Client, username: string, password: string): Promise<AuthenticateError | null> {
    if (services.some((service) => isSame(service.username, username) && isSame(service.password, password))) {
      contexts.set(client, { isTrusted: true });
      return null;
    }
    const connected = await policy.connect({ clientId: client.id, username, password });
    if (connected === null)
      return refuseConnect(client, BAD_CREDENTIAL, `wrong user name, password or client id (user ${username})`);

    const will = wills.get(client);
    if (will !== undefined && !(await policy.mayPublish(connected, will))) {
      return refuseConnect(client, NOT_AUTHORISED, `the will goes to a foreign topic: ${will}`);
    }
    contexts.set(client, { isTrusted: false, connected });
    return null;
  }

  function mayPublish(client: Client, topic: string): boolean | Promise<boolean> {
    const context = contexts.get(client);
    if (!context || topic.startsWith("$")) return false;
    return context.isTrusted || policy.mayPublish(context.connected, topic);
  }

  function maySubscribe(client: Client, filter: string): boolean | Promise<boolean> {
    const context = contexts.get(client);
    // aedes would take a shared subscription for a plain filter that nothing ever matches
    if (!context || filter.startsWith("$share/")) return false;
    return context.isTrusted || policy.maySubscribe(context.connected, filter);
  }

  return {
    contextOf: (client: Client) => contexts.get(client),
    isAccepted: (subscription: Subscription) => accepted.has(subscription),

    preConnect(client: Client, packet: ConnectPacket, done: (error: Error | null, success: boolean) => void) {
      if (packet.protocolVersion === 5) return refuseVersion(client, done);
      if (packet.will) wills.set(client, packet.will.topic);
      done(null, true);
    },

    authenticate(
      client: Client,
      username: string | undefined,
      password: Buffer | undefined,
      done: (error: AuthenticateError | null, success: boolean | null) => void,
    ) {
      admit(client, username ?? "", password?.toString() ?? "").then(
        (refusal) => done(refusal, refusal === null),
        (error) => done(refuseConnect(client, UNAVAILABLE, String(error)), false),
      );
    },

    authorizePublish(client: Client | null, packet: PublishPacket, done: (error?: Error | null) => void) {
      // what aedes says itself, about itself
      if (!client) return done(null);
      const refuse = () => {
        log({ kind: "publish_refused", clientId: client.id, detail: packet.topic });
        done(new Error(`${client.id} may not publish to ${packet.topic}`));
      };
      const pass = () => {
        const wait = packet.qos > 0 ? room(packet.topic) : null;
        if (wait) wait.then(() => done(null), done);
        else done(null);
      };
      decide(mayPublish(client, packet.topic), pass, refuse);
    },

    authorizeSubscribe(
      client: Client,
      subscription: Subscription,
      done: (error: Error | null, subscription?: Subscription | null) => void,
    ) {
      const refuse = () => {
        log({ kind: "subscribe_refused", clientId: client.id, detail: subscription.topic });
        done(null, null);
      };
      const pass = () => {
        accepted.add(subscription);
        done(null, subscription);
      };
      decide(maySubscribe(client, subscription.topic), pass, refuse);
    },
  };
}

/** Says so in MQTT 5's own words, so that its client can fall back; aedes answers in a form that it cannot read. */
function refuseVersion(client: Client, done: (error: Error | null, success: boolean) => void) {
  const answer = { cmd: "connack", reasonCode: UNSUPPORTED_VERSION, sessionPresent: false } as const;
  client.conn.end(generate(answer, { protocolVersion: 5 }));
  done(new Error("MQTT 5 is not spoken here"), false);
}

/** Without a promise where none is needed: this runs once a message. */
function decide(verdict: boolean | Promise<boolean>, pass: () => void, refuse: () => void) {
  if (verdict === true) pass();
  else if (verdict === false) refuse();
  else verdict.then((isAllowed) => (isAllowed ? pass() : refuse()), refuse);
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
