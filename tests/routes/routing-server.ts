import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { test as plain } from "vitest";

export interface Question {
  method: string;
  url: string;
  body: unknown;
}

type Reply = { status?: number; json: unknown } | { raw: string } | "silence";

export interface RoutingServer {
  url: string;
  /** What was asked, in order. */
  questions: Question[];
  /** What is answered from now on. */
  reply: Reply;
}

/** A server on this machine that answers what a routing server's documentation shows. */
export const test = plain.extend<{ server: RoutingServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
  server: async ({}, use) => {
    const answered: RoutingServer = { url: "", questions: [], reply: { json: {} } };
    const server = createServer(async (request, response) => {
      const { method = "", url = "" } = request;
      answered.questions.push({ method, url, body: await bodyOf(request) });
      const { reply } = answered;
      if (reply === "silence") return;
      if ("raw" in reply) {
        response.end(reply.raw);
        return;
      }
      response.writeHead(reply.status ?? 200, { "content-type": "application/json" });
      response.end(JSON.stringify(reply.json));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    answered.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await use(answered);
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  },
});

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text === "" ? null : JSON.parse(text);
}
