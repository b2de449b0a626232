import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { Obstacle } from "../../bootstrap/steps.mjs";
import type { Variables } from "./configuration.ts";
import { portHolder } from "./port-holder.ts";

export type PortName = Extract<keyof Variables, `CARTAGE_${string}_PORT`>;
export type Ports = Record<PortName, number>;

/** What each port is for, in the order in which they are named. */
const SERVICES: Record<PortName, string> = {
  CARTAGE_WEB_PORT: "web",
  CARTAGE_WORKER_PORT: "worker",
  CARTAGE_JOBS_PORT: "jobs",
  CARTAGE_MQTT_PORT: "MQTT",
  CARTAGE_MQTT_WS_PORT: "MQTT over WebSocket",
  CARTAGE_POSTGRES_PORT: "Postgres",
  CARTAGE_REDIS_REST_PORT: "Upstash REST",
  CARTAGE_SMTP_PORT: "mail catcher",
};

/** Ports that a real service makes unnecessary. */
const REPLACED_BY = {
  CARTAGE_MQTT_PORT: "MQTT_URL",
  CARTAGE_MQTT_WS_PORT: "MQTT_URL",
  CARTAGE_POSTGRES_PORT: "DATABASE_URL",
  CARTAGE_REDIS_REST_PORT: "UPSTASH_REDIS_REST_URL",
  CARTAGE_SMTP_PORT: "SMTP_URL",
} as const satisfies Partial<Record<PortName, keyof Variables>>;

/**
 * The ports to listen on: the wanted ones, or a free one for each that is taken.
 * @throws Obstacle that names every taken port, who holds it, and the variable that moves it
 */
export async function claimPorts(variables: Variables, { hasFreePorts }: { hasFreePorts: boolean }): Promise<Ports> {
  const names = (Object.keys(SERVICES) as PortName[]).filter((name) => isNeeded(name, variables));
  const claimed = new Map<PortName, number>();
  const taken: PortName[] = [];
  for (const name of names) {
    if (await isFree(variables[name], variables.CARTAGE_HOST)) claimed.set(name, variables[name]);
    else if (hasFreePorts) claimed.set(name, await freePort(variables.CARTAGE_HOST));
    else taken.push(name);
  }
  if (taken.length > 0) throw portsTaken(taken, variables);

  const wanted = Object.fromEntries(Object.keys(SERVICES).map((name) => [name, variables[name as PortName]]));
  return { ...wanted, ...Object.fromEntries(claimed) } as Ports;
}

/** A line for each service that listens elsewhere than was wanted. */
export function tellMoved(ports: Ports, variables: Variables): string[] {
  return (Object.keys(SERVICES) as PortName[])
    .filter((name) => ports[name] !== variables[name])
    .map((name) => `Port ${variables[name]} is taken: ${SERVICES[name]} is on ${ports[name]} (${name})`);
}

function isNeeded(name: PortName, variables: Variables): boolean {
  return !(name in REPLACED_BY) || variables[REPLACED_BY[name as keyof typeof REPLACED_BY]] === undefined;
}

function portsTaken(taken: PortName[], variables: Variables): Obstacle {
  const lines = taken.map((name) => {
    const port = variables[name];
    return `Port ${port} (${SERVICES[name]}, ${name}) is taken by ${portHolder(port) ?? "another program"}.`;
  });
  return new Obstacle(
    lines.join("\n  "),
    `Stop what holds it, give another number (${taken[0]}=…), or take free ones: npm start -- --free-ports`,
  );
}

/** A browser tries ::1 for localhost first, so another program there would answer in our place. */
async function isFree(port: number, host: string): Promise<boolean> {
  if ((await listenBriefly(port, host)) !== port) return false;
  return host !== "127.0.0.1" || (await listenBriefly(port, "::1")) !== "taken";
}

async function freePort(host: string): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    // below what systems give to outgoing connections, which would take it away before anybody listens on it
    const port = await listenBriefly(randomInt(20_000, 32_000), host);
    if (typeof port === "number") return port;
    if (port === "impossible") break;
  }
  throw new Obstacle(`No port can be opened on ${host}.`, "Is CARTAGE_HOST right?");
}

function listenBriefly(port: number, host: string): Promise<number | "taken" | "impossible"> {
  const { promise, resolve } = Promise.withResolvers<number | "taken" | "impossible">();
  const server = createServer();
  server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "EADDRINUSE" ? "taken" : "impossible"));
  server.listen({ port, host, exclusive: true }, () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" && address ? address.port : port));
  });
  return promise;
}
