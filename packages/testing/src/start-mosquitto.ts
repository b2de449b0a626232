import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@cartage/local/ports";
import { requireServer } from "./server-binary.ts";
import { type RunningServer, startServer } from "./start-server.ts";

type MosquittoSettings = Readonly<Record<string, string | number | boolean>>;

export type MosquittoOptions = {
  /** Over the defaults below; names as in mosquitto.conf(5). */
  settings?: MosquittoSettings;
  /** A document of the dynamic security plugin, as its file holds it; without it everyone may do everything. */
  dynamicSecurity?: unknown;
  /** Set on each listener, as on the devices' one of ops/docker/mosquitto/mosquitto.conf. */
  listenerSettings?: MosquittoSettings;
  /** PEM files: adds a listener with TLS beside each plain one. */
  tls?: { certFile: string; keyFile: string };
};

export type RunningMosquitto = RunningServer & {
  port: number;
  wsPort: number;
  url: string;
  wsUrl: string;
  /** By name, because certificates have names; empty without `tls`. */
  tlsUrl: string;
  wssUrl: string;
  /** Starts it again on the same ports, with what it had persisted. */
  restart(): Promise<void>;
};

/** Its own defaults forget at a restart, and drop past 20 messages in flight and 1,000 queued. */
const careful: MosquittoSettings = {
  persistence: true,
  autosave_interval: 5,
  max_inflight_messages: 5_000,
  max_queued_messages: 1_000_000,
  max_queued_bytes: 512 * 1024 * 1024,
  message_size_limit: 1024 * 1024,
  set_tcp_nodelay: true,
};

/** A real Mosquitto 2 as a child, on free ports, with a directory of its own. */
export async function startMosquitto({
  settings = {},
  dynamicSecurity,
  listenerSettings = {},
  tls,
}: MosquittoOptions = {}): Promise<RunningMosquitto> {
  const program = requireServer("mosquitto");
  const directory = await mkdtemp(path.join(tmpdir(), "cartage-mosquitto-"));
  const [port, wsPort] = [await freePort(), await freePort()];
  const [tlsPort, wssPort] = tls ? [await freePort(), await freePort()] : [null, null];
  const lines = linesOf({ ...careful, ...settings });
  const security = dynamicSecurity === undefined ? ["allow_anonymous true"] : await secure(directory, dynamicSecurity);
  const each = linesOf(listenerSettings);
  const listeners = [
    `listener ${port} 127.0.0.1`,
    ...each,
    `listener ${wsPort} 127.0.0.1`,
    "protocol websockets",
    ...each,
    ...(tls ? [`listener ${tlsPort} 127.0.0.1`, ...secured(tls), ...each] : []),
    ...(tls ? [`listener ${wssPort} 127.0.0.1`, "protocol websockets", ...secured(tls), ...each] : []),
  ];
  const ports = [port, wsPort, tlsPort, wssPort].filter((each) => each !== null);
  // started by root it would become a user that may not write here
  const user = process.getuid?.() === 0 ? ["user root"] : [];
  const file = path.join(directory, "mosquitto.conf");
  await writeFile(
    file,
    [...user, `persistence_location ${directory}/`, ...lines, ...security, ...listeners, ""].join("\n"),
  );

  const start = () => startServer({ program, args: ["-c", file], ports });
  let server = await start();
  return {
    port,
    wsPort,
    url: `mqtt://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${wsPort}`,
    tlsUrl: tls ? `mqtts://localhost:${tlsPort}` : "",
    wssUrl: tls ? `wss://localhost:${wssPort}` : "",
    kill: () => server.kill(),
    async restart() {
      await server.stop();
      server = await start();
    },
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const linesOf = (settings: MosquittoSettings): string[] =>
  Object.entries(settings).map(([name, value]) => `${name} ${value}`);

/** As on the listener of ops/docker/mosquitto/listeners-tls. */
const secured = ({ certFile, keyFile }: { certFile: string; keyFile: string }) => [
  `certfile ${certFile}`,
  `keyfile ${keyFile}`,
  "tls_version tlsv1.2",
];

async function secure(directory: string, document: unknown): Promise<string[]> {
  const file = path.join(directory, "dynamic-security.json");
  await writeFile(file, JSON.stringify(document), { mode: 0o600 });
  return ["allow_anonymous false", `plugin ${await findDynamicSecurity()}`, `plugin_opt_config_file ${file}`];
}

/** Where the dynamic security plugin is. */
export async function findDynamicSecurity(): Promise<string> {
  const name = "mosquitto_dynamic_security.so";
  for (const root of ["/usr/lib", "/usr/local/lib", "/opt/homebrew/lib"]) {
    const below = (await readdir(root).catch(() => [])).map((directory) => path.join(root, directory));
    for (const directory of [root, ...below]) {
      const files: string[] = await readdir(directory).catch(() => []);
      if (files.includes(name)) return path.join(directory, name);
    }
  }
  throw new Error(
    `Mosquitto's dynamic security plugin (${name}) is not installed; Debian's package mosquitto brings it.`,
  );
}
