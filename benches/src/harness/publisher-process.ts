import { createPublisher, encodePublications, type Publication } from "./publisher.ts";

// A process of its own, so that publishing and receiving do not share an event loop. Started by fork.

export type ToPublisher =
  | { kind: "load"; publications: Publication[] }
  | { kind: "publish"; host: string; port: number; inFlight: number };
export type FromPublisher = { kind: "loaded" } | { kind: "published"; startedAt: number; endedAt: number };

let packets: Uint8Array[] = [];
const answer = (message: FromPublisher) => process.send?.(message);

process.on("message", async (message: ToPublisher) => {
  if (message.kind === "load") {
    packets = encodePublications(message.publications);
    answer({ kind: "loaded" });
    return;
  }
  const publisher = await createPublisher(message);
  const startedAt = Date.now();
  await publisher.publish(packets);
  answer({ kind: "published", startedAt, endedAt: Date.now() });
  publisher.end();
});
process.on("disconnect", () => process.exit(0));
