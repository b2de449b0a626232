import { decide, findDevice, recogniseDevice } from "@cartage/auth/devices";
import { deviceActor } from "@cartage/domain/actor";
import { type Database, runAs } from "@cartage/domain/run-as";
import { storeLinks } from "@cartage/domain/tracking/commands/store-links";
import { z } from "zod";
import { requestIdOf } from "../request-id.ts";
import { isSameSecret } from "./is-same-secret.ts";
import { readBody } from "./read-body.ts";

const text = z.string().max(1_000);

/** What EMQX's HTTP authenticator sends, and brokers that can be told what to send. */
const Connecting = z.object({ username: text, password: text, clientid: text });
/** What EMQX's HTTP authoriser sends; with `credential`, also a connection under a former secret is known. */
const Acting = z.object({
  username: text,
  clientid: text,
  topic: text,
  action: z.enum(["publish", "subscribe"]),
  credential: text.optional(),
});

/** What a rule of EMQX on `$events/client_connected` and `$events/client_disconnected` sends. */
const Linking = z.object({
  event: z.enum(["client.connected", "client.disconnected"]),
  username: text,
  clientid: text,
  reason: text.optional(),
  timestamp: z.int().min(0).optional(),
});
/** Another connection under the same client id took its place: the device is still there. */
const replaced = ["takenover", "takeovered", "discarded"];

export interface BrokerPolicyOptions {
  database: Database;
  /** What the broker proves itself with, as a bearer's token. */
  secret: string;
  /** The credential of our own processes, which may do everything. */
  service: { username: string; password: string };
  onError(error: unknown, requestId: string): void;
}

/** What the broker asks, or tells. */
export const brokerQuestions = ["connect", "act", "presence"] as const;
export type BrokerQuestion = (typeof brokerQuestions)[number];

const mostBytes = 16_384;

/**
 * The broker's policy over HTTP, for brokers that ask: `connect` and `act` take JSON as EMQX 5 sends it, and answer
 * `{"result": "allow" | "deny"}`. For a device `connect` adds `client_attrs.credential`, which tells its secrets apart and
 * is nothing to sign in with; the broker gives it to `act`. A caller without the secret gets 401, and learns nothing. What cannot be decided is
 * denied, because a broker that is answered with an error might ask somebody else. `presence` takes what the broker tells of
 * connections that began or ended.
 */
export function createBrokerPolicyEndpoint({ database, secret, service, onError }: BrokerPolicyOptions) {
  const expected = `Bearer ${secret}`;
  const isService = (username: string) => isSameSecret(username, service.username);

  async function admit(body: unknown): Promise<object | null> {
    const { username, password, clientid: clientId } = Connecting.parse(body);
    if (isService(username)) return isSameSecret(password, service.password) ? { is_superuser: true } : null;
    const isOwn = decide({ act: "connect", device: { deviceId: username }, clientId });
    const device = isOwn ? await recogniseDevice(database, { username, password }) : null;
    return device && { is_superuser: false, client_attrs: { credential: device.credential } };
  }

  async function mayAct(body: unknown): Promise<boolean> {
    const { username, clientid: clientId, topic, action, credential } = Acting.parse(body);
    if (isService(username)) return true;
    const device = (await findDevice(database, username))?.device;
    if (!device || !decide({ act: "connect", device, clientId })) return false;
    if (credential !== undefined && credential !== device.credential) return false;
    return action === "publish"
      ? decide({ act: "publish", device, topic })
      : decide({ act: "subscribe", device, filter: topic });
  }

  async function noteLink(body: unknown, requestId: string): Promise<void> {
    const { event, username, clientid: link, reason = "", timestamp = Date.now() } = Linking.parse(body);
    const device = (await findDevice(database, username))?.device;
    if (!device || (event === "client.disconnected" && replaced.includes(reason))) return;
    const news = { deviceId: device.deviceId, isUp: event === "client.connected", link, at: timestamp };
    const as = { actor: deviceActor(device), requestId, now: () => new Date() };
    await runAs(database, as, ({ session }) => storeLinks(session, [news]));
  }

  return async (request: Request, asked: BrokerQuestion): Promise<Response> => {
    if (!isSameSecret(request.headers.get("authorization") ?? "", expected)) return new Response(null, { status: 401 });
    const requestId = requestIdOf(request.headers);
    try {
      const bytes = await readBody(request, mostBytes);
      if (!bytes) return deny();
      const body: unknown = JSON.parse(Buffer.from(bytes).toString());
      if (asked === "presence") {
        await noteLink(body, requestId);
        return new Response(null, { status: 204 });
      }
      if (asked === "act") return (await mayAct(body)) ? Response.json({ result: "allow" }) : deny();
      const admitted = await admit(body);
      return admitted ? Response.json({ result: "allow", ...admitted }) : deny();
    } catch (error) {
      if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) onError(error, requestId);
      return deny();
    }
  };
}

const deny = () => Response.json({ result: "deny" });
