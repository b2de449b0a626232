import { createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { Obstacle } from "../../bootstrap/steps.mjs";
import { checkConfiguration } from "./configuration.ts";
import { claimPorts, tellMoved } from "./ports.ts";

test("a taken port is named with who holds it and the variable that moves it", async () => {
  const port = await takenPort("127.0.0.1");
  const claimed = claimPorts(await variablesWith(port), { hasFreePorts: false });
  await expect(claimed).rejects.toBeInstanceOf(Obstacle);
  await expect(claimed).rejects.toThrowError(`Port ${port} (web, CARTAGE_WEB_PORT) is taken by process ${process.pid}`);
});

test("a program on localhost's other address counts as well", async () => {
  const port = await takenPort("::1");
  await expect(claimPorts(await variablesWith(port), { hasFreePorts: false })).rejects.toThrowError(`Port ${port}`);
});

test("free ports are taken in place of taken ones and told, and the others stay", async () => {
  const port = await takenPort("127.0.0.1");
  const variables = await variablesWith(port);
  const ports = await claimPorts(variables, { hasFreePorts: true });
  expect(ports.CARTAGE_WEB_PORT).not.toBe(port);
  expect(ports.CARTAGE_WORKER_PORT).toBe(variables.CARTAGE_WORKER_PORT);
  expect(tellMoved(ports, variables)).toEqual([
    `Port ${port} is taken: web is on ${ports.CARTAGE_WEB_PORT} (CARTAGE_WEB_PORT)`,
  ]);
});

test("of worker and jobs it is told as well", async () => {
  const variables = checkConfiguration(await freeOnes()).variables;
  const ports = {
    ...(await claimPorts(variables, { hasFreePorts: true })),
    CARTAGE_WORKER_PORT: 1,
    CARTAGE_JOBS_PORT: 2,
  };
  expect(tellMoved(ports, variables)).toEqual([
    `Port ${variables.CARTAGE_WORKER_PORT} is taken: worker is on 1 (CARTAGE_WORKER_PORT)`,
    `Port ${variables.CARTAGE_JOBS_PORT} is taken: jobs is on 2 (CARTAGE_JOBS_PORT)`,
  ]);
});

test("a port whose service is a real one elsewhere is not asked for", async () => {
  const port = await takenPort("127.0.0.1");
  const { variables } = checkConfiguration({
    ...(await freeOnes()),
    CARTAGE_MQTT_PORT: String(port),
    MQTT_URL: "mqtt://broker:1883",
  });
  await expect(claimPorts(variables, { hasFreePorts: false })).resolves.toBeDefined();
});

async function variablesWith(webPort: number) {
  return checkConfiguration({ ...(await freeOnes()), CARTAGE_WEB_PORT: String(webPort) }).variables;
}

async function freeOnes(): Promise<Record<string, string>> {
  const names = ["WEB", "WORKER", "JOBS", "MQTT", "MQTT_WS", "POSTGRES", "REDIS_REST", "SMTP"];
  const held = await Promise.all(
    names.map(async (name) => [`CARTAGE_${name}_PORT`, await listening("127.0.0.1")] as const),
  );
  const ports = held.map(([name, server]) => [name, String(portOf(server))] as const);
  await Promise.all(held.map(([, server]) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(ports);
}

async function takenPort(host: string): Promise<number> {
  const server = await listening(host);
  onTestFinished(() => void server.close());
  return portOf(server);
}

async function listening(host: string) {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(0, host, resolve);
  await promise;
  return server;
}

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  return address.port;
}
