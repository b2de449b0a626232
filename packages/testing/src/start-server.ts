import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as passed } from "node:timers/promises";
import { guardAgainstOrphan } from "@cartage/local/guard-against-orphan";

const READY_WITHIN_MS = 10_000;

export type RunningServer = {
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
};

/** Starts a server's program and waits until it accepts connections on each port; it ends with this process. */
export async function startServer({
  program,
  args,
  ports,
}: {
  program: string;
  args: string[];
  ports: number[];
}): Promise<RunningServer> {
  const server = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.on("data", (chunk) => {
      said = `${said}${chunk}`.slice(-2_000);
    });
  }
  guardAgainstOrphan(server, "KILL");

  for (const until = Date.now() + READY_WITHIN_MS; !(await areAccepting(ports)); await passed(10)) {
    if (hasEnded(server) || Date.now() > until) {
      server.kill("SIGKILL");
      throw new Error(`${program} did not start:\n${said}`);
    }
  }
  const end = async (signal: NodeJS.Signals) => {
    if (hasEnded(server)) return;
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  };
  return { stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

function hasEnded(server: ChildProcess) {
  return server.pid === undefined || server.exitCode !== null || server.signalCode !== null;
}

async function areAccepting(ports: number[]): Promise<boolean> {
  return (await Promise.all(ports.map(isAccepting))).every(Boolean);
}

function isAccepting(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
