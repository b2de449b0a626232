import type { AddressInfo, Server, Socket } from "node:net";
import { explainPort } from "./ports.ts";

export type Listener = { port: number; close(): Promise<void> };

/**
 * Listens, and closes without waiting for whoever is still connected.
 * @throws naming the variable that moves the port, when it is taken
 */
export async function listen(server: Server, port: number, host: string, variable: string): Promise<Listener> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", (error) => reject(explainPort(error, port, host, variable)));
  server.listen(port, host, resolve);
  await promise;
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
