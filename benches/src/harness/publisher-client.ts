import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Publication } from "./publisher.ts";
import type { FromPublisher, ToPublisher } from "./publisher-process.ts";

export interface PublisherClient {
  load(publications: Publication[]): Promise<void>;
  /** Publishes what was loaded; answers when the first was sent and the last acknowledged, ms. */
  publish(broker: { host: string; port: number; inFlight: number }): Promise<{ startedAt: number; endedAt: number }>;
  stop(): void;
}

export function startPublisher(): PublisherClient {
  const child = fork(new URL("publisher-process.ts", import.meta.url), { serialization: "advanced" });
  const ask = async <Kind extends FromPublisher["kind"]>(message: ToPublisher, kind: Kind) => {
    const answered = answerOf(child, kind);
    child.send(message);
    return answered;
  };
  return {
    async load(publications) {
      await ask({ kind: "load", publications }, "loaded");
    },
    publish: (broker) => ask({ kind: "publish", ...broker }, "published"),
    stop: () => child.disconnect(),
  };
}

async function answerOf<Kind extends FromPublisher["kind"]>(child: ChildProcess, kind: Kind) {
  const [message] = (await once(child, "message")) as [FromPublisher];
  if (message.kind !== kind) throw new Error(`The publisher answered ${message.kind} instead of ${kind}.`);
  return message as Extract<FromPublisher, { kind: Kind }>;
}
