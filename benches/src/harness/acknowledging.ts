import { fork } from "node:child_process";
import { once } from "node:events";
import type { Publication, PublisherOptions } from "./publisher.ts";
import type { PublisherClient } from "./publisher-client.ts";

interface Acknowledging {
  brokerUrl: string;
  broker: PublisherOptions;
  publisher: PublisherClient;
  load: Publication[];
  warmUp: Publication[];
}

/**
 * Messages a second from the first publication to the last acknowledgement, by a subscriber in a process of its own that only
 * acknowledges: what the broker hands out, which no worker exceeds.
 */
export async function acknowledging({ brokerUrl, broker, publisher, load, warmUp }: Acknowledging): Promise<number> {
  const subscriber = fork(new URL("acknowledge-only.ts", import.meta.url), [brokerUrl]);
  await once(subscriber, "message");
  const receive = async (publications: Publication[]) => {
    await publisher.load(publications);
    subscriber.send({ expect: publications.length });
    const received = once(subscriber, "message") as Promise<[{ at: number }]>;
    const { startedAt } = await publisher.publish(broker);
    const [{ at }] = await received;
    return publications.length / ((at - startedAt) / 1_000);
  };
  await receive(warmUp);
  const perS = await receive(load);
  subscriber.kill();
  return perS;
}
