import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";

/** A proxy that ends TLS before a web server, as ops/docker/proxy does; what a client claims to be, it passes on. */
export async function startTlsProxy({ cert, key, webPort }: { cert: string; key: string; webPort: number }) {
  const server = createServer({ cert, key }, (incoming, outgoing) => {
    const { method, url, headers, socket } = incoming;
    const forwarded = [headers["x-forwarded-for"], socket.remoteAddress].filter(Boolean).join(", ");
    const passed = request(
      {
        host: "127.0.0.1",
        port: webPort,
        method,
        path: url,
        headers: { "x-forwarded-proto": "https", ...headers, "x-forwarded-for": forwarded },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on("error", () => outgoing.destroy());
    outgoing.on("close", () => passed.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
