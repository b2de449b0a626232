import { expect, test } from "vitest";
import type { Session } from "../mqtt/session.ts";
import type { Incoming } from "./incoming.ts";
import type { StoredMessages } from "./store-messages.ts";
import { createStoreUntilDone } from "./store-until-done.ts";

/** As postgres.js reports what Postgres refuses of the data: "invalid_text_representation". */
const refusedData = Object.assign(new Error("refused"), { name: "PostgresError", code: "22P02" });

test("one message that Postgres refuses is set aside, the others are stored", async () => {
  const { stored, aside, result } = await run({ refused: [3], messages: 5 });
  expect(stored.sort()).toEqual([1, 2, 4, 5]);
  expect(aside).toEqual([3]);
  expect(result?.refused).toEqual(["not_storable"]);
  expect(result?.written).toBe(4);
});

test("setting aside is tried again when Postgres goes away meanwhile", async () => {
  const { aside, retries } = await run({ refused: [1], messages: 1, asideFails: 2 });
  expect(aside).toEqual([1]);
  expect(retries).toBe(2);
});

async function run({
  refused,
  messages,
  asideFails = 0,
}: {
  refused: number[];
  messages: number;
  asideFails?: number;
}) {
  const stored: number[] = [];
  const aside: number[] = [];
  let retries = 0;
  const storeUntilDone = createStoreUntilDone({
    async store(batch) {
      const ids = batch.map(({ packetId }) => packetId ?? 0);
      if (ids.some((id) => refused.includes(id))) throw refusedData;
      stored.push(...ids);
      return { ...nothing, written: ids.length };
    },
    async setAside({ packetId }) {
      if (retries < asideFails) throw new Error("Postgres is away.");
      aside.push(packetId ?? 0);
    },
    onRetry: () => {
      retries += 1;
    },
    signal: new AbortController().signal,
  });
  const result = await storeUntilDone(Array.from({ length: messages }, (_, at) => message(at + 1)));
  return { stored, aside, retries, result };
}

const nothing: StoredMessages = {
  written: 0,
  repeated: 0,
  moved: [],
  through: [],
  recent: [],
  refused: [],
  begun: false,
  adjusted: {},
};

function message(packetId: number): Incoming {
  return { session: {} as Session, topic: "t", payload: Buffer.alloc(1), packetId, receivedAt: 0 };
}
