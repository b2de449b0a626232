import type { AnnounceSecret } from "@cartage/domain/context";
import { DomainError } from "@cartage/domain/errors";
import { deviceRole, roleOf } from "./dynamic-security.ts";

const topic = "$CONTROL/dynamic-security/v1";
const isDeviceName = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The part of mqtt.js' client that is used; it is signed in with an account that may provision. */
export interface ControlClient {
  publishAsync(topic: string, payload: string, options: { qos: 1 }): Promise<unknown>;
  subscribeAsync(topic: string): Promise<unknown>;
  on(event: "message", listener: (topic: string, payload: Uint8Array) => void): unknown;
}

/** Changes to a running Mosquitto. Each rejects with `broker.unavailable` when it does not answer in time. */
export interface DynamicSecurityControl {
  /** Adds a device, or gives it its new secret and ends its connections under the old one. */
  announceSecret: AnnounceSecret;
  /** Takes a device away and ends its connections. */
  remove(deviceId: string): Promise<void>;
  /** Keeps a device out for a while and ends its connections, or lets it in again under the secret that it had. */
  letIn(deviceId: string, isLetIn: boolean): Promise<void>;
  /** The devices that the broker knows. */
  listDevices(): Promise<string[]>;
  /** Those of them that it keeps out. */
  listKeptOut(): Promise<string[]>;
  /** Whether the broker knows a device that it keeps out. */
  isKeptOut(deviceId: string): Promise<boolean>;
}

interface Listed {
  username: string;
  disabled?: boolean;
}

interface Answer {
  command: string;
  error?: string;
  data?: { clients?: (string | Listed)[]; client?: Listed };
}

type Command = Record<string, unknown> & { command: string };

/** What is said of a client at length must fit into a message. */
const pageSize = 500;

const nameOf = (listed: string | Listed) => (typeof listed === "string" ? listed : listed.username);

/** Not found is what was wanted, when something is taken away. */
const harmless = new Set(["Client not found", "Role not found"]);

/** Mosquitto takes plain passwords here and hashes in its file only; so a secret must be given while it is known. */
export async function createDynamicSecurityControl(
  client: ControlClient,
  { timeoutMs = 3_000 }: { timeoutMs?: number } = {},
): Promise<DynamicSecurityControl> {
  const waiting = new Map<string, (answers: Answer[]) => void>();
  client.on("message", (from, payload) => {
    if (from !== `${topic}/response`) return;
    const { responses }: { responses: (Answer & { correlationData?: string })[] } = JSON.parse(
      new TextDecoder().decode(payload),
    );
    const id = responses[0]?.correlationData;
    if (id !== undefined) waiting.get(id)?.(responses);
  });
  await client.subscribeAsync(`${topic}/response`);

  async function send(commands: Command[]): Promise<Answer[]> {
    const id = crypto.randomUUID();
    const answered = new Promise<Answer[]>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("Mosquitto did not answer.")), timeoutMs);
      waiting.set(id, (answers) => {
        clearTimeout(timer);
        resolve(answers);
      });
    });
    try {
      const withId = commands.map((command) => ({ ...command, correlationData: id }));
      const published = client.publishAsync(topic, JSON.stringify({ commands: withId }), { qos: 1 });
      // offline, mqtt.js waits with the publication; the answer's time limit covers it
      published.catch(() => {});
      const answers = await answered;
      const refused = answers.find(({ error }) => error !== undefined && !harmless.has(error));
      if (refused) throw new Error(`Mosquitto refused ${refused.command}: ${refused.error}`);
      return answers;
    } catch (cause) {
      throw new DomainError("broker.unavailable", { cause });
    } finally {
      waiting.delete(id);
    }
  }

  const removal = (deviceId: string): Command[] => [
    { command: "deleteClient", username: deviceId },
    { command: "deleteRole", rolename: roleOf(deviceId) },
  ];

  return {
    async announceSecret({ deviceId, organisationId, secret }) {
      await send([
        ...removal(deviceId),
        { command: "createRole", ...deviceRole({ deviceId, organisationId }) },
        {
          command: "createClient",
          username: deviceId,
          password: secret,
          roles: [{ rolename: roleOf(deviceId), priority: 0 }],
        },
      ]);
    },
    async remove(deviceId) {
      await send(removal(deviceId));
    },
    async letIn(deviceId, isLetIn) {
      await send([{ command: isLetIn ? "enableClient" : "disableClient", username: deviceId }]);
    },
    async isKeptOut(deviceId) {
      const [answer] = await send([{ command: "getClient", username: deviceId }]);
      return answer?.data?.client?.disabled ?? false;
    },
    async listDevices() {
      const [answer] = await send([{ command: "listClients", verbose: false, count: -1, offset: 0 }]);
      return (answer?.data?.clients ?? []).map(nameOf).filter((username) => isDeviceName.test(username));
    },
    async listKeptOut() {
      const keptOut: string[] = [];
      for (let offset = 0; ; offset += pageSize) {
        const [answer] = await send([{ command: "listClients", verbose: true, count: pageSize, offset }]);
        const page = answer?.data?.clients ?? [];
        const isKeptOut = (listed: string | Listed) => typeof listed !== "string" && listed.disabled === true;
        keptOut.push(...page.filter(isKeptOut).map(nameOf));
        if (page.length < pageSize) return keptOut;
      }
    },
  };
}
