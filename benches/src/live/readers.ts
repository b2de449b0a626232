import { fork } from "node:child_process";
import { once } from "node:events";
import { until } from "@cartage/testing/until";
import type { FromReaders, ToReaders } from "./readers-process.ts";

export interface Readers {
  /** Bytes that came to all readers so far. Throws when one has gone. */
  receivedBytes(): Promise<number>;
  stop(): Promise<void>;
}

/** Opens so many readers of `tracking.live` for one person who is signed in; settles when their snapshots have come. */
export async function openReaders(amount: number, port: number, cookie: string): Promise<Readers> {
  const child = fork(new URL("readers-process.ts", import.meta.url));
  const gone = once(child, "exit");
  const ask = async <Kind extends FromReaders["kind"]>(message: ToReaders, kind: Kind) => {
    const answered = Promise.race([once(child, "message") as Promise<[FromReaders]>, gone]);
    child.send(message);
    const [answer] = await answered;
    if (typeof answer !== "object" || answer.kind !== kind) throw new Error("The readers ended.");
    return answer as Extract<FromReaders, { kind: Kind }>;
  };
  const receivedBytes = async () => {
    const { bytes, readers } = await ask({ kind: "ask" }, "received");
    if (readers < amount) throw new Error(`${amount - readers} of ${amount} readers have lost their stream.`);
    return bytes;
  };
  await ask({ kind: "open", amount, port, cookie }, "open");
  let received = 0;
  const isQuiet = async () => {
    const before = received;
    received = await receivedBytes();
    // a ping has less
    return received - before < amount * 100;
  };
  if (amount > 0) await until(isQuiet, { everyMs: 500, withinMs: 60_000 });
  return {
    receivedBytes,
    async stop() {
      child.disconnect();
      await gone;
    },
  };
}
