import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below what systems give to outgoing connections, which would take a port away before anybody listens on it. */
const [lowest, beyond] = [20_000, 32_000];
const given = new Set<number>();

/** A port that was free a moment ago, another one each time; whoever asks should listen on it at once. */
export async function freePort(host = "127.0.0.1"): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    const port = randomInt(lowest, beyond);
    if (given.has(port)) continue;
    try {
      await listenBriefly(port, host);
      given.add(port);
      return port;
    } catch (error) {
      if (tries >= 100) throw error;
    }
  }
}

/**
 * Throws when the port is taken, naming the variable that moves it.
 * @throws PortTaken
 */
export async function claimPort(port: number, host: string, variable: string): Promise<number> {
  try {
    return await listenBriefly(port, host);
  } catch (cause) {
    throw explainPort(cause, port, host, variable);
  }
}

/** Turns the system's refusal to listen into a sentence that says what to do; other errors pass as they are. */
export function explainPort(cause: unknown, port: number, host: string, variable: string): Error {
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  if (code === "EADDRINUSE") return new PortTaken(port, host, variable, cause);
  if (code === "EACCES") {
    return new Error(
      `Port ${port} needs a privilege this process does not have. Choose one above 1023 with ${variable}.`,
      { cause },
    );
  }
  return cause instanceof Error ? cause : new Error(String(cause));
}

class PortTaken extends Error {
  readonly port: number;

  constructor(port: number, host: string, variable: string, cause?: unknown) {
    super(
      `Port ${port} on ${host} is taken by another program. Stop that program, ` +
        `set ${variable} to a free port, or take free ports with: npm start -- --free-ports`,
      { cause },
    );
    this.name = "PortTaken";
    this.port = port;
  }
}

function listenBriefly(port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once("error", reject);
  server.listen({ port, host, exclusive: true }, () => {
    const address = server.address();
    const taken = typeof address === "object" && address ? address.port : port;
    server.close(() => resolve(taken));
  });
  return promise;
}
