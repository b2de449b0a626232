import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Receiver extends AsyncDisposable {
  url: string;
  /** As WEBHOOK_PRIVATE_HOSTS names it. */
  host: string;
  /** Everything that came, in the order in which it came, also what was never answered. */
  received: Received[];
  /** The status for a request; one that does not settle leaves the sender waiting. */
  answer: (request: Received) => number | Promise<number>;
}

/** A program outside, a push service or a provider of short messages: takes what is posted and answers as it is told to. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request).catch(() => null);
    if (body === null) return;
    const each = { path: request.url ?? "", headers: request.headers, body };
    received.push(each);
    response.writeHead(await receiver.answer(each)).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    received,
    answer: () => 200,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}
