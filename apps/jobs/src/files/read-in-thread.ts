import { Worker } from "node:worker_threads";
import type { ReadFile } from "@cartage/domain/tracking/processes/import-history";
import type { Position } from "@cartage/telemetry/position";
import type { ThreadMessage } from "./recording-thread.ts";

const mostMegabytes = 1_024;

/** Reads a file of positions in a thread of its own: large ones take seconds, and what they make of memory ends with it. */
export function readInThread(content: Uint8Array): Promise<ReadFile> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadFile>();
  const positions: Position[] = [];
  const thread = new Worker(new URL("./recording-thread.ts", import.meta.url), {
    workerData: content,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  thread.on("message", (message: ThreadMessage) => {
    if ("positions" in message) for (const position of message.positions) positions.push(position);
    else if ("refusal" in message) resolve(message);
    else resolve({ ...message.end, positions } as ReadFile);
  });
  thread.on("error", (error) => {
    const isTooMuch = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
    if (isTooMuch) resolve({ refusal: { reason: "too_much", place: null, found: null } });
    else reject(error);
  });
  thread.on("exit", (code) => reject(new Error(`The thread that read a file ended with ${code}.`)));
  return promise;
}
