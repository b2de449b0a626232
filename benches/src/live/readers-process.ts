import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { livePath } from "./event-stream.ts";

// Readers of `tracking.live` in a process of their own. They take what comes and look at none of it. Started by fork.

export type ToReaders = { kind: "open"; amount: number; port: number; cookie: string } | { kind: "ask" };
export type FromReaders = { kind: "open" } | { kind: "received"; bytes: number; readers: number };

const atOnce = 25;
// shared: nothing is kept of what is read
const buffer = Buffer.alloc(256 * 1024);
const answer = (message: FromReaders) => process.send?.(message);
let bytes = 0;
let readers = 0;

process.on("message", async (message: ToReaders) => {
  if (message.kind === "ask") {
    answer({ kind: "received", bytes, readers });
    return;
  }
  for (let opened = 0; opened < message.amount; opened += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, message.amount - opened) }, () => open(message)));
  }
  answer({ kind: "open" });
});
process.on("disconnect", () => process.exit(0));

/** Settles when the stream has begun. */
async function open({ port, cookie }: Extract<ToReaders, { kind: "open" }>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let isOpen = false;
  const socket: Socket = createConnection({
    host: "localhost",
    port,
    onread: {
      buffer,
      callback(size, chunk) {
        bytes += size;
        if (isOpen) return true;
        isOpen = true;
        const [status] = Buffer.from(chunk).toString("latin1", 0, Math.min(size, 64)).split("\r\n");
        if (status?.includes(" 200 ")) resolve();
        else reject(new Error(`A reader was answered with ${status}.`));
        return true;
      },
    },
  });
  socket.on("error", reject);
  socket.on("close", () => {
    readers -= 1;
    reject(new Error("A reader's stream ended before it began."));
  });
  await once(socket, "connect");
  readers += 1;
  socket.write(
    `GET ${livePath} HTTP/1.1\r\nhost: localhost:${port}\r\naccept: text/event-stream\r\ncookie: ${cookie}\r\n\r\n`,
  );
  return promise;
}
