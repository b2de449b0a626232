import { freePort } from "@cartage/local/ports";
import { requireServer } from "./server-binary.ts";
import { type RunningServer, startServer } from "./start-server.ts";

export type RunningRedis = RunningServer & { port: number; url: string };

/** A real Redis with nothing in it, which keeps nothing. */
export async function startRedis(): Promise<RunningRedis> {
  const port = await freePort();
  const flags = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = await startServer({ program: requireServer("redis-server"), args: flags, ports: [port] });
  return { ...server, port, url: `redis://127.0.0.1:${port}` };
}
