import { once } from "node:events";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";

/** Where spans are sent over OTLP/HTTP: what came to `/v1/traces` of one service, as its bytes read as text. */
export async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString("latin1");
    if (request.url === "/v1/traces") bodies.push(body);
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    spansOf: (service: string) => bodies.filter((body) => body.includes(service)).join("\n"),
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
