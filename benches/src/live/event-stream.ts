import type { LiveEvent } from "@cartage/api/live/watch-vehicles";

export const livePath = `/api/trpc/tracking.live?input=${encodeURIComponent("{}")}`;

/** Subscribes to `tracking.live` as a browser does and calls back with each event, parsed, until it is stopped. Settles after the snapshot. */
export async function openEventStream(url: string, cookie: string, onEvent: (event: LiveEvent) => void) {
  const stopped = new AbortController();
  const headers = { cookie, accept: "text/event-stream" };
  const { ok, status, body } = await fetch(url + livePath, { headers, signal: stopped.signal });
  if (!ok || !body) throw new Error(`The stream was answered with ${status}.`);
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const take = (event: LiveEvent) => {
    if (event.snapshot) begin();
    else onEvent(event);
  };
  const ended = read(body, take).catch((error: unknown) => {
    if (!stopped.signal.aborted) throw error;
  });
  /** Rejects when the stream ends by itself. */
  const lost = ended.then(() => {
    if (!stopped.signal.aborted) throw new Error("The server ended the stream.");
  });
  await Promise.race([begun, lost]);
  return {
    lost,
    async stop() {
      stopped.abort();
      await ended;
    },
  };
}

async function read(body: ReadableStream<Uint8Array>, onEvent: (event: LiveEvent) => void) {
  let text = "";
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (!text.endsWith("\n\n")) continue;
    for (const block of text.split("\n\n")) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      // of tRPC's own events, such as its ping, only ours have vehicles
      if (data?.includes('"at":')) onEvent(JSON.parse(data) as LiveEvent);
    }
    text = "";
  }
}
